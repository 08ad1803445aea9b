using System.Net;
using System.Text;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Proposals;

/// <summary>Ideas, as young people and a facilitator tell, read, publish and discuss them: on both databases.</summary>
public abstract partial class ProposalPagesTests(Portal portal)
{
    private const string Canary = "canari-hibou";

    protected Portal Portal => portal;

    [Fact]
    public async Task An_idea_is_kept_reread_given_returned_rewritten_and_published()
    {
        var (rose, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.LinaAsync());
        await (await lina.OpenAsync("/comite")).FollowAsync("Les idées");
        await lina.FollowAsync("Proposer une idée");
        await lina.PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        await lina.Choose("J’écris").PressAsync("Continuer");
        await lina.Fill("Titre", "Des verrous").PressAsync("Garder pour plus tard");
        Assert.Equal("Mes idées", lina.Heading);
        await lina.FollowAsync("Des verrous");
        Assert.Contains("Il manque ton idée : écris une phrase.", lina.Text);
        await lina.FollowAsync("Changer mon idée");
        Assert.Equal("Des verrous", lina.ValueOf("Titre"));
        await lina.Fill("Mon idée", $"Un verrou par porte, {Canary}.").PressAsync("Continuer et relire");
        Assert.Contains("Un animateur. Puis tous les jeunes d’ici, s’il publie.", lina.Text);
        var id = Guid.Parse(lina.Path.Split('/')[4]);
        await lina.PressAsync("Déposer mon idée");
        Assert.Contains("Un animateur lit ton idée avant le", lina.Text);
        Assert.Equal(portal.Today().AddDays(15), (await portal.IdeaAsync(id)).ReadBy);
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString((await portal.IdeaAsync(id)).Words!));

        Assert.Contains("attend", (await rose.OpenAsync("/accueil")).Text);
        await (await rose.OpenAsync("/comite/propositions/a-lire")).FollowAsync("Des verrous");
        Assert.Contains(Canary, rose.Text);
        Assert.Equal("Sans nom", rose.Detail("De"));
        await rose.PressAsync("Rendre l’idée");
        Assert.Contains("Choisissez au moins une raison.", rose.Text);
        Assert.Equal("Écrivez un mot : le jeune attend une réponse.", rose.ErrorOf("Votre mot au jeune"));
        await rose.Choose("L’idée n’est pas assez claire").Fill("Votre mot au jeune", "Dis pour quelle pièce.").PressAsync("Rendre l’idée");
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/comite/propositions/a-lire/{id}")).Status);
        await WrittenAgainAsync(lina, id);
    }

    private async Task WrittenAgainAsync(Visitor lina, Guid id)
    {
        Assert.Contains("Une de tes idées revient avec un mot.", (await lina.OpenAsync("/accueil")).Text);
        await lina.OpenAsync(Ideas.OwnPage(id));
        Assert.Contains("Dis pour quelle pièce.", lina.Text);
        Assert.Contains("On ne comprend pas tout. Explique un peu plus.", lina.Text);
        Assert.DoesNotContain("revient avec un mot", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync($"{Ideas.OwnPage(id)}/ecrire")).Fill("Mon idée", $"Un verrou dans la salle de bains, {Canary}.").PressAsync("Continuer et relire");
        await lina.PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        Assert.Contains("Une de tes idées est publiée.", (await lina.OpenAsync("/accueil")).Text);
        var sami = await portal.LinaAsync();
        await (await sami.OpenAsync("/comite/propositions")).FollowAsync("Des verrous");
        Assert.Contains(Canary, sami.Text);
        Assert.Equal("Sans nom", sami.Detail("De"));
        Assert.Contains("Déposée", sami.Text);
        Assert.DoesNotContain("Revenue avec un mot", sami.Text); // between its author and the facilitator
        Assert.Contains("Revenue avec un mot", (await lina.OpenAsync(Ideas.OwnPage(id))).Text);
        Assert.DoesNotContain(lina.Account.DisplayName, sami.Page.QuerySelector("main")!.TextContent);
        Assert.Equal([ProposalState.Given, ProposalState.Returned, ProposalState.Given, ProposalState.Published], await portal.WithDbAsync(db => db.Set<ProposalStep>().Where(step => step.ProposalId == id).OrderBy(step => step.Number).Select(step => step.State).ToListAsync()));

        // The log tells of no anonymous idea who wrote it.
        var log = await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("proposals.")).ToListAsync());
        Assert.Contains(log, entry => entry.ObjectId == id);
        Assert.DoesNotContain(log, entry => entry.ObjectId == id && (entry.PersonId == lina.Account.Id || entry.ActorId == lina.Account.Id));
    }

    /// <summary>What is held or withdrawn is nowhere: list, search, news, page, file, similar, export.</summary>
    [Fact]
    public async Task What_is_held_or_withdrawn_is_seen_nowhere()
    {
        var (lina, sami, rose) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        var id = await lina.GiveAsync($"Perroquet {Canary}", $"Un perroquet, {Canary}.");
        await IsNowhereAsync(id, sami);
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Reprendre mon idée");
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/comite/propositions/a-lire/{id}")).Status);
        await lina.PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        Assert.Contains(Canary, (await sami.OpenAsync($"/comite/propositions/{id}")).Text);
        await (await sami.OpenAsync("/comite/propositions")).Fill("Chercher une idée", "pérokè").PressAsync("Chercher");
        Assert.Contains("Perroquet", sami.Text);
        await (await sami.OpenAsync($"/comite/propositions/{id}")).PressAsync("Je soutiens");
        Assert.Equal("1", sami.Detail("Soutiens"));

        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, retirer");
        Assert.Equal("Idée retirée", lina.Heading);
        await IsNowhereAsync(id, sami);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/comite/propositions/{id}")).Status);
        var row = await portal.IdeaAsync(id);
        Assert.Equal((null, null, 0), (row.Words, row.Rank, row.SupportCount));
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalSupport>().AnyAsync(one => one.ProposalId == id)) || await portal.WithDbAsync(db => db.Set<ProposalToken>().AnyAsync(one => one.ProposalId == id)));
        await InvariantsHoldAsync();
    }

    [Fact]
    public async Task An_idea_of_another_place_or_zone_is_not_there()
    {
        var (here, there) = (Place("Foyer d’ici", "haut-plateau"), Place("Foyer d’ailleurs", "rive-sud"));
        await portal.WithDbAsync(db => { db.AddRange(here, there); return db.SaveChangesAsync(); });
        var (lina, near, sameZone, far) = (await portal.LivingAsync("haut-plateau", here), await portal.LivingAsync("haut-plateau", here), await portal.LivingAsync("haut-plateau", null), await portal.LivingAsync("rive-sud", there));
        var ofPlace = await portal.PublishedAsync($"Une balançoire {Canary}", reach: "Mon lieu de vie", by: lina);
        var ofZone = await portal.PublishedAsync($"Un trampoline {Canary}", reach: "Mon secteur", by: lina);

        foreach (var (reader, place, zone) in new[] { (near, true, true), (sameZone, false, true), (far, false, false) })
        {
            await reader.OpenAsync("/comite/propositions");
            Assert.Equal((place, zone), (reader.Text.Contains("Une balançoire", StringComparison.Ordinal), reader.Text.Contains("Un trampoline", StringComparison.Ordinal)));
            Assert.Equal(place ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.OpenAsync($"/comite/propositions/{ofPlace}")).Status);
            Assert.Equal(zone ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.OpenAsync($"/comite/propositions/{ofZone}")).Status);
            Assert.Equal(zone ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.OpenAsync($"/comite/propositions/{ofZone}/avis")).Status);
            await (await reader.OpenAsync("/comite/propositions")).Fill("Chercher une idée", "balançoire trampoline").PressAsync("Chercher");
            Assert.Equal(zone, reader.Text.Contains(Canary, StringComparison.Ordinal));
        }
        Assert.Contains("Foyer d’ici", (await (await portal.VisitorAsync(Role.Facilitator)).OpenAsync($"/comite/propositions/{ofPlace}")).Text);

        // Whose place nobody wrote may still speak to everybody.
        var homeless = await portal.LinaAsync();
        await homeless.GiveAsync("Un hamac", reach: "Mon lieu de vie");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, homeless.Status);
        Assert.Contains("Choisis « Tout le territoire ».", homeless.Text);
    }

    [Fact]
    public async Task Thirty_supports_at_the_same_instant_count_five_and_the_number_is_right()
    {
        var ideas = new List<Guid>();
        for (var number = 1; number <= ProposalSupport.MostOpen + 2; number++) ideas.Add(await portal.PublishedAsync($"Idée parallèle {number}"));
        var sami = await portal.LinaAsync();
        var requests = new List<HttpRequestMessage>();
        foreach (var at in Enumerable.Range(0, 30))
        {
            await sami.OpenAsync($"/comite/propositions/{ideas[at % ideas.Count]}");
            requests.Add(Forms.Request(sami.Page.QuerySelectorAll("button").OfType<AngleSharp.Html.Dom.IHtmlButtonElement>().Single(button => button.TextContent.Contains("Je soutiens", StringComparison.Ordinal)), sami.Address));
        }
        var answers = await Task.WhenAll(requests.Select(request => sami.SendAsync(request)));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}"));
        Assert.Equal(ProposalSupport.MostOpen, await portal.WithDbAsync(db => db.Set<ProposalSupport>().CountAsync(support => support.AccountId == sami.Account.Id)));
        Assert.Equal(ProposalSupport.MostOpen, await portal.WithDbAsync(db => db.Set<Proposal>().Where(one => ideas.Contains(one.Id)).SumAsync(one => one.SupportCount)));
        await InvariantsHoldAsync();

        var given = await portal.WithDbAsync(db => db.Set<ProposalSupport>().Where(support => support.AccountId == sami.Account.Id).Select(support => support.ProposalId).FirstAsync());
        await (await sami.OpenAsync($"/comite/propositions/{ideas.Except(await MineAsync(sami)).First()}")).PressAsync("Je soutiens");
        Assert.Contains("Reprends un soutien d’abord.", sami.Text);
        await (await sami.OpenAsync($"/comite/propositions/{given}")).PressAsync("Reprendre mon soutien");
        Assert.Contains("Il te reste 1 soutien sur 5.", sami.Text);
        Assert.DoesNotContain(sami.Account.DisplayName, (await (await portal.VisitorAsync(Role.Facilitator)).OpenAsync($"/comite/propositions/{given}")).Page.QuerySelector("main")!.TextContent);
        await InvariantsHoldAsync();
    }

    [Theory]
    [InlineData("Une piscine l’été", "La pisine cet éte"), InlineData("Des vélos électriques", "velo electrique"), InlineData("Un atelier théâtre", "teatre atelié"), InlineData("Une bibliothèque du soir", "bibliotheqe le soir"), InlineData("Un potager partagé", "le potajer partager")]
    public async Task A_similar_idea_is_found_whatever_its_accents_and_spelling(string published, string typed)
    {
        var id = await portal.PublishedAsync(published);
        var sami = await portal.LinaAsync();
        await sami.DraftAsync(typed, "Ce serait bien.");
        Assert.Contains("Déjà proposé ?", sami.Text);
        Assert.Contains(published, sami.Text);
        await sami.PressAsync($"C’est la même, je la soutiens : {published}");
        Assert.Equal($"/comite/propositions/{id}", sami.Path);
        Assert.Equal("1", sami.Detail("Soutiens"));
        await (await sami.OpenAsync("/comite/propositions")).Fill("Chercher une idée", typed).PressAsync("Chercher");
        Assert.Contains(published, sami.Text);
    }

    [Fact]
    public async Task An_idea_that_says_something_else_is_not_similar()
    {
        await portal.PublishedAsync("Une cabane dans les arbres");
        var sami = await portal.LinaAsync();
        await sami.DraftAsync("Choisir mes vêtements", "Je veux choisir.");
        Assert.DoesNotContain("Une cabane", sami.Text);
    }

    private static PlaceOfLife Place(string name, string zone) => new() { Id = SecretCode.NewId(), Name = name, Zone = zone };

    private Task<List<Guid>> MineAsync(Visitor visitor) => portal.WithDbAsync(db => db.Set<ProposalSupport>().Where(support => support.AccountId == visitor.Account.Id).Select(support => support.ProposalId).ToListAsync());

    private static async Task IsNowhereAsync(Guid id, Visitor other)
    {
        foreach (var page in new[] { $"/comite/propositions/{id}", $"/comite/propositions/{id}/avis", $"/comite/propositions/{id}/soutien", $"/comite/propositions/{id}/fichier", Ideas.OwnPage(id), $"{Ideas.OwnPage(id)}/ecrire" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(page)).Status);
        foreach (var page in new[] { "/comite/propositions", "/comite/propositions?sujet=Other", "/comite/propositions/mes-idees", "/accueil", "/comite", "/mes-donnees/idees" })
            Assert.DoesNotContain(Canary, (await other.OpenAsync(page)).Text);
        await (await other.OpenAsync("/comite/propositions")).Fill("Chercher une idée", "perroquet").PressAsync("Chercher");
        Assert.DoesNotContain(Canary, other.Text);
        await other.DraftAsync("Un perroquet", "Un oiseau.");
        Assert.DoesNotContain(Canary, other.Text);
        await other.PressAsync("Oui, effacer");
    }

    private async Task InvariantsHoldAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        foreach (var one in scope.ServiceProvider.GetServices<IInvariant>().Where(one => one.Name.Contains("idea", StringComparison.Ordinal)))
            Assert.Equal(0, await portal.WithDbAsync(one.BrokenAsync));
    }
}

public sealed class ProposalPagesOnSqliteTests(SqlitePortal portal) : ProposalPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ProposalPagesOnPostgresTests(PostgresPortal portal) : ProposalPagesTests(portal), IClassFixture<PostgresPortal>;
