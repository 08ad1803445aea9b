using System.Net;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Booklet;

/// <summary>The board of those who write: the same question on every page, words looked up, rereadings that wait. On both databases.</summary>
public abstract class FeedbackBoardTests(Portal portal)
{
    private const string Board = "/administration/livret";

    [Theory]
    [InlineData("/fiches/ouvrir-un-compte", "J’ai compris", Verdict.Understood)]
    [InlineData("/fiches/parent-faire-appel", "Pas tout compris", Verdict.Hard)]
    [InlineData("/droits", "Ça m’aide", Verdict.Helps)]
    [InlineData("/livret/le-juge?pour=18-21", "J’ai compris", Verdict.Understood)]
    public async Task Every_page_asks_the_same_question(string address, string answer, Verdict verdict)
    {
        var reader = await portal.Stranger().OpenAsync(address);
        await reader.PressAsync(answer);

        Assert.Contains("Merci", reader.Text, StringComparison.Ordinal);
        Assert.Equal(address.Split('?')[0], reader.Path);
        var key = reader.Path.StartsWith("/livret/", StringComparison.Ordinal) ? reader.Path[8..] : reader.Path;
        Assert.True(await portal.WithDbAsync(db => db.ChapterFeedback.AnyAsync(one => one.Chapter == key && one.Verdict == verdict)));
    }

    [Fact]
    public async Task The_hardest_page_comes_first_small_numbers_are_hidden_and_the_file_says_the_same()
    {
        await GiveAsync("mon-dossier", Verdict.Hard, 40);
        await GiveAsync("mon-dossier", Verdict.Helps, 2);
        var samia = await portal.VisitorAsync(Role.Facilitator);
        await samia.OpenAsync($"{Board}?pour=15-18&etat=dures");

        var row = samia.Page.QuerySelector("tbody tr")!;
        Assert.Equal(["Mon dossier", "0", "moins de 5", "40"], row.Children.Take(4).Select(cell => cell.TextContent.Trim().Replace('\u00A0', ' ')).Select(text => text == Title("mon-dossier") ? "Mon dossier" : text));
        using var file = await samia.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Board}/export?pour=15-18&etat=dures"));
        var csv = await file.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("/livret/mon-dossier;0;moins de 5;40;", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("/fiches/", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_show_the_pages_asked_for_twenty_at_a_time()
    {
        var samia = await portal.VisitorAsync(Role.Moderator);
        await samia.OpenAsync(Board);
        Assert.Equal(20, samia.Page.QuerySelectorAll("tbody tr").Length);
        await samia.FollowAsync("Page d’après");
        Assert.Equal(20, samia.Page.QuerySelectorAll("tbody tr").Length);

        await samia.OpenAsync(Board);
        await samia.Fill("Quelles pages ?", "Fiches : mentors").Fill("Dans quel état ?", "Jamais relues par les personnes concernées").PressAsync("Montrer");
        var sheets = Words.Leaflets.Where(sheet => sheet is { Audience: Audience.Mentors, Rereadings.Count: 0 }).Select(sheet => sheet.Address).ToHashSet();
        Assert.Equal(sheets, samia.Page.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).ToHashSet());
        await samia.OpenAsync($"{Board}?pour=rien&etat=rien");
        Assert.Contains("Aucune page", samia.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_is_counted_for_readers_and_never_for_robots()
    {
        var slug = Words.Glossary.Words[3].Slug;
        var reader = portal.Stranger();
        await OpenAsync(reader, slug, site: null);
        await OpenAsync(reader, slug, site: "cross-site");
        await OpenAsync(reader, slug, site: "same-origin", purpose: "prefetch");
        Assert.Equal(0, await CountAsync(slug));

        await OpenAsync(reader, slug, site: "same-origin");
        Assert.Equal(1, await CountAsync(slug));
        await reader.OpenAsync("/livret/le-juge");
        using var told = await reader.SendAsync(Beacon(reader, slug));
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.Equal(2, await CountAsync(slug));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/mots/rien-de-tel")).Status);
        Assert.Equal(["Count", "Day", "Word"], typeof(WordLookup).GetProperties().Select(property => property.Name).Order()); // nobody, no hour
    }

    [Fact]
    public async Task Words_opened_at_the_same_instant_are_all_counted_and_old_days_go()
    {
        var slug = Words.Glossary.Words[9].Slug;
        var readers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await portal.Stranger().OpenAsync("/livret/le-juge")));
        foreach (var answer in await Task.WhenAll(readers.Select(reader => reader.SendAsync(Beacon(reader, slug))))) answer.Dispose();
        Assert.Equal(6, await CountAsync(slug));

        var samia = await (await portal.VisitorAsync(Role.Facilitator)).OpenAsync(Board);
        Assert.Contains("Ouvert 6 fois", samia.Text, StringComparison.Ordinal);
        await using var scope = portal.Services.CreateAsyncScope();
        var rule = scope.ServiceProvider.GetServices<IRetention>().Single(one => one.Rule.Code == "word-lookups");
        await rule.PurgeAsync(portal.Clock.GetUtcNow().AddDays(2), 1_000);
        Assert.Equal(0, await CountAsync(slug));
    }

    [Fact]
    public async Task The_glossary_shows_the_words_of_the_booklet_first_and_the_others_on_demand()
    {
        var reader = portal.Stranger();
        foreach (var (list, most) in new[] { ("livret", Words.ReadersWords.Count), ("pros", Words.Glossary.Words.Count), ("tous", Words.Glossary.Words.Count) })
        {
            await reader.OpenAsync($"/mots?liste={list}");
            var words = reader.Page.QuerySelectorAll(".word-entry").Select(word => word.Id!).ToHashSet();
            Assert.InRange(words.Count, 20, most);
            Assert.Equal(list == "pros" ? 0 : words.Intersect(Words.ReadersWords).Count(), words.Count(Words.ReadersWords.Contains));
            if (list != "pros") Assert.Superset(Words.ReadersWords.ToHashSet(), words.Union(Words.ReadersWords).ToHashSet());
        }
        var size = (await (await portal.Stranger().OpenAsync("/mots")).Response.Content.ReadAsByteArrayAsync()).Length;
        Console.WriteLine($"{GetType().Name}: /mots is {size:N0} bytes before compression.");
        Assert.InRange(size, 5_000, 100_000);
        await reader.OpenAsync("/mots?q=MDPH");
        Assert.NotEmpty(reader.Page.QuerySelectorAll(".word-entry"));
    }

    private ContentEdition Words => portal.Services.GetRequiredService<ContentLibrary>().Current;

    private string Title(string slug) => Words.Chapter(slug)!.Title.Replace('\u00A0', ' ');

    private Task<int> CountAsync(string slug) => portal.WithDbAsync(db => db.WordLookups.Where(lookup => lookup.Word == slug).SumAsync(lookup => lookup.Count));

    private Task GiveAsync(string chapter, Verdict verdict, int count) => portal.WithDbAsync(db =>
    {
        for (var n = 0; n < count; n++) db.Add(ChapterFeedback.Give(chapter, 1, verdict, null, new DateOnly(2026, 1, 1)));
        return db.SaveChangesAsync();
    });

    private static async Task OpenAsync(Visitor reader, string slug, string? site, string? purpose = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/mots/{slug}") { Headers = { { "Sec-Fetch-Dest", "document" } } };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (purpose is not null) request.Headers.Add("Sec-Purpose", purpose);
        using var answer = await reader.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>What the script of the page that is open sends.</summary>
    private static HttpRequestMessage Beacon(Visitor reader, string slug) => new(HttpMethod.Post, $"/mots/{slug}")
    {
        Headers = { { "Sec-Fetch-Site", "same-origin" } },
        Content = new FormUrlEncodedContent([new("__RequestVerificationToken", reader.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]),
    };
}

public sealed class FeedbackBoardOnSqliteTests(SqlitePortal portal) : FeedbackBoardTests(portal), IClassFixture<SqlitePortal>;

public sealed class FeedbackBoardOnPostgresTests(PostgresPortal portal) : FeedbackBoardTests(portal), IClassFixture<PostgresPortal>;
