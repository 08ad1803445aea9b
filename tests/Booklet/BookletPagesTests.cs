using System.Net;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Booklet;

/// <summary>The booklet as its readers open it: on both databases.</summary>
public abstract class BookletPagesTests(Portal portal)
{
    private const string WordLabel = "Un mot pour nous";

    private IReadOnlyList<ContentPage> Usual => Words.Booklet(BookletEdition.Usual);

    private ContentEdition Words => portal.Services.GetRequiredService<ContentLibrary>().Current;

    [Fact]
    public async Task The_booklet_is_read_without_an_account_from_cover_to_end()
    {
        var reader = await portal.Stranger().OpenAsync("/livret");

        Assert.Equal("Ton livret", reader.Heading);
        foreach (var chapter in Usual) Assert.Contains(chapter.Address, reader.Links);

        await reader.FollowAsync("Commencer à lire");
        foreach (var chapter in Usual)
        {
            Assert.Equal(chapter.Title.Replace('\u00A0', ' '), reader.Heading);
            if (chapter != Usual[^1]) await reader.FollowAsync("Suite :");
        }
        Assert.Contains(reader.Links, link => link == Usual[^2].Address);
    }

    [Fact]
    public async Task A_chapter_says_who_has_reread_it_and_where_it_comes_from()
    {
        var reader = await portal.Stranger().OpenAsync(Usual[0].Address);

        Assert.Contains("Langage simple. Pas encore relu par des jeunes.", reader.Text, StringComparison.Ordinal);
        Assert.Contains(Usual[0].Sources[0][..20], reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_chapter_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Stranger().OpenAsync("/livret/la-lune")).Status);

    [Fact]
    public async Task A_reader_says_that_a_page_helps_and_nobody_knows_who()
    {
        var chapter = Usual[1];
        var reader = await portal.VisitorAsync(Role.YoungPerson);
        await reader.OpenAsync(chapter.Address);
        await reader.Fill(WordLabel, "  le dessin est bien ").PressAsync("Ça m’aide");

        Assert.Contains("Merci", reader.Text, StringComparison.Ordinal);
        Assert.Equal("?merci=1", reader.Address.Query);
        var stored = await portal.WithDbAsync(db => db.ChapterFeedback.SingleAsync(feedback => feedback.Chapter == chapter.Slug));
        Assert.Equal((Verdict.Helps, "le dessin est bien", 1, DateOnly.FromDateTime(portal.Clock.GetUtcNow().Date)),
            (stored.Verdict, await portal.WithVaultAsync(vault => vault.OpenAsync(ChapterFeedback.WordField, Vault.Nobody, stored.Id, stored.SealedWord!)), stored.Version, stored.Day));
    }

    [Fact]
    public async Task A_word_that_is_too_long_is_refused_and_kept()
    {
        var reader = await portal.Stranger().OpenAsync(Usual[2].Address);
        var tooLong = new string('a', ChapterFeedback.WordLength + 1);
        await reader.Fill(WordLabel, tooLong).PressAsync("Pas tout compris");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.Equal(tooLong, reader.ValueOf(WordLabel));
        Assert.Equal("C’est trop long : 200 signes au plus.", reader.ErrorOf(WordLabel));
        Assert.Contains(Usual[2].Address, reader.Links); // shown again on a page of its own, that leads back
        Assert.Equal(0, await portal.WithDbAsync(db => db.ChapterFeedback.CountAsync(feedback => feedback.Chapter == Usual[2].Slug)));
    }

    [Fact]
    public async Task The_printed_booklet_has_everything_in_one_page()
    {
        var reader = await portal.Stranger().OpenAsync("/livret/imprimer");

        foreach (var chapter in Usual) Assert.NotNull(reader.Page.GetElementById(chapter.Slug));
        Assert.Contains("Mon référent", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Département du Val-d’Arroux", reader.Text, StringComparison.Ordinal);
        Assert.Contains("119", reader.Text, StringComparison.Ordinal);
        Assert.Equal(Usual.Count + 3, reader.Page.QuerySelectorAll(".booklet-chapter").Length); // adults, notes, help
    }

    [Fact]
    public async Task Every_page_of_the_content_folder_opens()
    {
        foreach (var address in ContentAddresses.All)
            Assert.Equal(Words.At(address)!.Title.Replace('\u00A0', ' '), (await portal.Stranger().OpenAsync(address)).Heading);
    }

    [Fact]
    public async Task A_word_is_found_without_its_accents()
    {
        var reader = await portal.Stranger().OpenAsync("/mots");
        await reader.Fill("Chercher un mot", "REFERENT").PressAsync("Chercher");

        Assert.Contains("référent", reader.Text, StringComparison.Ordinal);
        Assert.InRange(reader.Page.QuerySelectorAll(".word-entry").Length, 1, Words.Glossary.Words.Count - 1);
        await reader.OpenAsync("/mots?q=zzzz");
        Assert.Contains("Aucun mot trouvé.", reader.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Facilitator, HttpStatusCode.OK)]
    [InlineData(Role.Moderator, HttpStatusCode.OK)]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.YoungPerson, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_write_the_booklet_read_what_is_said_of_it(string role, HttpStatusCode answer) =>
        Assert.Equal(answer, (await (await portal.VisitorAsync(role)).OpenAsync("/administration/livret")).Status);

    /// <summary>Numbers, yes; what people write, no.</summary>
    [Fact]
    public async Task An_administrator_reads_the_board_and_none_of_the_words()
    {
        var admin = await portal.VisitorAsync(Role.Administrator);
        await admin.OpenAsync("/atelier");
        await admin.FollowAsync("Les avis des lecteurs");

        Assert.Equal("/administration/livret", admin.Path);
        Assert.DoesNotContain("/administration/livret/mots-recus", admin.Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.OpenAsync("/administration/livret/mots-recus")).Status);
    }

    [Fact]
    public async Task Words_come_twenty_by_twenty_and_as_text()
    {
        foreach (var n in Enumerable.Range(1, 25))
        {
            var said = await portal.WithVaultAsync(ChapterFeedback.Give("la-sante", 1, Verdict.Hard, $"<b>mot {n}</b>", new DateOnly(2020, 1, 1)).SealAsync);
            await portal.WithDbAsync(db => { db.Add(said); return db.SaveChangesAsync(); });
        }
        var facilitator = await portal.VisitorAsync(Role.Facilitator);
        await facilitator.OpenAsync("/administration/livret/mots-recus");

        Assert.Equal(20, facilitator.Page.QuerySelectorAll("td[data-label=Mot]").Length);
        await facilitator.OpenAsync("/administration/livret/mots-recus?numero=2");
        Assert.InRange(facilitator.Page.QuerySelectorAll("td[data-label=Mot]").Length, 5, 8);
        Assert.Contains("<b>mot", facilitator.Text, StringComparison.Ordinal);
    }
}

public sealed class BookletPagesOnSqliteTests(SqlitePortal portal) : BookletPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class BookletPagesOnPostgresTests(PostgresPortal portal) : BookletPagesTests(portal), IClassFixture<PostgresPortal>;
