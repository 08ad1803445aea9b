using System.Net;
using ChildProtection.Features.Content;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Writing;

/// <summary>Who rereads, by which code, under which name, and how it ends.</summary>
public abstract partial class WritingPagesTests
{
    [Fact]
    public async Task Another_process_sees_what_is_published_and_an_erased_reader_is_named_no_more()
    {
        const string page = "/livret/la-sante";
        var (ana, lina) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Yasmine"));
        await WriteAsync(ana, page, "Cette phrase vient d’une relecture.");
        await ana.OpenAsync($"/atelier/relecture?adresse={page}");
        await ana.PressAsync("Donner à relire");
        await lina.OpenAsync("/relire");
        await lina.Fill("Le code de la relecture", ana.Page.QuerySelector(".reading-code")!.TextContent).PressAsync("Commencer");
        await lina.PressAsync("Je comprends");
        await lina.FollowAsync("J’ai fini");
        await lina.Choose("Mon prénom Yasmine").PressAsync("J’ai fini");
        await ana.OpenAsync($"/atelier/publier?adresse={page}");
        await ana.PressAsync("Publier la page");

        var elsewhere = new ContentOverlay();
        var there = new PublishedPages(elsewhere, portal.Services.GetRequiredService<TerritoryPack>(), portal.Services.GetRequiredService<IServiceScopeFactory>());
        await there.ReadAsync();
        var text = elsewhere.Texts.Values.Single(one => one.Text.Contains("Cette phrase vient d’une relecture.", StringComparison.Ordinal));
        Assert.Equal("Yasmine", Assert.Single(text.Rereadings).Who);
        Assert.DoesNotContain("Yasmine", text.Text, StringComparison.Ordinal);

        await using (var scope = portal.Services.CreateAsyncScope())
            foreach (var feature in scope.ServiceProvider.GetServices<IPersonalData>().Where(feature => feature.Module.Code == "relecture")) await feature.EraseAsync(lina.Account.Id);
        await there.ReadAsync();
        Assert.Empty(elsewhere.Texts.Values.Single(one => one.Text.Contains("Cette phrase vient d’une relecture.", StringComparison.Ordinal)).Rereadings);
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing_and_nobody_reads_the_rereading_of_another()
    {
        var (ana, lina, sami) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Lina"), await YoungAsync("Sami"));
        await lina.OpenAsync("/relire");
        await lina.Fill("Le code de la relecture", "ABCD EFGH").PressAsync("Commencer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Ce code n’ouvre rien.", lina.Text);

        await WriteAsync(ana, "/livret/le-juge", "Le juge te regarde.");
        await ana.OpenAsync("/atelier/relecture?adresse=/livret/le-juge");
        await ana.PressAsync("Donner à relire");
        await lina.OpenAsync("/relire");
        await lina.Fill("Le code de la relecture", ana.Page.QuerySelector(".reading-code")!.TextContent).PressAsync("Commencer");
        var mine = lina.Address.PathAndQuery;
        Assert.Equal("/relire/phrases", lina.Path);
        Assert.Equal("/relire", (await sami.OpenAsync(mine)).Path);
    }

    [Fact]
    public async Task A_draft_thrown_away_ends_its_rereading_and_the_next_draft_has_no_readers()
    {
        const string page = "/livret/les-visites";
        var (ana, bob, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Administrator), await YoungAsync("Lina"));
        var code = await GiveAsync(ana, page, "Tu peux poser une question.");
        await FinishAsync(lina, code, "Mon prénom Lina");

        await bob.OpenAsync($"/atelier/texte?adresse={page}");
        await bob.FollowAsync("Jeter le brouillon…");
        Assert.Contains("Sa relecture s’arrête aussi. 1 personne a déjà commencé.", bob.Text);
        Assert.Contains("Tu peux poser une question.", bob.Page.QuerySelector(".compared .added")!.TextContent, StringComparison.Ordinal);
        await WriteAsync(ana, page, "Ana écrit encore."); // meanwhile
        await bob.PressAsync("Oui, jeter ce brouillon");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bob.Status);
        Assert.Contains("Quelqu’un a changé ce brouillon.", bob.Text);
        Assert.Contains("Ana écrit encore.", bob.Text);
        await bob.PressAsync("Oui, jeter ce brouillon");
        Assert.Contains("Le brouillon est jeté.", bob.Text);

        var late = await YoungAsync("Zoé");
        await late.OpenAsync("/relire");
        await late.Fill("Le code de la relecture", code).PressAsync("Commencer");
        Assert.Contains("Ce code n’ouvre rien.", late.Text);
        await WriteAsync(ana, page, "Un autre brouillon.");
        Assert.DoesNotContain("Relu par", (await ana.OpenAsync($"/atelier/relecture?adresse={page}")).Text);
        Assert.Contains("Personne n’a relu.", (await ana.OpenAsync($"/atelier/publier?adresse={page}")).Text);
        Assert.Equal(["writing.draft-discarded", "writing.rereading-closed"], await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == bob.Account.Id && entry.Action.StartsWith("writing.")).Select(entry => entry.Action).OrderBy(action => action).ToListAsync()));
    }

    [Fact]
    public async Task A_name_is_taken_back_after_the_end_by_its_reader_or_by_an_editor_who_is_asked()
    {
        const string page = "/livret/mes-papiers";
        var (ana, lina, sami) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Lina"), await YoungAsync("Sami"));
        var code = await GiveAsync(ana, page, "Tu peux appeler quand tu veux.");
        await FinishAsync(lina, code, "Mon prénom Lina");
        portal.Clock.Advance(TimeSpan.FromMinutes(1)); // named in the order in which they finished
        await FinishAsync(sami, code, "Mon prénom Sami");
        await ana.OpenAsync($"/atelier/publier?adresse={page}");
        await ana.PressAsync("Publier la page");
        Assert.Contains("Relu par Lina et Sami, le", (await portal.Stranger().OpenAsync(page)).Text);

        await lina.OpenAsync("/relire"); // the same code, after the end
        await lina.Fill("Le code de la relecture", code).PressAsync("Commencer");
        Assert.Equal("/relire/mon-nom", lina.Path);
        Assert.Equal("/relire", (await sami.OpenAsync(lina.Address.PathAndQuery)).Path);
        await lina.PressAsync("Enlever mon nom");
        Assert.Contains("Ton nom n’est plus sur la page.", lina.Text);
        Assert.Contains("Relu par Sami et un jeune, le", (await portal.Stranger().OpenAsync(page)).Text);

        await ana.OpenAsync($"/atelier/versions?adresse={page}");
        Assert.Contains("Relu par Sami et un jeune.", ana.Text);
        await ana.FollowAsync("Enlever Sami");
        Assert.Contains("dira : relu par un jeune.", ana.Text.Replace('\u00A0', ' '));
        await ana.PressAsync("Enlever ce nom");
        Assert.Contains("Relu par 2 jeunes.", ana.Text);
        Assert.DoesNotContain("Sami", ana.Text, StringComparison.Ordinal);
        Assert.Contains("Relu par 2 jeunes, le", (await portal.Stranger().OpenAsync(page)).Text);
        Assert.Equal(["page-rereading"], await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == ana.Account.Id && entry.Action == "writing.name-hidden").Select(entry => entry.ObjectType).ToListAsync()));
    }

    [Fact]
    public async Task Readers_are_asked_by_name_with_a_code_each_and_one_sees_who_has_finished()
    {
        var (ana, lina, sami, parent) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Lina"), await YoungAsync("Sami"), await portal.VisitorAsync(Role.Parent));
        const string page = "/livret/mon-logement";
        await GiveAsync(ana, page, "Tu peux venir avec quelqu’un.");
        await ana.FollowAsync("Inviter des lecteurs par leur prénom");
        await ana.PressAsync("Inviter cette personne");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        Assert.Equal("Écrivez un prénom.", ana.ErrorOf("Le prénom de la personne"));
        await ana.Fill("Le prénom de la personne", "Lina").Choose("Un jeune du comité").PressAsync("Inviter cette personne");
        await ana.Fill("Le prénom de la personne", "Karima").Choose("Un parent").PressAsync("Inviter cette personne");
        await ana.Fill("Le prénom de la personne", "lina").Choose("Un jeune").PressAsync("Inviter cette personne");
        Assert.Contains("lina est déjà dans la liste.", ana.Text);
        await ana.OpenAsync($"/atelier/papiers?adresse={page}");
        var codes = ana.Page.QuerySelectorAll(".slip").OrderByDescending(slip => slip.TextContent.Contains("Lina, relis", StringComparison.Ordinal)).Select(slip => slip.QuerySelector(".reading-code")!.TextContent).ToList();
        Assert.Equal(2, codes.Distinct().Count());

        await EnterAsync(lina, codes[1]);
        Assert.Contains("Ce code est pour une autre personne.", lina.Text);
        await EnterAsync(lina, codes[0]);
        Assert.Contains("L’équipe voit quand tu as fini.", lina.Text);
        await EnterAsync(sami, codes[0]);
        Assert.Contains("Ce code a déjà servi.", sami.Text);
        await EnterAsync(parent, codes[1]);
        Assert.Contains("L’équipe voit quand vous avez fini.", parent.Text);
        await FinishAsync(lina, codes[0], "Sans mon nom");

        await ana.OpenAsync($"/atelier/lecteurs?adresse={page}");
        Assert.Contains("1 personne a fini, sur 2.", ana.Text);
        Assert.Contains("A commencé", ana.Text);
        await ana.PressAsync("Enlever Karima");
        Assert.DoesNotContain("Karima", ana.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<PageReader>().CountAsync(reader => reader.AccountId == parent.Account.Id))); // her answers stay

        await ana.Fill("Le prénom de la personne", "Nour").Choose("Un jeune du comité").PressAsync("Inviter cette personne");
        var friends = await portal.WithDbAsync(db => db.ExpectedReaders.Where(one => one.ReaderId == null && db.Set<PageReader>().Any(reader => reader.AccountId == lina.Account.Id && reader.RereadingId == one.RereadingId)).Select(one => one.Code).SingleAsync());
        await EnterAsync(lina, friends); // a friend's slip, for whoever has one
        Assert.Contains("Ce code est pour une autre personne.", lina.Text);
    }

    /// <summary>Whatever page asks in whoever's name: readers of other people's rereadings are nobody to them.</summary>
    [Fact]
    public async Task What_readers_say_opens_to_those_who_write_pages_and_to_themselves()
    {
        var (ana, lina) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Lina"));
        var code = await GiveAsync(ana, "/livret/revenir-demander-de-l-aide", "Tu peux dire ce que tu penses.");
        await EnterAsync(lina, code);
        var mine = await portal.WithDbAsync(db => db.Set<PageReader>().Where(reader => reader.AccountId == lina.Account.Id).Select(reader => reader.Id).SingleAsync());

        await using var scope = portal.Services.CreateAsyncScope();
        var readers = scope.ServiceProvider.GetRequiredService<PortalDb>().Set<PageReader>();
        foreach (var (account, own, workshop) in new[] { (ana.Account, false, true), (lina.Account, true, false), (await portal.AccountAsync(Role.Professional), false, false) })
        {
            var access = scope.ServiceProvider.AccessOf(account);
            Assert.Equal(own, await access.OwnRereadings(readers).AnyAsync(reader => reader.Id == mine));
            Assert.Equal(workshop, await access.RereadingsOfTheWorkshop(readers).AnyAsync(reader => reader.Id == mine));
        }
    }

    private static async Task EnterAsync(Visitor reader, string code)
    {
        await reader.OpenAsync("/relire");
        await reader.Fill("Le code de la relecture", code).PressAsync("Commencer");
    }

    private static async Task FinishAsync(Visitor reader, string code, string shownAs)
    {
        await EnterAsync(reader, code);
        await reader.PressAsync("Je comprends");
        await reader.FollowAsync("J’ai fini");
        await reader.Choose(shownAs).PressAsync("J’ai fini");
    }

    /// <summary>The shared code.</summary>
    private static async Task<string> GiveAsync(Visitor editor, string page, string sentence)
    {
        await WriteAsync(editor, page, sentence);
        await editor.OpenAsync($"/atelier/relecture?adresse={page}");
        await editor.PressAsync("Donner à relire");
        return editor.Page.QuerySelector(".reading-code")!.TextContent;
    }
}
