using System.Globalization;
using System.Net;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Committee;

/// <summary>The pages of a call: what each person sees, what is refused, and what nobody sees.</summary>
public abstract class DrawPagesTests(Portal portal)
{
    private const string Call = "/comite/instances/adolescents/appel";
    private const string Participate = "/comite/rejoindre/adolescents/participer";
    private const string Verify = "/comite/rejoindre/adolescents/tirage";

    [Fact]
    public async Task A_call_is_opened_answered_drawn_accepted_and_verified()
    {
        var body = await portal.EmptyBodyAsync(Bodies.Adolescents, 6);
        var (rose, lina, sami) = (await portal.FacilitatorAsync(Bodies.Adolescents), await portal.LinaAsync(), await portal.LinaAsync());
        Assert.Contains("Aucun appel n’est ouvert", (await lina.OpenAsync(Participate)).Text);
        await OpensAsync(rose, body.Id);

        Assert.Contains("Des places sont à prendre.", (await lina.OpenAsync("/comite")).Text);
        await (await lina.OpenAsync("/comite/rejoindre/adolescents")).FollowAsync("Je veux participer");
        Assert.Contains("Avant le tirage, personne ne sait que c’est toi.", lina.Page.QuerySelector("[data-qui-va-lire]")!.TextContent);
        await lina.Choose("Je veux bien remplacer quelqu’un").PressAsync("Je veux participer");
        await lina.PressAsync("Je ne veux plus participer");
        Assert.Empty(await portal.RowsAsync(body));
        await lina.PressAsync("Je veux participer");
        var number = lina.Page.QuerySelector("main .code")!.TextContent;
        await (await sami.OpenAsync(Participate)).PressAsync("Je veux participer");
        Assert.DoesNotContain(number, sami.Text);
        await rose.OpenAsync(Call);
        Assert.Equal("2", rose.Detail("Veulent participer"));
        foreach (var secret in (string[])[number, lina.Account.DisplayName]) Assert.DoesNotContain(secret, rose.Page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Tirer au sort", rose.Page.QuerySelector("main")!.TextContent);

        await DrawsAsync(rose, body, lina.Account.DisplayName);

        Assert.Contains("Tu as été tiré·e au sort.", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync(Participate)).PressAsync("Oui, je prends la place");
        Assert.Equal("/comite/instances/adolescents", lina.Path);
        Assert.Contains("Ton mandat finit le", lina.Text);
        await (await sami.OpenAsync(Participate)).PressAsync("Non merci");
        Assert.Contains("Place refusée", sami.Text);
        Assert.Equal(1, await portal.SeatedAsync(body));
        Assert.Contains("A dit oui", (await rose.OpenAsync(Call)).Text);
        Assert.Equal(["body.seat-offered", "committee.joined"], await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.PersonId == lina.Account.Id && (entry.Action == "body.seat-offered" || entry.Action == "committee.joined")).OrderBy(entry => entry.Seq).Select(entry => entry.Action).ToListAsync()));

        var stranger = await VerifiesAsync(number, lina.Account.DisplayName);
        foreach (var (person, address) in new[] { (lina, Participate), (rose, Call), (stranger, Verify), (sami, "/comite/rejoindre/adolescents") })
            Assert.InRange(await portal.Sql.OfAsync(() => person.OpenAsync(address)), 1, 8);
    }

    [Fact]
    public async Task A_draw_that_somebody_changed_says_no()
    {
        var rose = await portal.AccountAsync(Role.Facilitator);
        await portal.RunsAsync(rose, Bodies.Adolescents);
        var (body, _) = await portal.DrawnAsync(rose, Bodies.Adolescents, people: 6, seats: 2, substitutes: 2);
        var (call, stranger) = (await CallAsync(body.Id), portal.Stranger());
        Assert.Contains("Oui, ce tirage est juste.", (await stranger.OpenAsync(Verify)).Text);
        var record = DrawRecord.Read(call.Record!);
        await WriteAsync(DrawRecord.Of(FairDraw.NewSecret(), record.First, record.Second, record.Seats, record.Substitutes, record.Groups).Write()); // all of it done again with another secret
        Assert.Contains("Non, ce tirage n’est pas juste.", (await stranger.OpenAsync(Verify)).Text);
        Assert.Contains("Le secret n’est pas celui de l’ouverture.", stranger.Text);
        await WriteAsync((record with { Result = record.Result with { Drawn = [.. record.Groups[0].Numbers.Except(record.Result.Drawn).Take(2)] } }).Write());
        Assert.Contains("Le calcul refait donne d’autres numéros.", (await stranger.OpenAsync(Verify)).Text);
        await WriteAsync("{ rien");
        Assert.Contains("Le relevé de ce tirage ne se lit plus.", (await stranger.OpenAsync(Verify)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{Verify}?tirage={SecretCode.NewId()}")).Status);

        Task WriteAsync(string text) => portal.WithDbAsync(db => db.Set<SeatCall>().Where(one => one.Id == call.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Record, text)));
    }

    [Fact]
    public async Task The_wrong_person_finds_nothing_and_an_age_has_its_reason()
    {
        var body = await portal.EmptyBodyAsync(Bodies.Adolescents, 6);
        var (rose, other) = (await portal.FacilitatorAsync(Bodies.Adolescents), await portal.FacilitatorAsync(Bodies.Parents));
        await portal.OpenCallAsync(rose.Account, body, 2, 1);
        var (lina, claire, grown) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Parent), await portal.VisitorAsync(await portal.VolunteerlessAsync(portal.Today().AddYears(1))));
        await (await lina.OpenAsync(Participate)).PressAsync("Je veux participer");
        var row = Assert.Single(await portal.RowsAsync(body));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(Call)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync(Participate)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync(Verify)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/comite/rejoindre/parents/participer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync(Call)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await rose.OpenAsync(Participate)).Status);
        Assert.Contains("Cette instance va jusqu’à 15 ans.", (await grown.OpenAsync(Participate)).Text);
        Assert.Empty(grown.Page.QuerySelectorAll("main form"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (await PostAsync(grown, "Volunteer", row.Id), grown.Text.Contains("Cette instance va jusqu’à 15 ans.", StringComparison.Ordinal)));
        var sami = await portal.LinaAsync();
        foreach (var act in (string[])["Withdraw", "Accept", "Decline"]) Assert.Equal(HttpStatusCode.NotFound, await PostAsync(sami, act, row.Id)); // hers, not his
        await lina.OpenAsync(Participate);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(lina, "Accept", row.Id)); // nothing is offered yet
        Assert.Equal(VolunteerState.Volunteer, Assert.Single(await portal.RowsAsync(body)).State);
        Assert.Equal(0, await portal.SeatedAsync(body));
        await (await rose.OpenAsync(Call)).PressAsync("Oui, annuler l’appel");
        Assert.Contains("Un appel est annulé.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Cet appel est annulé", (await lina.OpenAsync(Participate)).Text);
    }

    private async Task OpensAsync(Visitor rose, Guid body)
    {
        await (await rose.OpenAsync(Call)).PressAsync("Ouvrir l’appel");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choisissez le dernier jour."), (rose.Status, rose.ErrorOf("Dernier jour pour dire oui")));
        await rose.Fill("Dernier jour pour dire oui", Day(10)).Fill("Places à donner", "7").Fill("Remplaçants au plus", "2").PressAsync("Ouvrir l’appel");
        Assert.Equal(("Il reste 6 places libres.", "7", "2"), (rose.ErrorOf("Places à donner"), rose.ValueOf("Places à donner"), rose.ValueOf("Remplaçants au plus")));
        await rose.Fill("Places à donner", "2").Fill("Dernier jour pour dire oui", Day(0)).PressAsync("Ouvrir l’appel");
        Assert.Equal("Choisissez un jour après aujourd’hui.", rose.ErrorOf("Dernier jour pour dire oui"));
        await rose.Fill("Dernier jour pour dire oui", Day(10)).PressAsync("Ouvrir l’appel");
        Assert.Contains("Un appel est ouvert", rose.Text);
        var commitment = (await CallAsync(body)).Commitment;
        Assert.Contains(commitment, (await portal.Stranger().OpenAsync(Verify)).Text); // published from the first day on
        Assert.Contains(await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == rose.Account.Id && entry.Action == "body.call-opened").Select(entry => entry.Reason).SingleAsync()) ?? "-", commitment);
    }

    private async Task DrawsAsync(Visitor rose, Body body, string name)
    {
        await portal.EndCallAsync(body);
        Assert.Contains("Un appel est fini. Il reste à tirer au sort.", (await rose.OpenAsync("/accueil")).Text);
        await rose.OpenAsync(Call);
        Assert.Contains("Trop peu de personnes", rose.Text); // 2 volunteers: no table
        await rose.Fill("Le premier mot", "deux mots").Fill("Le deuxième mot", "rivière").PressAsync("Tirer au sort");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Un seul mot, en lettres, de 30 signes au plus.", "rivière"), (rose.Status, rose.ErrorOf("Le premier mot"), rose.ValueOf("Le deuxième mot")));
        await rose.Fill("Le premier mot", "Tournesol").PressAsync("Tirer au sort");
        Assert.Contains(name, rose.Page.QuerySelector("main")!.TextContent); // now she is known: she was drawn
        Assert.Contains("Doit répondre", rose.Text);
    }

    private async Task<Visitor> VerifiesAsync(string number, string name)
    {
        var stranger = await portal.Stranger().OpenAsync(Verify);
        Assert.Contains("Oui, ce tirage est juste.", stranger.Text);
        Assert.Contains(number, stranger.Text);
        Assert.Contains("tournesol, rivière", stranger.Text);
        Assert.DoesNotContain(name, stranger.Page.QuerySelector("main")!.TextContent);
        return stranger;
    }

    /// <summary>With the token of a page that has a form, wherever that form leads.</summary>
    private static async Task<HttpStatusCode> PostAsync(Visitor person, string handler, Guid row)
    {
        await person.OpenAsync("/comite/rejoindre");
        var token = person.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await person.PostAsync($"{Participate}?handler={handler}", new FormUrlEncodedContent(new Dictionary<string, string> { ["appel"] = row.ToString(), ["__RequestVerificationToken"] = token }));
        return person.Status;
    }

    private Task<SeatCall> CallAsync(Guid body) => portal.WithDbAsync(db => db.Set<SeatCall>().AsNoTracking().Where(call => call.BodyId == body).OrderByDescending(call => call.OpenedAt).FirstAsync());

    private string Day(int after) => portal.Today().AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class DrawPagesOnSqlite(SqlitePortal portal) : DrawPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class DrawPagesOnPostgres(PostgresPortal portal) : DrawPagesTests(portal), IClassFixture<PostgresPortal>;
