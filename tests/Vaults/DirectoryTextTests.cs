using System.Text;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>DATA-10, DATA-11, V14.1.1: names and addresses are shown, found and never stored in clear.</summary>
public abstract class DirectoryTextTests(OwnVault portal)
{
    private const string Name = "Zaphira-Quolbex";
    private const string Address = "zaphira.quolbex@exemple.fr";
    private const string Place = "Foyer Quolbexandre";
    private const string Said = "mot-quolbexien";

    [Fact]
    public async Task Nothing_that_was_planted_stands_in_the_database()
    {
        await PlantAsync();
        var raw = await RawAsync();

        foreach (var planted in new[] { Name, Address, Place, Said, "Firefox sur Quolbex" })
            Assert.False(Holds(raw, planted), planted);

        // Control: the search sees what is in clear.
        await portal.WithDbAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ('temoin', {Address})"));
        Assert.True(Holds(await RawAsync(), Address));
        await portal.WithDbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM \"InstanceSettings\" WHERE \"Key\" = 'temoin'"));
    }

    [Fact]
    public async Task What_is_stored_is_shown_as_it_was_written()
    {
        var (account, child, _) = await PlantAsync();

        Assert.Equal((Name, Name), await portal.WithDbAsync(async db => (
            await db.Users.Where(user => user.Id == account).Select(user => user.DisplayName).SingleAsync(), (await db.Set<Child>().SingleAsync(c => c.Id == child)).FirstName)));
    }

    [Fact]
    public async Task An_address_is_found_however_it_is_typed()
    {
        var (account, _, _) = await PlantAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var address = (await accounts.FindByIdAsync(account.ToString()))!.Email!;

        Assert.Equal(account, (await accounts.FindByEmailAsync($" {address.ToUpperInvariant()} "))?.Id);
        Assert.Equal(account, (await accounts.FindByNameAsync(address))?.Id);
        Assert.Null(await accounts.FindByEmailAsync("autre@exemple.fr"));
    }

    [Fact]
    public void An_index_is_128_bits_and_tells_nothing()
    {
        Assert.Matches("^b1\\.[0-9a-f]{32}$", portal.IndexOf(Address));
        Assert.Equal(portal.IndexOf("Élodie@exemple.fr"), portal.IndexOf("  E\u0301LODIE@EXEMPLE.FR"));
        Assert.NotEqual(portal.IndexOf("a@exemple.fr"), portal.IndexOf("b@exemple.fr"));
    }

    /// <summary>The same name twice is not twice the same in the database.</summary>
    [Fact]
    public async Task Equal_names_are_stored_differently()
    {
        await PlantAsync();
        await PlantAsync();
        var stored = await StoredAsync("Children", "FirstName");

        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.All(stored, text => Assert.StartsWith(DirectoryCipher.Prefix, text, StringComparison.Ordinal));
    }

    /// <summary>A name moved to another column by somebody in the database is a fault, not a name.</summary>
    [Fact]
    public async Task A_name_moved_to_another_column_is_refused()
    {
        var cipher = portal.Services.GetRequiredService<DirectoryKeys>().Cipher;
        var stored = cipher.Seal(new VaultField("Children", "FirstName"), Name);

        Assert.Equal(Name, cipher.Open(new VaultField("Children", "FirstName"), stored));
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => cipher.Open(new VaultField("Places", "Name"), stored));
        for (var n = DirectoryCipher.Prefix.Length; n < stored.Length; n++)
            Assert.Throws<System.Security.Cryptography.CryptographicException>(() => cipher.Open(
                new VaultField("Children", "FirstName"), string.Concat(stored.AsSpan(0, n), stored[n] == 'A' ? "Q" : "A", stored.AsSpan(n + 1))));
        await Task.CompletedTask;
    }

    /// <summary>The longest texts fit in their columns, on both databases.</summary>
    [Fact]
    public async Task The_longest_names_fit() => Assert.Equal(new string('ﷺ', Child.FirstNameLength), await portal.WithDbAsync(async db =>
    {
        var child = Child.Register(new string('ﷺ', Child.FirstNameLength), "plaine", portal.Clock.GetUtcNow());
        db.Add(child);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return (await db.Set<Child>().SingleAsync(found => found.Id == child.Id)).FirstName;
    }));

    [Fact]
    public async Task A_query_that_the_database_cannot_answer_is_refused()
    {
        await RefusesAsync(db => db.Users.Where(user => user.DisplayName == Name));
        await RefusesAsync(db => db.Users.Where(user => user.Email!.StartsWith("za")));
        await RefusesAsync(db => db.Set<Child>().OrderBy(child => child.FirstName));
        await RefusesAsync(db => db.Set<Child>().OrderBy(child => child.Id).ThenByDescending(child => child.FirstName));
        await RefusesAsync(db => db.Set<Child>().Where(child => new[] { Name }.Contains(child.FirstName)));
        await RefusesAsync(db => from child in db.Set<Child>() let zone = child.Zone orderby child.FirstName, zone select child.Id);
        await RefusesAsync(db => db.Set<PlaceOfLife>().Select(place => place.Name + "!"));
        await RefusesAsync(db => db.Set<PlaceOfLife>().GroupBy(place => place.Name).Select(group => group.Count()));
        await RefusesAsync(db => from user in db.Users join mail in db.Set<OutboxMail>() on user.Email equals mail.Recipient select mail.Id);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Email == null || user.Email != null).Select(user => user.Email ?? "").ToListAsync()); // these it can
    }

    /// <summary>Names of the landed version, in clear, are read as they are, found, and sealed at the next start; twice is once.</summary>
    [Fact]
    public async Task A_database_of_the_first_edition_goes_on_working_and_is_sealed_at_the_start()
    {
        var (account, child, feedback) = await PlantAsync();
        var cipher = portal.Services.GetRequiredService<DirectoryKeys>().Cipher;
        await portal.WithDbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE \"AspNetUsers\" SET \"DisplayName\" = {Name}, \"DisplayNameIndex\" = NULL, \"Email\" = 'vieille.quolbex@exemple.fr', \"NormalizedEmail\" = 'VIEILLE.QUOLBEX@EXEMPLE.FR', \"UserName\" = 'vieille.quolbex@exemple.fr', \"NormalizedUserName\" = 'VIEILLE.QUOLBEX@EXEMPLE.FR' WHERE \"Id\" = {account}");
            await db.Database.ExecuteSqlAsync($"UPDATE \"Children\" SET \"FirstName\" = {Name} WHERE \"Id\" = {child}");
            await db.Database.ExecuteSqlAsync($"UPDATE \"OutboxMails\" SET \"Recipient\" = {Address}, \"RecipientIndex\" = NULL");
            return await db.Database.ExecuteSqlAsync($"UPDATE \"ChapterFeedback\" SET \"Word\" = {Said}, \"SealedWord\" = NULL WHERE \"Id\" = {feedback}");
        });
        Assert.True(Holds(await RawAsync(), Name));
        Assert.Equal(Name, await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account).Select(user => user.DisplayName).SingleAsync()));

        var lines = await portal.StartAgainAsync();

        Assert.Contains(lines, line => line.Contains("were sealed", StringComparison.Ordinal));
        Assert.All(await StoredAsync("AspNetUsers", "Email"), text => Assert.StartsWith(DirectoryCipher.Prefix, text, StringComparison.Ordinal));
        Assert.All(await StoredAsync("AspNetUsers", "NormalizedUserName"), text => Assert.StartsWith(BlindIndex.Prefix, text, StringComparison.Ordinal));
        Assert.Empty(await StoredAsync("ChapterFeedback", "Word"));
        if (portal is OwnVaultOnSqlite)
            foreach (var planted in new[] { Name, Address, Said, "vieille.quolbex" }) Assert.False(Holds(await RawAsync(), planted), planted);
        await using (var scope = portal.Services.CreateAsyncScope())
            Assert.Equal(account, (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync("Vieille.Quolbex@exemple.fr"))?.Id);
        var mailed = portal.IndexOf(Address);
        Assert.NotEqual(0, await portal.WithDbAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.RecipientIndex == mailed)));
        var said = await portal.WithDbAsync(db => db.Set<ChapterFeedback>().AsNoTracking().SingleAsync(row => row.Id == feedback));
        Assert.Equal(Said, await portal.WithVaultAsync(vault => vault.OpenAsync(ChapterFeedback.WordField, Vault.Nobody, said.Id, said.SealedWord!)));
        Assert.Equal((Name, cipher.Fingerprint), (await portal.WithDbAsync(db => db.Set<Child>().Where(c => c.Id == child).Select(c => c.FirstName).SingleAsync()), cipher.Fingerprint));
        Assert.Empty(await portal.StartAgainAsync());
    }

    private Task RefusesAsync<T>(Func<PortalDb, IQueryable<T>> query) => Assert.ThrowsAsync<InvalidOperationException>(() => portal.WithDbAsync(db => query(db).ToListAsync()));

    private async Task<(Guid Account, Guid Child, Guid Feedback)> PlantAsync()
    {
        await portal.StartAgainAsync();
        var now = portal.Clock.GetUtcNow();
        var nadia = await portal.AccountAsync(Role.Professional, Name);
        var child = await portal.ChildOfAsync(nadia, Name);
        await portal.InvitationAsync(child, nadia, RelationKind.Parent, Address);
        var said = await portal.WithVaultAsync(ChapterFeedback.Give("mes-droits", 1, Verdict.Helps, Said, new DateOnly(2026, 11, 20)).SealAsync);
        await portal.WithDbAsync(db =>
        {
            db.Add(OutboxMail.To(Address, MailTemplate.News, now));
            db.Add(new PlaceOfLife { Id = SecretCode.NewId(), Name = Place, Zone = "plaine" });
            db.Add(said);
            db.Add(new SignInSession
            {
                Id = SecretCode.NewId(), KeyHash = SecretCode.Hash(SecretCode.NewKey()), AccountId = nadia.Id, Role = nadia.Role, Profile = "work", Methods = "pwd otp", DeviceLabel = "Firefox sur Quolbex",
                CreatedAt = now, LastSeenAt = now, EndsAt = now, Ticket = [],
            });
            return db.SaveChangesAsync();
        });
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var own = $"zaphira.quolbex.{nadia.Id:N}@exemple.fr";
        var account = (await accounts.FindByIdAsync(nadia.Id.ToString()))!;
        Assert.True((await accounts.SetEmailAsync(account, own)).Succeeded && (await accounts.SetUserNameAsync(account, own)).Succeeded);
        return (nadia.Id, child.Id, said.Id);
    }

    private async Task<List<string>> StoredAsync(string table, string column) => await portal.WithDbAsync(async db =>
    {
        var stored = new List<string>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of this test.
        command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) stored.Add(reader.GetString(0));
        return stored;
    });

    /// <summary>The bytes that a thief of the database gets: SQLite's file and journal, or every row that PostgreSQL would dump.</summary>
    private async Task<byte[]> RawAsync()
    {
        if (portal is OwnVaultOnSqlite)
            return [.. new[] { "portal.db", "portal.db-wal" }.Select(portal.StoredFile).Where(File.Exists).SelectMany(File.ReadAllBytes)];
        var dump = new StringBuilder();
        await portal.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of our own model.
                command.CommandText = $"SELECT t::text FROM \"{table}\" t";
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) dump.AppendLine(reader.GetString(0));
            }
            return 0;
        });
        return Encoding.UTF8.GetBytes(dump.ToString());
    }

    /// <summary>As it is, in capitals, in UTF-16, and in the hexadecimal that PostgreSQL writes bytes in.</summary>
    private static bool Holds(byte[] raw, string text) => new[]
    {
        Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(text.ToUpperInvariant()), Encoding.UTF8.GetBytes(text.ToLowerInvariant()), Encoding.Unicode.GetBytes(text),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
    }.Any(bytes => raw.AsSpan().IndexOf(bytes) >= 0);
}
