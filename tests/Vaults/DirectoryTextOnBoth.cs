using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Vaults;

public sealed class DirectoryTextOnSqlite(OwnVaultOnSqlite portal) : DirectoryTextTests(portal), IClassFixture<OwnVaultOnSqlite>
{
    private readonly OwnVaultOnSqlite portal = portal;

    /// <summary>Two portals in one process, two keys: neither reads with the other's.</summary>
    [Fact]
    public async Task Two_portals_in_one_process_keep_their_keys_apart()
    {
        using var other = new OwnVaultOnSqlite();
        foreach (var each in new Portal[] { portal, other, portal, other })
        {
            var account = await each.AccountAsync(Role.Professional, "Karim Lefèvre");
            Assert.Equal("Karim Lefèvre", await each.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).Select(user => user.DisplayName).SingleAsync()));
        }
        Assert.NotEqual(portal.IndexOf(Role.Professional), other.IndexOf(Role.Professional));
        var (mine, its) = (await portal.WithDbAsync(db => Task.FromResult(db.Model)), await other.WithDbAsync(db => Task.FromResult(db.Model)));
        Assert.NotSame(mine, its);
    }

    [Fact]
    public async Task Portals_with_one_key_build_their_model_once()
    {
        using var one = new SqlitePortal();
        using var two = new SqlitePortal();

        Assert.Same(await one.WithDbAsync(db => Task.FromResult(db.Model)), await two.WithDbAsync(db => Task.FromResult(db.Model)));
    }
}

public sealed class DirectoryTextOnPostgres(OwnVaultOnPostgres portal) : DirectoryTextTests(portal), IClassFixture<OwnVaultOnPostgres>;
