using System.Net;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Proposals.Measures;
using ChildProtection.Tests.Support;

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

        Assert.Equal([20, 20, 10], counts);
        await visitor.FollowAsync("Les plus récentes");
        Assert.Equal(Address, visitor.Path);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"{Address}?apres={SecretCode.NewId()}")).Status);
        Assert.Equal(20, visitor.Page.QuerySelectorAll("li.row.feuille").Length);
    }
}

public sealed class ChangesPagesOnSqliteTests(SqlitePortal portal) : ChangesPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ChangesPagesOnPostgresTests(PostgresPortal portal) : ChangesPagesTests(portal), IClassFixture<PostgresPortal>;
