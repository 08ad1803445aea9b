using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-40, RGPD art. 12 to 21: one asks, one named person reads, an answer comes within a month, and erased is erased.</summary>
public abstract class RightsTests(Portal portal)
{
    private const string Words = "Le nom de ma sœur est faux dans le dossier canari-4711.";

    [Fact]
    public async Task A_request_goes_from_the_young_to_the_named_reader_and_back()
    {
        var officer = await OfficerAsync();
        var lina = await portal.VisitorAsync(Role.YoungPerson);

        await lina.OpenAsync("/mes-donnees/demandes");
        Assert.Contains("Camille Robert, qui protège les données", lina.Text, StringComparison.Ordinal); // who reads is said first
        Assert.Contains(ChildProtection.Platform.Ui.FrenchDates.Day(DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddMonths(1)), lina.Text, StringComparison.Ordinal);
        lina.Choose("Corriger une erreur").Fill("Tes mots", Words);
        await lina.PressAsync("Envoyer la demande");
        Assert.Contains(Words, lina.Text, StringComparison.Ordinal);
        var request = await portal.WithDbAsync(db => db.RightsRequests.SingleAsync(one => one.AccountId == lina.Account.Id));

        var other = await portal.VisitorAsync(Role.Administrator);
        await other.OpenAsync("/administration/demandes");
        Assert.Contains("Corriger une erreur", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canari", other.Text, StringComparison.Ordinal);
        await other.OpenAsync($"/administration/demandes/{request.Id}");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.DoesNotContain("canari", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lina.Account.DisplayName, other.Text, StringComparison.Ordinal);
        using var refused = await portal.PostAsync($"/administration/demandes/{request.Id}", await portal.SignInAsync(other.Account), [KeyValuePair.Create("Chosen", "Yes"), KeyValuePair.Create("Answer", "non")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var camille = await portal.VisitorAsync(officer);
        await camille.OpenAsync($"/administration/demandes/{request.Id}");
        Assert.Contains(Words, camille.Text, StringComparison.Ordinal);
        camille.Choose("Oui, c’est fait").Fill("Votre réponse", "C’est corrigé.");
        await camille.PressAsync("Envoyer la réponse");

        Assert.Contains("Une réponse sur tes données est arrivée.", (await lina.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        Assert.Contains("C’est corrigé.", (await lina.OpenAsync("/mes-donnees/demandes")).Text, StringComparison.Ordinal);
        Assert.Contains("Une réponse sur tes données", (await lina.OpenAsync("/accueil")).Text, StringComparison.Ordinal); // a page that loads is not an answer that is read
        await lina.OpenAsync("/mes-donnees/demandes");
        await lina.PressAsync("J’ai lu la réponse");
        Assert.DoesNotContain("Une réponse sur tes données", (await lina.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        Assert.Contains("a lu ta demande sur tes données", (await lina.OpenAsync("/qui-a-regarde")).Text, StringComparison.Ordinal);
        var stored = await portal.WithDbAsync(db => db.RightsRequests.AsNoTracking().SingleAsync(one => one.Id == request.Id));
        Assert.DoesNotContain("canari", System.Text.Encoding.UTF8.GetString(stored.Words!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_month_a_request_is_late_for_everybody_to_see()
    {
        var claire = await portal.AccountAsync(Role.Parent, "Claire");
        await portal.AskedAsync(claire, RightsKind.Access, "Le dossier.");
        portal.Clock.Advance(TimeSpan.FromDays(32));

        Assert.Contains("Demandes sur les données, en retard", (await (await portal.VisitorAsync(Role.Administrator)).OpenAsync("/administration")).Text, StringComparison.Ordinal);
        Assert.Contains("en retard", (await (await portal.VisitorAsync(Role.Administrator)).OpenAsync("/administration/demandes")).Text, StringComparison.Ordinal);
        var visitor = await portal.VisitorAsync(claire);
        Assert.Contains("En retard", (await visitor.OpenAsync("/mes-donnees/demandes")).Text, StringComparison.Ordinal);
        await visitor.PressAsync("Reprendre ma demande");
        Assert.Contains("Reprise", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_alone_reads_is_erased_at_once_and_nothing_else()
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        await portal.SayAsync(lina.Id, child.Id, Audience.OnlyMe, "Pour moi.");
        await portal.SayAsync(lina.Id, child.Id, Audience.OnlyMe, "Pour moi encore.");
        var sent = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Pour Nadia.");

        var visitor = await portal.VisitorAsync(lina);
        await visitor.OpenAsync("/mes-donnees/effacer");
        Assert.Contains("2 textes.", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Effacer ces textes");

        Assert.Equal([sent], await portal.WithDbAsync(db => db.Statements.Where(one => one.AuthorId == lina.Id).Select(one => one.Id).ToListAsync()));
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "data.own-erased" && entry.PersonId == lina.Id && entry.Reason == "erased.2")));
    }

    [Fact]
    public async Task An_adult_corrects_a_name_and_a_young_person_chooses_another_of_ours()
    {
        var claire = await portal.VisitorAsync(Role.Parent);
        (await claire.OpenAsync("/mes-donnees/corriger")).Fill("Votre nom, comme les autres le voient", "Claire Petit");
        await claire.PressAsync("Corriger");
        Assert.Equal("Claire Petit", await NameAsync(claire.Account));
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "data.renamed" && entry.PersonId == claire.Account.Id)));

        var lina = await portal.AccountAsync(Role.YoungPerson, "Loutre du lac");
        using var own = await portal.PostAsync("/mes-donnees/corriger", await portal.SignInAsync(lina), [KeyValuePair.Create("Name", "Lina Dupont")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Equal("Loutre du lac", await NameAsync(lina));
        using var ours = await portal.PostAsync("/mes-donnees/corriger", await portal.SignInAsync(lina), [KeyValuePair.Create("Name", "Renard du parc")]);
        Assert.Equal(HttpStatusCode.Found, ours.StatusCode);
        Assert.Equal("Renard du parc", await NameAsync(lina));
        var other = await portal.AccountAsync(Role.YoungPerson, "Lynx du lac");
        using var taken = await portal.PostAsync("/mes-donnees/corriger", await portal.SignInAsync(other), [KeyValuePair.Create("Name", "Renard du parc")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
    }

    /// <summary>The other's requests do not exist; pressing twice asks once.</summary>
    [Fact]
    public async Task Requests_are_ones_own_and_sent_once()
    {
        var (claire, marc) = (await portal.AccountAsync(Role.Parent), await portal.AccountAsync(Role.Parent));
        var hers = await portal.AskedAsync(claire, RightsKind.Objection, "Non.");
        using var hidden = await portal.PostAsync("/mes-donnees/demandes/reprendre", await portal.SignInAsync(marc), [KeyValuePair.Create("id", hers.Id.ToString())]);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(RightsState.Waiting, await portal.WithDbAsync(db => db.RightsRequests.Where(one => one.Id == hers.Id).Select(one => one.State).SingleAsync()));

        var form = new[] { KeyValuePair.Create("Kind", "Access"), KeyValuePair.Create("Words", "Le dossier."), KeyValuePair.Create("SubmissionKey", SecretCode.NewId().ToString()) };
        foreach (var _ in new int[2]) (await portal.PostAsync("/mes-donnees/demandes", await portal.SignInAsync(marc), form)).Dispose();
        Assert.Equal(1, await portal.WithDbAsync(db => db.RightsRequests.CountAsync(one => one.AccountId == marc.Id)));
    }

    private async Task<Account> OfficerAsync() =>
        await portal.WithDbAsync(db => db.Users.SingleOrDefaultAsync(one => one.NormalizedEmail == portal.IndexOf(Rights.OfficerAddress))) ?? await portal.OfficerAsync();

    private Task<string> NameAsync(Account account) => portal.WithDbAsync(db => db.Users.Where(one => one.Id == account.Id).Select(one => one.DisplayName).SingleAsync());
}

public sealed class RightsOnSqlite(SqlitePortal portal) : RightsTests(portal), IClassFixture<SqlitePortal>;

public sealed class RightsOnPostgres(PostgresPortal portal) : RightsTests(portal), IClassFixture<PostgresPortal>;
