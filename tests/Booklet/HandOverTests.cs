using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Ui;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Booklet;

/// <summary>The booklet given by a référent, read by a young person, and told again when it changes: on both databases.</summary>
public abstract class HandOverTests(Portal portal)
{
    private ContentEdition Words => portal.Services.GetRequiredService<ContentLibrary>().Current;

    [Fact]
    public async Task A_referent_gives_it_the_young_person_sees_it_reads_it_and_says_so()
    {
        var (nadia, lina, child) = await CircleAsync("Nadia");
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await nadia.FollowAsync("Le livret : remis, lu ?");
        Assert.Contains("Aucun livret noté pour Yanis.", nadia.Text, StringComparison.Ordinal);
        await nadia.Choose("Par le portail").PressAsync("Noter cette remise");
        Assert.Contains("N’a pas encore dit avoir lu", nadia.Text, StringComparison.Ordinal);

        await lina.OpenAsync("/accueil");
        Assert.DoesNotContain("Nadia", lina.Text, StringComparison.Ordinal); // no name on the first screen
        await lina.FollowAsync("Tu as reçu le livret.");
        Assert.Contains("Nadia t’a donné le livret 15 à 18 ans.", lina.Text, StringComparison.Ordinal);
        await lina.PressAsync("J’ai vu");
        Assert.DoesNotContain("Nadia t’a donné", lina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tu as reçu le livret.", (await lina.OpenAsync("/accueil")).Text, StringComparison.Ordinal);

        await lina.OpenAsync("/livret/ma-lecture");
        await lina.PressAsync("J’ai lu tout le livret");
        Assert.Contains("Tu as dit « je l’ai lu »", lina.Text, StringComparison.Ordinal);
        Assert.Contains("Dit avoir lu, le", (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret")).Text, StringComparison.Ordinal);
        await lina.PressAsync("C’est une erreur");
        Assert.DoesNotContain("Dit avoir lu, le", (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret")).Text, StringComparison.Ordinal);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "booklet.handed" && entry.PersonId == child.Id && entry.ActorId == nadia.Account.Id)));
    }

    [Fact]
    public async Task Which_pages_are_read_is_nobody_else_s()
    {
        var (nadia, lina, child) = await CircleAsync();
        var chapter = Words.Chapter("le-juge")!;
        await lina.OpenAsync($"{chapter.Address}?pour=15-18");
        await lina.PressAsync("Je l’ai lu");

        Assert.Equal(chapter.Address, lina.Path);
        Assert.Contains("Tu as dit : je l’ai lu", lina.Text, StringComparison.Ordinal);
        Assert.Contains("Tu as lu 1 page sur", (await lina.OpenAsync("/livret/ma-lecture")).Text, StringComparison.Ordinal);
        Assert.Contains("Lue", (await lina.OpenAsync("/livret")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(chapter.Title, (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Je l’ai lu", (await portal.Stranger().OpenAsync(chapter.Address)).Text, StringComparison.Ordinal);
        await lina.OpenAsync(chapter.Address);
        await lina.PressAsync("C’est une erreur");
        Assert.False(await portal.WithDbAsync(db => db.ChapterReadings.AnyAsync(reading => reading.AccountId == lina.Account.Id)));
    }

    [Fact]
    public async Task What_changed_since_is_told_once()
    {
        var (nadia, lina, child) = await CircleAsync();
        var now = portal.Clock.GetUtcNow();
        var stamp = BookletStamp.Of(Words.Booklet(BookletEdition.Usual)).Before(["le-juge"], ["mon-argent"], ("la-carte", "La carte du foyer"));
        await portal.WithDbAsync(db =>
        {
            db.Add(BookletHandover.Past(child.Id, nadia.Account.Id, BookletEdition.Usual, Manner.Paper, DateOnly.FromDateTime(now.Date), stamp, now));
            return db.SaveChangesAsync();
        });
        await lina.OpenAsync("/livret");
        await lina.PressAsync("J’ai vu");

        await lina.OpenAsync("/accueil");
        await lina.FollowAsync("3 pages du livret ont changé.");
        Assert.Equal("Ce qui a changé", lina.Heading);
        Assert.Contains(Words.Chapter("le-juge")!.Sentences[0].Replace('\u00A0', ' '), lina.Text, StringComparison.Ordinal);
        Assert.Contains("Page retirée", lina.Text, StringComparison.Ordinal);
        Assert.Contains("Nouvelle page", lina.Text, StringComparison.Ordinal);
        await lina.PressAsync("J’ai vu");
        Assert.Equal("/livret", lina.Path);
        Assert.DoesNotContain("du livret", (await lina.OpenAsync("/accueil")).Links.Where(link => link.Contains("nouveautes", StringComparison.Ordinal)));
        Assert.Contains("Rien n’a changé", (await lina.OpenAsync("/livret/nouveautes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_a_page_goes_to_whom_one_chooses_with_the_answer_date_said_before()
    {
        var (nadia, lina, _) = await CircleAsync("Nadia");
        var chapter = Words.Chapter("le-juge")!;
        await lina.OpenAsync(chapter.Address);
        await lina.FollowAsync("J’ai une question");

        Assert.DoesNotContain(chapter.Title, Uri.UnescapeDataString(lina.Address.Query), StringComparison.Ordinal);
        Assert.Contains("Réponse", lina.Text, StringComparison.Ordinal);
        Assert.StartsWith("Livret\u00A0: ", lina.ValueOf("Ma question"), StringComparison.Ordinal);
        await lina.Choose("Mon référent").PressAsync("Envoyer ou garder");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Il manque la question, sous le titre de la page."), (lina.Status, lina.ErrorOf("Ma question")));
        var subject = lina.ValueOf("Ma question");
        await lina.Fill("Ma question", $"{subject}C’est quoi une audience.").PressAsync("Envoyer ou garder");

        Assert.Contains("C’est envoyé.", lina.Text, StringComparison.Ordinal);
        Assert.Contains("Réponse au plus tard le", lina.Text, StringComparison.Ordinal);
        Assert.Contains(await portal.WithDbAsync(db => db.Statements.Where(said => said.AuthorId == lina.Account.Id).ToListAsync()), said => said.Audience == Features.Accounts.Audience.CaseWorker);
        Assert.Contains("/paroles/", string.Join(' ', (await nadia.OpenAsync("/paroles")).Links), StringComparison.Ordinal);
        Assert.Equal("Ce que je veux dire", (await lina.OpenAsync("/ma-parole/ecrire?page=/rien-de-tel")).Page.QuerySelector("label[for=Text]")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_mistake_is_shown_beside_the_date_and_can_be_taken_back()
    {
        var (nadia, _, child) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret");
        await nadia.Fill("Quel jour ?", "2099-01-01").PressAsync("Noter cette remise");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nadia.Status);
        Assert.Contains("Cette date n’est pas encore là.", nadia.Text, StringComparison.Ordinal);
        Assert.Equal("2099-01-01", nadia.ValueOf("Quel jour ?"));

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret");
        await nadia.Choose("Sur papier").PressAsync("Noter cette remise");
        await nadia.PressAsync("Effacer");
        Assert.Contains("Aucun livret noté", nadia.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authority_reads_counts_and_never_a_small_one()
    {
        var before = (await (await portal.VisitorAsync(Role.Administrator)).OpenAsync("/administration/livrets-remis")).Text;
        Assert.DoesNotContain("Nadia", before, StringComparison.Ordinal);
        var account = await portal.AccountAsync(Role.Professional);
        var children = new List<Child>();
        for (var n = 0; n < 12; n++) children.Add(await portal.ChildOfAsync(account));
        var now = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(db =>
        {
            foreach (var child in children.Take(6)) db.Add(BookletHandover.Past(child.Id, account.Id, BookletEdition.All[0], Manner.Paper, DateOnly.FromDateTime(now.Date), BookletStamp.Read(""), now));
            db.Add(BookletHandover.Past(children[6].Id, account.Id, BookletEdition.All[0], Manner.Paper, DateOnly.FromDateTime(now.Date).AddMonths(-13), BookletStamp.Read(""), now)); // too long ago
            return db.SaveChangesAsync();
        });

        var page = await (await portal.VisitorAsync(Role.Administrator)).OpenAsync("/administration/livrets-remis");
        Assert.Matches(@"\d+ sur \d+", page.Text);
        Assert.DoesNotMatch(@" : [1-4](\D|$)", page.Text);
        HandedCounts.Figures Of(int followed, int given, int read, params int[] parts) => new(default, followed, given, read, [.. parts.Select((count, part) => ($"{part}", count))], []);
        Assert.Equal(["nombre caché", "20", "0", "nombre caché"], Of(90, 63, 40, 3, 20, 0, 40).Editions!.Select(part => part.Count)); // 40 would give 3 back
        Assert.Equal(["30", "33"], Of(90, 63, 61, 30, 33).Editions!.Select(part => part.Count));
        Assert.Equal(("presque tous, sur 63", "60 sur 90"), (Of(90, 63, 61).ReadWords, Of(90, 60, 61).GivenWords));
        Assert.Equal((null, HandedCounts.Figures.Hidden), (Of(65, 63, 40, 30, 33).Editions, Of(65, 63, 40).ReadWords)); // their sum would say who was left out
        Assert.Equal(["0", "moins de 5", "moins de 5", "5", "Trop peu de jeunes pour donner un nombre", "moins de 5 sur 20", "presque tous, sur 20", "12 sur 20", "20 sur 20"],
            [SmallNumber.Of(0), SmallNumber.Of(1), SmallNumber.Of(4), SmallNumber.Of(5), SmallNumber.Of(2, 4), SmallNumber.Of(3, 20), SmallNumber.Of(18, 20), SmallNumber.Of(12, 20), SmallNumber.Of(20, 20)]);
    }

    [Fact]
    public async Task A_referent_has_an_address_to_send_and_a_paper_to_give_that_name_nobody()
    {
        var (nadia, _, child) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/livret");
        Assert.Equal("https://localhost/livret?pour=15-18", nadia.Page.QuerySelector(".to-copy")!.TextContent.Trim());
        Assert.StartsWith("data:image/png;base64,", nadia.Page.QuerySelector(".give-link img")!.GetAttribute("src"), StringComparison.Ordinal);

        await nadia.FollowAsync("Un papier à donner, avec le carré");
        Assert.Equal(("/livret/a-donner", "Ton livret"), (nadia.Path, nadia.Heading));
        Assert.Contains("https://localhost/livret?pour=15-18", nadia.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(child.FirstName, nadia.Text, StringComparison.Ordinal);
        var young = portal.Stranger(); // whoever receives it
        Assert.Equal(HttpStatusCode.OK, (await young.OpenAsync("/livret?pour=15-18")).Status);
        Assert.Equal("Votre livret", (await young.OpenAsync("/livret/a-donner?pour=parents")).Heading);
        Assert.Equal("Ton livret", (await young.OpenAsync("/livret/a-donner?pour=rien-de-tel")).Heading);
    }

    [Fact]
    public async Task Below_a_page_one_is_spoken_to_as_one_is_whomever_it_was_written_for()
    {
        var (forYoung, forParents) = (Words.Chapter("le-juge")!.Address, Words.Chapter("vos-droits")!.Address);
        var (_, lina, _) = await CircleAsync();
        var (claire, stranger) = (await portal.VisitorAsync(Role.Parent), portal.Stranger());
        foreach (var address in new[] { forYoung, forParents })
        {
            Assert.Contains("Cette page t’aide ?", (await lina.OpenAsync(address)).Text, StringComparison.Ordinal);
            Assert.Contains("J’ai une question", lina.Text, StringComparison.Ordinal);
            Assert.Contains("Cette page vous aide ?", (await claire.OpenAsync(address)).Text, StringComparison.Ordinal);
            Assert.Contains("Poser une question", claire.Text, StringComparison.Ordinal);
        }
        Assert.Contains("Cette page t’aide ?", (await stranger.OpenAsync(forYoung)).Text, StringComparison.Ordinal);
        Assert.Contains("Cette page vous aide ?", (await stranger.OpenAsync(forParents)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_is_in_the_copy_and_goes_with_the_person()
    {
        var (_, lina, child) = await CircleAsync();
        await lina.OpenAsync("/livret/le-juge");
        await lina.PressAsync("Je l’ai lu");
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == lina.Account.Id).ExecuteDeleteAsync());
        await portal.WithDbAsync(db => db.Children.Where(one => one.Id == child.Id).ExecuteDeleteAsync());

        Assert.False(await portal.WithDbAsync(db => db.ChapterReadings.AnyAsync(reading => reading.AccountId == lina.Account.Id)));
    }

    private async Task<(Visitor Nadia, Visitor Lina, Child Child)> CircleAsync(string caseWorker = "Nadia Benali")
    {
        var account = await portal.AccountAsync(Role.Professional, caseWorker);
        var child = await portal.ChildOfAsync(account, comesOfAgeOn: DateOnly.FromDateTime(portal.Clock.GetUtcNow().Date).AddYears(2));
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        return (await portal.VisitorAsync(account), await portal.VisitorAsync(lina), child);
    }
}

public sealed class HandOverOnSqliteTests(SqlitePortal portal) : HandOverTests(portal), IClassFixture<SqlitePortal>;

public sealed class HandOverOnPostgresTests(PostgresPortal portal) : HandOverTests(portal), IClassFixture<PostgresPortal>;
