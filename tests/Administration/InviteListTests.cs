using System.Diagnostics;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Administration.Lists;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>Many people invited at once: looked at first, invited once however often one presses: on both databases.</summary>
public abstract class InviteListTests(Portal portal)
{
    private const string Page = "/administration/invitations/liste";

    [Fact]
    public async Task The_list_is_looked_at_then_sent_and_the_papers_are_shown()
    {
        var known = await portal.StaffAsync(Role.Professional);
        var office = await portal.VisitorAsync(Role.Administrator);
        var mails = await MailsAsync();
        var one = $"un.{SecretCode.NewKey()[..12]}@exemple.fr";

        await (await office.OpenAsync(Page)).Fill("La liste", $"courriel;role;secteur\n{one};animatrice;plaine-des-saules\n{known.Email};professionnel;\n{one};animatrice;\n").PressAsync("Vérifier la liste");

        Assert.Equal(("1", "1", "0", "1"), (office.Detail("À inviter"), office.Detail("Ont déjà un compte"), office.Detail("Déjà invitées, en attente"), office.Detail("Lignes en double")));
        Assert.Equal(mails, await MailsAsync()); // a look changes nothing
        await office.PressAsync("Inviter cette personne");

        Assert.Equal("/administration/invitations/feuilles", office.Path);
        var code = office.Page.QuerySelector(".code")!.TextContent;
        Assert.Equal(mails + 1, await MailsAsync());
        var guest = portal.Stranger();
        await (await guest.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue/compte", guest.Path);
        Assert.Equal("plaine-des-saules", (await OfAsync(one)).Zone);

        await (await office.OpenAsync(Page)).Fill("La liste", $"courriel;role\n{one};animatrice").PressAsync("Vérifier la liste");
        Assert.Equal("1", office.Detail("Déjà invitées, en attente"));
        Assert.Contains("Il n’y a personne de nouveau à inviter.", office.Text);
    }

    /// <summary>An administrator has no directory of families: their addresses are answered like those that nobody has, and each look is written down.</summary>
    [Fact]
    public async Task A_list_does_not_tell_which_parents_are_here()
    {
        var (mother, colleague) = (await portal.AccountAsync(Role.Parent), await portal.StaffAsync(Role.Professional));
        var address = $"mere.{SecretCode.NewKey()[..12]}@exemple.fr";
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == mother.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.NormalizedEmail, Index(address))));
        var office = await portal.VisitorAsync(Role.Administrator);

        await (await office.OpenAsync(Page)).Fill("La liste", $"courriel;role\n{address};professionnel\n{colleague.Email};professionnel\n").PressAsync("Vérifier la liste");

        Assert.Equal(("1", "1"), (office.Detail("À inviter"), office.Detail("Ont déjà un compte")));
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "invitation.list-checked" && entry.ActorId == office.Account.Id)));
    }

    [Fact]
    public async Task With_a_mistake_nothing_leaves_and_nothing_pasted_is_lost()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        const string typed = "courriel;role\nsans.faute@exemple.fr;professionnel\n<script>alert(1)</script>;=1+1\n";

        await (await office.OpenAsync(Page)).Fill("La liste", typed).PressAsync("Vérifier la liste");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("Ligne 3", office.ErrorOf("La liste"));
        Assert.Equal(typed.Trim(), office.ValueOf("La liste").Trim());
        Assert.DoesNotContain(office.Page.QuerySelectorAll("main button"), button => button.TextContent.StartsWith("Inviter", StringComparison.Ordinal));
        Assert.Equal(0, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.EmailIndex == Index("sans.faute@exemple.fr"))));
    }

    [Fact]
    public async Task A_file_takes_the_place_of_the_box()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        await office.OpenAsync(Page);
        var token = office.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var (bytes, says) in new (byte[], string)[]
        {
            ([0xEF, 0xBB, 0xBF, .. "courriel,role\r\ndu.fichier@exemple.fr,modératrice\r\n"u8], "À inviter"),
            ([0x72, 0xF4, 0x6C, 0x65], "Ce fichier ne se lit pas."), (new byte[StaffList.MostSigns + 1], "Ce fichier est trop lourd"),
        })
        {
            using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(""), "text" }, { new ByteArrayContent(bytes), "upload", "liste.csv" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}?handler=Check") { Content = content };
            using var answer = await office.SendAsync(request);
            Assert.Contains(says, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Two_tabs_pressed_at_once_invite_everybody_once()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var cookie = await portal.SignInAsync(alex);
        var lines = StaffList.Read(StaffListTests.Long(300, $"t{SecretCode.NewKey()[..12]}"), [new("plaine", "Plaine")]).Lines;
        var slips = 0;
        async Task Press() => Interlocked.Add(ref slips, (await portal.WithCookieAsync(cookie, services => services.GetRequiredService<InviteList>().InviteAsync(lines))).Count);

        Assert.Equal(["", "", ""], await Bureau.AtOnceAsync(Press, Press, Press));

        Assert.Equal(300, slips);
        var indexes = lines.Select(line => (string?)Index(line.Email)).ToList();
        Assert.Equal(300, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => indexes.Contains(i.EmailIndex))));
        Assert.Equal(300, await portal.WithDbAsync(db => db.Set<OutboxMail>().CountAsync(mail => indexes.Contains(mail.RecipientIndex))));
        Console.WriteLine($"{GetType().Name}: 3 presses at once on 300 lines, 300 invitations and 300 mails.");
    }

    [Fact]
    public async Task Two_thousand_people_are_invited_in_one_press()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var lines = StaffList.Read(StaffListTests.Long(2_000, "m"), [new("plaine", "Plaine")]).Lines;
        var watch = Stopwatch.StartNew();

        var slips = await portal.AsAsync(alex, services => services.GetRequiredService<InviteList>().InviteAsync(lines));

        Assert.Equal(2_000, slips.Select(slip => slip.Code).Distinct().Count());
        Console.WriteLine($"{GetType().Name}: 2,000 people invited in {watch.Elapsed.TotalSeconds:0.0} s, each with its line in the log.");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_lost_paper_is_made_again_and_the_old_code_is_void()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        var email = $"refaire.{SecretCode.NewKey()[..12]}@exemple.fr";
        await (await office.OpenAsync("/administration/invitations")).Choose("Modération et protection").Fill("Adresse e-mail au travail", email).PressAsync("Inviter");
        var first = office.Page.QuerySelector(".code")!.TextContent;

        await (await office.OpenAsync("/administration/personnes")).Fill("Adresse e-mail entière", email).PressAsync("Trouver cette personne");
        await office.PressAsync("Nouvelle feuille");
        var second = office.Page.QuerySelector(".code")!.TextContent;

        Assert.NotEqual(first, second);
        foreach (var (code, lands) in new[] { (first, "/bienvenue"), (second, "/bienvenue/compte") })
            Assert.Equal(lands, (await (await portal.Stranger().OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer")).Path);
    }

    [Fact]
    public async Task The_model_can_be_taken_and_read_back()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        using var answer = await office.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/administration/invitations/modele"));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(StaffList.Read(StaffList.Decode(await answer.Content.ReadAsByteArrayAsync())!, []).Mistakes);
    }

    private string Index(string email) => portal.Services.GetRequiredService<BlindIndex>().Of(email);

    private Task<int> MailsAsync() => portal.WithDbAsync(db => db.Set<OutboxMail>().CountAsync());

    private Task<Invitation> OfAsync(string email)
    {
        var index = Index(email);
        return portal.WithDbAsync(db => db.Invitations.AsNoTracking().SingleAsync(i => i.EmailIndex == index));
    }
}

public sealed class InviteListOnSqliteTests(SqlitePortal portal) : InviteListTests(portal), IClassFixture<SqlitePortal>;

public sealed class InviteListOnPostgresTests(PostgresPortal portal) : InviteListTests(portal), IClassFixture<PostgresPortal>;
