using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Writing;

/// <summary>A page written, reread, published, compared and taken back, as people do it: on both databases. Each test has a page of its own.</summary>
public abstract partial class WritingPagesTests(Portal portal)
{
    [Fact]
    public async Task A_page_is_written_reread_sentence_by_sentence_published_compared_and_taken_back()
    {
        const string page = "/livret/mes-devoirs";
        var (ana, lina) = (await portal.VisitorAsync(Role.Facilitator), await YoungAsync("Lina"));
        await WriteAsync(ana, page, "Tu peux demander de l’aide chaque jour.");
        Assert.DoesNotContain("chaque jour", (await lina.OpenAsync(page)).Text);

        await ana.OpenAsync($"/atelier/relecture?adresse={page}");
        await ana.PressAsync("Donner à relire");
        var code = ana.Page.QuerySelector(".reading-code")!.TextContent;

        await RereadAsync(lina, code);
        await PublishAsync(ana, page);
        await ToldAsync(lina, page);
        await TakeBackAsync(ana, page);
        Assert.Equal(["writing.published", "writing.rereading-opened", "writing.withdrawn"], await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == ana.Account.Id && entry.Action.StartsWith("writing.")).Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync()));
    }

    /// <summary>Two sentences, a pause, the last one written otherwise, and a name.</summary>
    private static async Task RereadAsync(Visitor lina, string code)
    {
        await lina.OpenAsync("/relire");
        await lina.Fill("Le code de la relecture", code).PressAsync("Commencer");
        var count = int.Parse(lina.Heading.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("Phrase 1 sur", lina.Heading, StringComparison.Ordinal);
        await lina.PressAsync("Je comprends");
        Assert.StartsWith("Phrase 2 sur", lina.Heading, StringComparison.Ordinal);
        await lina.PressAsync("Je ne comprends pas");
        await lina.OpenAsync("/relire"); // stops, and goes on later
        Assert.Contains("2 phrases relues", lina.Text);
        await lina.OpenAsync($"{lina.Links.First(link => link.StartsWith("/relire/phrases", StringComparison.Ordinal))}&phrase={count}");
        Assert.Contains("Tu peux demander de l’aide chaque jour.", lina.Text);
        await lina.Fill("Je propose", "Tu peux demander de l’aide quand tu veux.").PressAsync("Je propose cette phrase");
        Assert.Equal("Merci", lina.Heading);
        await lina.Choose("Mon prénom Lina").PressAsync("J’ai fini");
        Assert.Contains("Finie. Merci.", lina.Text);
    }

    private static async Task PublishAsync(Visitor ana, string page)
    {
        await ana.OpenAsync($"/atelier/relecture?adresse={page}");
        Assert.Contains("Relu par Lina.", ana.Text);
        Assert.Contains("Je ne comprends pas : 1", ana.Text);
        await ana.PressAsync("Mettre cette phrase dans le texte");
        await ana.OpenAsync($"/atelier/publier?adresse={page}");
        Assert.Contains("+ ajouté", ana.Text);
        await ana.PressAsync("Publier la page");
        Assert.Contains("La page est publiée.", ana.Text);
    }

    /// <summary>The reader is told once, and everybody reads the page, its readers and its version.</summary>
    private async Task ToldAsync(Visitor lina, string page)
    {
        await lina.OpenAsync("/accueil");
        Assert.Contains("Ta phrase a changé dans une page.", lina.Text);
        await lina.OpenAsync("/relire");
        Assert.DoesNotContain("Ta phrase a changé", (await lina.OpenAsync("/accueil")).Text);
        var stranger = portal.Stranger();
        await stranger.OpenAsync(page);
        Assert.Contains("Tu peux demander de l’aide quand tu veux.", stranger.Text);
        Assert.Contains("Relu par Lina, le", stranger.Text);
        Assert.Contains("Version 2", stranger.Text);
    }

    private async Task TakeBackAsync(Visitor ana, string page)
    {
        await ana.OpenAsync($"/atelier/versions?adresse={page}");
        await ana.Fill("Avant", "Page de base").Fill("Après", "Version 2").PressAsync("Comparer");
        Assert.Contains("+ ajouté", ana.Text);
        Assert.Contains("quand tu veux", ana.Page.QuerySelector(".compared .added")!.TextContent, StringComparison.Ordinal);
        await ana.PressAsync("Retirer cette version");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status); // why?
        await ana.Fill("Pourquoi la retirer ?", "Une date était fausse.").PressAsync("Retirer cette version");
        Assert.Contains("Une date était fausse.", ana.Text);
        Assert.DoesNotContain("quand tu veux", (await portal.Stranger().OpenAsync(page)).Text);
    }

    [Fact]
    public async Task A_text_that_cannot_be_shown_is_refused_line_by_line_and_nothing_is_lost()
    {
        var ana = await portal.VisitorAsync(Role.Facilitator);
        await ana.OpenAsync("/atelier/texte?adresse=/livret/ma-famille");
        await ana.Fill("Texte de la page", "Une phrase.\n\n1. Une liste avec des numéros.\n\n[Un lien](/nulle-part) perdu.").PressAsync("Garder le brouillon");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        Assert.StartsWith("Ligne 3 : pas de liste avec des numéros.", ana.ErrorOf("Texte de la page"), StringComparison.Ordinal);
        Assert.Contains("Ligne 5 : le lien « /nulle-part » ne mène nulle part.", ana.Text);
        Assert.Contains("[Un lien](/nulle-part)", ana.ValueOf("Texte de la page"), StringComparison.Ordinal);
        Assert.Contains("Pas de brouillon", (await ana.OpenAsync("/atelier/texte?adresse=/livret/ma-famille")).Text);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_texts_and_may_still_save()
    {
        const string page = "/livret/mon-argent";
        var (ana, bob) = (await portal.VisitorAsync(await portal.AccountAsync(Role.Facilitator, "Ana")), await portal.VisitorAsync(Role.Administrator));
        await bob.OpenAsync($"/atelier/texte?adresse={page}");
        await WriteAsync(ana, page, "Ana a écrit cette phrase.");
        await bob.Fill("Texte de la page", $"{bob.ValueOf("Texte de la page").TrimEnd()}\n\nBob a écrit une autre phrase.").PressAsync("Relire le texte");
        Assert.Equal(HttpStatusCode.OK, bob.Status); // and still over the text he opened
        await bob.PressAsync("Garder le brouillon");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bob.Status);
        Assert.Contains("Ana a écrit cette phrase.", bob.Page.QuerySelector(".compared .removed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bob a écrit une autre phrase.", bob.ValueOf("Texte de la page"), StringComparison.Ordinal);
        await bob.PressAsync("Garder le brouillon");
        Assert.Contains("C’est gardé.", bob.Text);
    }

    [Fact]
    public async Task Reread_the_text_shows_findings_keeps_the_words_and_saves_nothing()
    {
        const string words = "La mise en œuvre de la contractualisation est réalisée par les services compétents de la collectivité dans les meilleurs délais possibles.";
        var ana = await portal.VisitorAsync(Role.Facilitator);
        await ana.OpenAsync("/atelier/texte?adresse=/livret/l-ecole");
        await ana.Fill("Texte de la page", words).PressAsync("Relire le texte");

        Assert.Equal(HttpStatusCode.OK, ana.Status);
        Assert.Equal(words, ana.ValueOf("Texte de la page"));
        Assert.Matches("[0-9]+ remarques : [0-9]+ à corriger", ana.Text);
        Assert.NotEmpty(ana.Page.QuerySelectorAll(".plain-item details summary"));
        Assert.Contains("Pas de brouillon", (await ana.OpenAsync("/atelier/texte?adresse=/livret/l-ecole")).Text);
    }

    [Fact]
    public async Task An_answer_to_a_young_person_is_looked_at_before_it_is_sent()
    {
        var nadia = await portal.VisitorAsync(await portal.AccountAsync(Role.Professional, "Nadia"));
        var child = await portal.ChildOfAsync(nadia.Account, "Inès");
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        var id = await portal.SayAsync(young.Id, child.Id, Features.Accounts.Audience.CaseWorker, "Je voudrais un vélo.");
        await nadia.OpenAsync($"/paroles/{id}");
        await nadia.PressAsync("Lire");
        await nadia.Fill("Votre réponse", "Nous procéderons à l’instruction de votre demande, sous réserve de la disponibilité des crédits budgétaires de la collectivité.").PressAsync("Relire le texte");

        Assert.Equal(HttpStatusCode.OK, nadia.Status);
        Assert.NotEmpty(nadia.Page.QuerySelectorAll(".plain-item"));
        Assert.Contains("sous réserve", nadia.ValueOf("Votre réponse"), StringComparison.Ordinal);
        Assert.Null(await portal.WithDbAsync(db => db.Set<Features.Voice.Statement>().Where(statement => statement.Id == id).Select(statement => statement.AnsweredAt).SingleAsync()));
        await nadia.PressAsync("Envoyer la réponse"); // a finding stops nothing
        Assert.Equal(HttpStatusCode.OK, nadia.Status);
        Assert.NotNull(await portal.WithDbAsync(db => db.Set<Features.Voice.Statement>().Where(statement => statement.Id == id).Select(statement => statement.AnsweredAt).SingleAsync()));
    }

    [Fact]
    public async Task A_script_gets_the_findings_and_the_young_do_not()
    {
        var staff = await portal.SignInAsync(await portal.AccountAsync(Role.Professional));
        KeyValuePair<string, string>[] fields = [new("text", "Il ne faut pas ne pas venir."), new("pour", "jeune"), new("markdown", "false")];
        using var answer = await portal.PostAsync("/langage-simple?handler=Check", staff, fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"summary\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var refused = await portal.PostAsync("/langage-simple?handler=Check", await portal.SignInAsync(await portal.AccountAsync(Role.YoungPerson)), fields);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_house_is_read_by_those_who_live_there_and_by_no_parent()
    {
        var (admin, lina, sami) = (await portal.VisitorAsync(Role.Administrator), await YoungAsync("Lina"), await YoungAsync("Sami"));
        var house = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Maison {SecretCode.NewId():N}"[..20], Zone = "plaine" };
        await portal.WithDbAsync(async db =>
        {
            db.Add(house);
            var child = await db.Relations.Where(relation => relation.AccountId == lina.Account.Id).Select(relation => relation.ChildId).SingleAsync();
            db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child, PlaceId = house.Id, From = portal.Clock.GetUtcNow().AddDays(-1) });
            return await db.SaveChangesAsync();
        });
        await admin.OpenAsync($"/atelier/maison?lieu={house.Id}");
        await admin.Fill("Qui est là, si vous voulez", "Karim, éducateur.").Fill("Les règles de la maison, si vous voulez", "On frappe avant d’entrer.").PressAsync("Garder cette page");
        Assert.Contains("La page est gardée.", admin.Text);

        Assert.Contains("Ici, dans ma maison", (await lina.OpenAsync("/livret")).Text);
        await lina.FollowAsync("Ici, dans ma maison");
        Assert.Contains("On frappe avant d’entrer.", lina.Text);
        Assert.DoesNotContain("Ici, dans ma maison", (await sami.OpenAsync("/livret")).Text);
        Assert.DoesNotContain("On frappe", (await sami.OpenAsync("/ma-maison")).Text);
        var parent = await portal.VisitorAsync(Role.Parent);
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.OpenAsync("/ma-maison")).Status);
        Assert.DoesNotContain("Ici, dans ma maison", (await parent.OpenAsync("/livret")).Text);
    }

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
    public async Task Pages_go_out_as_files_and_come_in_as_drafts_with_mistakes_told_by_line()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var carry = scope.ServiceProvider.GetRequiredService<CarryContent>();
        var pages = await carry.PagesAsync();
        var (file, text) = pages.Single(page => page.File.EndsWith("/fiches/dire-non.md", StringComparison.Ordinal));
        Assert.True(pages.Count > 100);

        var wrong = await carry.BringAsync([(file, text.Replace("\n## ", "\n# ", StringComparison.Ordinal)), ("content/fr/fiches/nouvelle.md", text)]);
        Assert.Empty(wrong.Drafts);
        Assert.Contains(wrong.Findings, finding => finding.File == file && finding.Line > 10);
        Assert.Contains(wrong.Findings, finding => finding.File.EndsWith("nouvelle.md", StringComparison.Ordinal));

        var changed = $"{text.TrimEnd()}\n\nTu peux dire non.\n";
        Assert.Equal([file], (await carry.BringAsync([.. pages.Where(page => page.File != file).Take(5), (file, changed)])).Drafts);
        var ana = await portal.VisitorAsync(Role.Facilitator);
        await ana.OpenAsync("/atelier/texte?adresse=/fiches/dire-non");
        Assert.EndsWith("Tu peux dire non.", ana.ValueOf("Texte de la page"), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Visitor editor, string page, string sentence)
    {
        await editor.OpenAsync($"/atelier/texte?adresse={page}");
        await editor.Fill("Texte de la page", $"{editor.ValueOf("Texte de la page").TrimEnd()}\n\n{sentence}").PressAsync("Garder le brouillon");
        Assert.Contains("C’est gardé.", editor.Text);
    }

    private async Task<Visitor> YoungAsync(string firstName)
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia"), firstName);
        return await portal.VisitorAsync((await portal.YoungPersonAsync(child, "none")).Account);
    }
}

public sealed class WritingPagesOnSqliteTests(SqlitePortal portal) : WritingPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class WritingPagesOnPostgresTests(PostgresPortal portal) : WritingPagesTests(portal), IClassFixture<PostgresPortal>;
