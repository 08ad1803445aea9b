using System.Net;
using ChildProtection.Features.Committee.Bodies.Mandate;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>The life of a body: who comes in, what they sign, where they work, how long, and who sees nothing of it.</summary>
public abstract class BodyPagesTests(Portal portal)
{
    [Fact]
    public async Task Rules_are_signed_by_each_member_and_a_new_version_asks_again()
    {
        var (rose, lina, body) = (await portal.FacilitatorAsync(), await MemberAsync(), await portal.BodyAsync());
        var number = await portal.WithDbAsync(db => db.Set<BodyRules>().Where(rules => rules.BodyId == body.Id).MaxAsync(rules => (int?)rules.Number)) ?? 0;
        await rose.OpenAsync("/comite/instances/jeunes/reglement/ecrire");
        await rose.Fill("Le règlement", "").PressAsync("Publier cette version");
        Assert.Equal("Écrivez le règlement.", rose.ErrorOf("Le règlement"));
        await rose.Fill("Le règlement", "# Entre nous\n\n- On s'écoute.\n\n<script>alert(1)</script> [ici](javascript:alert(1))").PressAsync("Voir comme les membres");
        Assert.Empty(rose.Page.QuerySelectorAll("section[aria-labelledby=apercu] script, main a[href^='javascript']"));
        Assert.Contains("<script>alert(1)</script>", rose.Page.QuerySelector("section[aria-labelledby=apercu]")!.TextContent);
        await rose.PressAsync("Publier cette version");
        Assert.Contains($"Version {number + 1}", rose.Text);

        Assert.Contains("Un règlement attend ta signature.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Le règlement attend ta signature.", (await lina.OpenAsync("/comite/instances/jeunes")).Text);
        await (await lina.OpenAsync("/comite/instances/jeunes/reglement")).PressAsync("Signer le règlement");
        Assert.Contains($"Tu as signé la version {number + 1}", lina.Text);
        Assert.DoesNotContain("Un règlement attend", (await lina.OpenAsync("/accueil")).Text);

        await lina.OpenAsync("/comite/instances/jeunes/reglement");
        await (await rose.OpenAsync("/comite/instances/jeunes/reglement/ecrire")).PressAsync("Publier cette version");
        Assert.Contains("Rien n’a changé.", rose.Text);
        await rose.Fill("Le règlement", $"Deuxième texte, {number}.").PressAsync("Publier cette version");
        Assert.Contains("Le règlement attend ta signature.", (await lina.OpenAsync("/comite/instances/jeunes")).Text);
        var old = await lina.OpenAsync($"/comite/instances/jeunes/reglement?version={number + 1}");
        Assert.Contains("C’est une ancienne version.", old.Text);
        Assert.Contains("Signée par toi", old.Text);
        Assert.DoesNotContain("Signer le règlement", old.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/comite/instances/jeunes/reglement?version=9999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/instances/parents/reglement")).Status); // not hers
        var signed = await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ActorId == lina.Account.Id && entry.Action == "body.rules-signed"));
        Assert.Equal(1, signed);
    }

    [Fact]
    public async Task A_version_read_before_another_came_is_not_signed_nor_written_over()
    {
        var (rose, samia, lina) = (await portal.FacilitatorAsync(), await portal.FacilitatorAsync(), await MemberAsync());
        await rose.OpenAsync("/comite/instances/jeunes/reglement/ecrire");
        await rose.Fill("Le règlement", $"Un texte, {rose.Account.Id}.").PressAsync("Publier cette version");
        await lina.OpenAsync("/comite/instances/jeunes/reglement");
        await rose.OpenAsync("/comite/instances/jeunes/reglement/ecrire");
        await samia.OpenAsync("/comite/instances/jeunes/reglement/ecrire");
        await samia.Fill("Le règlement", $"Un autre, {samia.Account.Id}.").PressAsync("Publier cette version");

        await rose.Fill("Le règlement", "Le mien.").PressAsync("Publier cette version");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Contains("Une autre version est arrivée entre-temps.", rose.Text);
        Assert.Equal("Le mien.", rose.ValueOf("Le règlement"));
        Assert.Contains($"Un autre, {samia.Account.Id}.", rose.Page.QuerySelector("section[aria-labelledby=arrivee]")!.TextContent);
        await lina.PressAsync("Signer le règlement");
        Assert.Contains("Le règlement vient de changer. Lis la nouvelle version.", lina.Text);
        Assert.False(await portal.WithDbAsync(db => db.Set<RulesSignature>().AnyAsync(one => db.Set<CommitteeMember>().Any(seat => seat.Id == one.SeatId && seat.AccountId == lina.Account.Id))));
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId == lina.Account.Id && entry.Action == "body.rules-signed")));
        await rose.PressAsync("Publier cette version"); // she has read the one that came
        Assert.Equal("/comite/instances/jeunes/reglement", rose.Path);
        Assert.Contains("Le mien.", rose.Text);
    }

    [Fact]
    public async Task Members_join_and_leave_groups_by_themselves_and_a_seat_that_ends_leaves_them()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await MemberAsync());
        await (await rose.OpenAsync("/comite/instances/jeunes/groupes")).PressAsync("Ouvrir ce groupe");
        Assert.Equal("Il manque le nom du groupe.", rose.ErrorOf("Nom du groupe"));
        await rose.Fill("Nom du groupe", $"Groupe {rose.Account.Id:N}").Fill("Ce qu’il fait", "Choisir les repas.").PressAsync("Ouvrir ce groupe");
        await (await lina.OpenAsync("/comite/instances/jeunes/groupes")).PressAsync($"Entrer dans le groupe : Groupe {rose.Account.Id:N}");
        Assert.Contains("1 membre", lina.Text);
        await lina.PressAsync($"Sortir du groupe : Groupe {rose.Account.Id:N}");
        await lina.PressAsync($"Entrer dans le groupe : Groupe {rose.Account.Id:N}");
        await (await lina.OpenAsync("/comite/instances/jeunes")).PressAsync("Oui, sortir");
        Assert.Equal("/comite", lina.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/comite/instances/jeunes/groupes")).Status);
        Assert.Contains("Personne pour le moment.", (await rose.OpenAsync("/comite/instances/jeunes/groupes")).Text);
        await rose.PressAsync("Oui, fermer");
        Assert.DoesNotContain($"{rose.Account.Id:N}", rose.Text);
    }

    [Fact]
    public async Task A_mandate_is_said_wished_for_renewed_and_over_by_itself()
    {
        var (rose, today) = (await portal.FacilitatorAsync(), portal.Today());
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        var seat = await portal.SeatAsync(lina.Account, endsOn: today.AddDays(20));
        var over = await portal.SeatAsync(sami.Account, endsOn: today.AddDays(-1));
        Assert.Contains("Ton mandat finit bientôt.", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync("/comite/instances/jeunes/mandat")).PressAsync("Je voudrais continuer");
        Assert.Contains("Tu as dit que tu veux continuer.", lina.Text);
        Assert.Contains("Veut continuer", (await rose.OpenAsync("/comite/membres?instance=jeunes")).Text);
        await rose.PostAsync("/comite/membres?instance=jeunes&handler=Renew", Form(rose, seat.Id));
        Assert.Equal(today.AddDays(20).AddMonths(12), (await SeatAsync(seat.Id)).EndsOn);
        await rose.PostAsync("/comite/membres?instance=jeunes&handler=Renew", Form(rose, seat.Id));
        Assert.Contains("C’est trop tôt.", rose.Text);

        await using (var scope = portal.Services.CreateAsyncScope())
            for (var twice = 0; twice < 2; twice++) await EndMandates.EndAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<AuditLog>(), today, portal.Clock.GetUtcNow());
        Assert.NotNull((await SeatAsync(over.Id)).Until);
        Assert.Null((await SeatAsync(seat.Id)).Until);
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync("/comite/instances/jeunes")).Status);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.PersonId == sami.Account.Id && entry.Action == "body.mandate-ended")));

        Assert.DoesNotContain(lina.Account.DisplayName, (await lina.OpenAsync("/comite/instances/jeunes/attestation")).Page.QuerySelector("main")!.TextContent);
        Assert.Contains(lina.Account.DisplayName, (await lina.OpenAsync("/comite/instances/jeunes/attestation?nom=d-ici")).Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Parents_and_young_people_never_see_each_others_body()
    {
        var (lina, claire) = (await MemberAsync(), await portal.VisitorAsync(await portal.AccountAsync(Role.Parent, "Claire")));
        await portal.SeatAsync(claire.Account, Bodies.Parents);
        await portal.SeatAsync(claire.Account); // even if a wrong row were there
        await portal.SeatAsync(lina.Account, Bodies.Parents);
        var rose = await portal.FacilitatorAsync(Bodies.Parents);
        string[] pages = ["", "/reglement", "/groupes", "/mandat", "/attestation"];
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync($"/comite/instances/jeunes{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync($"/comite/instances/parents{page}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await claire.OpenAsync($"/comite/instances/parents{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync($"/comite/instances/jeunes{page}")).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/comite/rejoindre/parents")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync("/comite/rejoindre/jeunes")).Status);
        Assert.DoesNotContain("Comité des jeunes", (await claire.OpenAsync("/comite")).Page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/membres?instance=jeunes")).Status); // runs the parents’ alone
        Assert.Contains("Aucun", (await rose.OpenAsync("/comite/brouillons")).Text);

        var code = await CodeAsync(rose, Bodies.Parents);
        var sami = await portal.LinaAsync();
        await (await sami.OpenAsync("/comite/rejoindre")).Fill("Le code", code).PressAsync("Entrer");
        Assert.Contains("Ce code n’ouvre rien.", sami.Text);
        var omar = await portal.VisitorAsync(Role.Parent);
        await (await omar.OpenAsync("/comite/rejoindre")).Fill("Le code", code).PressAsync("Entrer");
        Assert.Contains("Groupe de parents", omar.Text);
    }

    [Fact]
    public async Task The_page_to_join_is_public_and_says_whether_one_may_come()
    {
        var stranger = await portal.Stranger().OpenAsync("/comite/rejoindre/jeunes");
        Assert.Contains("de 11 à 21 ans", stranger.Detail("Pour qui"));
        Assert.Contains("Ton accompagnement est fini ? Tu peux venir aussi.", stranger.Text);
        await stranger.OpenAsync("/comite/rejoindre/jeunes/imprimer");
        Assert.StartsWith("data:image/png", stranger.Page.QuerySelector("main img")!.GetAttribute("src"));
        Assert.Equal(2, (await stranger.OpenAsync("/comite/rejoindre/jeunes/imprimer?format=a5")).Page.QuerySelectorAll(".slip").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/comite/rejoindre/rien")).Status);
        Assert.Contains("Oui, tu peux participer.", (await (await portal.LinaAsync()).OpenAsync("/comite/rejoindre/adolescents")).Text);
        var member = await MemberAsync();
        Assert.Contains("Tu es déjà membre.", (await member.OpenAsync("/comite/rejoindre/jeunes")).Text);
        Assert.InRange(await portal.Sql.OfAsync(() => member.OpenAsync("/comite/instances/jeunes")), 1, 8);
    }

    [Fact]
    public async Task A_facilitator_changes_the_settings_with_errors_next_to_the_fields()
    {
        var rose = await portal.FacilitatorAsync(Bodies.Adolescents);
        await rose.OpenAsync("/comite/instances/adolescents/reglages");
        await rose.Fill("Nom", "").Fill("À partir de quel âge", "16").Fill("Jusqu’à quel âge", "12").Fill("Nombre de places", "1").PressAsync("Enregistrer");
        Assert.Equal(("Il manque un nom.", "Un nombre de 2 à 200."), (rose.ErrorOf("Nom"), rose.ErrorOf("Nombre de places")));
        Assert.Equal("16", rose.ValueOf("À partir de quel âge"));
        await rose.Fill("Nom", "Conseil des ados").Fill("Nombre de places", "12").PressAsync("Enregistrer");
        Assert.Equal("L’âge de fin vient avant l’âge de début.", rose.ErrorOf("Jusqu’à quel âge"));
        await rose.Fill("À partir de quel âge", "11").Fill("Jusqu’à quel âge", "16").Fill("Rythme des rencontres", "Chaque mercredi").PressAsync("Enregistrer");
        Assert.Equal("Conseil des ados", rose.Heading);
        Assert.Contains("de 11 à 16 ans", (await portal.Stranger().OpenAsync("/comite/rejoindre/adolescents")).Text);
    }

    [Fact]
    public async Task An_administrator_names_and_relieves_whoever_runs_a_body()
    {
        var (alex, rose) = (await portal.VisitorAsync(Role.Administrator), await portal.VisitorAsync(await portal.AccountAsync(Role.Facilitator, "Rose des vents")));
        Assert.Contains("Aucune instance ne vous est confiée.", (await rose.OpenAsync("/comite/membres")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/instances/jeunes")).Status);
        await alex.OpenAsync("/administration/instances");
        await alex.Fill("L’instance", "Comité des jeunes").Fill("L’animateur", "Rose des vents").PressAsync("Confier");
        Assert.Contains("Rose des vents", alex.Page.QuerySelector(".opinions")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync("/comite/instances/jeunes")).Status);
        await alex.PressAsync("Retirer Rose des vents, Comité des jeunes");
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/instances/jeunes")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/instances/jeunes/reglages")).Status);
    }

    private Task<CommitteeMember> SeatAsync(Guid id) => portal.WithDbAsync(db => db.Set<CommitteeMember>().AsNoTracking().SingleAsync(seat => seat.Id == id));

    private async Task<Visitor> MemberAsync()
    {
        var lina = await portal.LinaAsync();
        await portal.SeatAsync(lina.Account);
        return lina;
    }

    private static FormUrlEncodedContent Form(Visitor rose, Guid seat) => new(new Dictionary<string, string>
    {
        ["membre"] = seat.ToString(), ["__RequestVerificationToken"] = rose.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
    });

    private static async Task<string> CodeAsync(Visitor rose, string body)
    {
        await (await rose.OpenAsync($"/comite/membres?instance={body}")).PressAsync("Faire un code");
        return rose.Page.QuerySelector(".code")!.TextContent;
    }
}

public sealed class BodyPagesOnSqlite(SqlitePortal portal) : BodyPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class BodyPagesOnPostgres(PostgresPortal portal) : BodyPagesTests(portal), IClassFixture<PostgresPortal>;
