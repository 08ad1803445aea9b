using System.Net;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Proposals.Measures;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>« Ce qui a changé » page after page: everything that is told comes once, and an address from elsewhere shows the first page.</summary>
public abstract class ChangesPagesTests(Portal portal)
{
    private const string Address = "/ce-qui-a-change";

    [Fact]
    public async Task Each_page_begins_where_the_one_before_ended()
    {
        await CrowdOfIdeas.FillAsync(portal, 100); // two in four are done and told
        var (visitor, counts, addresses) = (portal.Stranger(), new List<int>(), new HashSet<string>());
        await visitor.OpenAsync(Address);
        while (true)
        {
            counts.Add(visitor.Page.QuerySelectorAll("li.row.feuille").Length);
            if (visitor.Page.QuerySelector("a[rel=next]") is not { } next) break;
            Assert.True(addresses.Add(next.GetAttribute("href")!));
            await visitor.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.True(counts[..^1].TrueForAll(count => count == 20), string.Join(", ", counts));
        Assert.Equal(await portal.WithDbAsync(db => db.Set<ProposalAnswer>().CountAsync(answer => answer.Story == StoryState.Agreed)), counts.Sum());
        await visitor.FollowAsync("Les plus récentes");
        Assert.Equal(Address, visitor.Path);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"{Address}?apres={SecretCode.NewId()}")).Status);
        Assert.Equal(20, visitor.Page.QuerySelectorAll("li.row.feuille").Length);
        await BothListsAreOneAsync();
    }

    /// <summary>The query of most pages and the general one give the same ideas, with two scopes and with three, from the top and from the middle.</summary>
    private async Task BothListsAreOneAsync()
    {
        string[] scopes = [ProposalAudience.Everywhere, ProposalAudience.OfZone("plaine"), ProposalAudience.OfPlace(SecretCode.NewId())];
        foreach (var (some, after) in new[] { (scopes, (long?)null), (scopes, 31), (scopes[..2], 31), (scopes[1..], null) })
            await portal.WithDbAsync(async db =>
            {
                var ranks = (await ProposalLists.NewestAsync(db, some, after)).Select(idea => idea.Rank).ToList();
                Assert.Equal((await ProposalLists.Rows(db, some, new ProposalLists.Filter(null, null, null), after).ToListAsync()).Select(idea => idea.Rank), ranks);
                Assert.NotEmpty(ranks);
                return ranks.Count;
            });
    }
}

public sealed class ChangesPagesOnSqliteTests(SqlitePortal portal) : ChangesPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ChangesPagesOnPostgresTests(PostgresPortal portal) : ChangesPagesTests(portal), IClassFixture<PostgresPortal>;
