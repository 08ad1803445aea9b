using System.Security.Cryptography;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>DATA-10, DATA-12, V11.2.5, V11.3.4: what the vault seals opens in its place, for its person, unchanged, and nowhere else.</summary>
public abstract class SealingTests(Portal portal)
{
    private const string Said = "J’ai peur d’y retourner. 🌊";
    private readonly Guid lina = SecretCode.NewId();
    private readonly Guid sami = SecretCode.NewId();
    private readonly Guid row = SecretCode.NewId();

    [Theory, InlineData(Said), InlineData(""), InlineData("\0")]
    public async Task What_is_sealed_opens_again(string text) => Assert.Equal(text, await portal.OpenAsync(lina, row, await portal.SealAsync(lina, row, text)));

    /// <summary>V11.2.5: every bit of every byte, version and key id included.</summary>
    [Fact]
    public async Task One_flipped_bit_anywhere_is_refused()
    {
        var sealedText = await portal.SealAsync(lina, row, Said);
        for (var bit = 0; bit < sealedText.Length * 8; bit++)
        {
            var changed = sealedText.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(lina, row, changed));
        }
    }

    [Fact]
    public async Task A_text_that_was_cut_is_refused()
    {
        var sealedText = await portal.SealAsync(lina, row, Said);
        for (var length = 0; length < sealedText.Length; length++)
            await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(lina, row, sealedText[..length]));
    }

    /// <summary>V11.3.4: another row, column, table or person.</summary>
    [Fact]
    public async Task A_text_that_was_moved_is_refused()
    {
        var sealedText = await portal.SealAsync(lina, row, Said);
        await portal.SealAsync(sami, row, "autre chose");

        await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(lina, SecretCode.NewId(), sealedText));
        await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(sami, row, sealedText));
        foreach (var field in new[] { new VaultField("Statements", "Answer"), new VaultField("Messages", "Text") })
            await Assert.ThrowsAsync<CryptographicException>(() => portal.WithVaultAsync(vault => vault.OpenAsync(field, lina, row, sealedText)));
    }

    /// <summary>A key that somebody puts in another person's row opens nothing.</summary>
    [Fact]
    public async Task A_wrapped_key_serves_its_person_only()
    {
        var sealedText = await portal.SealAsync(lina, row, Said);
        await portal.SealAsync(sami, row, "autre chose");
        await portal.WithDbAsync(async db =>
        {
            var wrapped = await db.PersonKeys.Where(key => key.PersonId == lina).Select(key => key.WrappedKey).SingleAsync();
            return await db.PersonKeys.Where(key => key.PersonId == sami).ExecuteUpdateAsync(update => update.SetProperty(key => key.WrappedKey, wrapped));
        });
        portal.ForgetKeys(sami);

        await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(sami, row, sealedText));
    }

    [Fact]
    public async Task A_list_of_forty_people_costs_one_query()
    {
        var rows = new List<(Guid, Guid, byte[])>();
        foreach (var n in Enumerable.Range(0, 40))
            if (SecretCode.NewId() is var person) rows.Add((person, person, await portal.SealAsync(person, person, $"texte {n}")));
        portal.ForgetKeys([.. rows.Select(row => row.Item1)]);

        var before = portal.Sql.Value;
        var texts = await portal.WithVaultAsync(vault => vault.OpenAllAsync(Vaulted.Text, rows));

        Assert.Equal(1, portal.Sql.Value - before);
        Assert.Equal(rows.Select((_, n) => $"texte {n}"), rows.Select(row => texts[row.Item2]));
        await portal.WithVaultAsync(vault => vault.OpenAllAsync(Vaulted.Text, rows));
        Assert.Equal(1, portal.Sql.Value - before); // the second time the keys are in memory
    }

    /// <summary>DATA-12: five minutes, and no more.</summary>
    [Fact]
    public async Task Keys_leave_the_memory_after_five_minutes()
    {
        await portal.SealAsync(lina, row, Said);
        var cache = portal.Services.GetRequiredService<DataKeyCache>();
        using (var there = cache.Find(lina)) Assert.NotNull(there);

        portal.Clock.Advance(DataKeyCache.Life);

        Assert.Null(cache.Find(lina));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void The_cache_holds_two_thousand_keys_at_most()
    {
        using var cache = new DataKeyCache(portal.Clock);
        using var key = new DataKey(RandomNumberGenerator.GetBytes(32));
        for (var n = 0; n < DataKeyCache.Capacity + 100; n++) cache.Keep(SecretCode.NewId(), key);

        Assert.Equal(DataKeyCache.Capacity, cache.Count);
    }

    /// <summary>A key made in a transaction that fails must not be used afterwards: its texts could never be read again.</summary>
    [Fact]
    public async Task A_key_of_a_transaction_that_failed_is_not_used_again()
    {
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var vault = scope.ServiceProvider.GetRequiredService<Vault>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var lost = await vault.SealAsync(Vaulted.Text, lina, row, Said);
            Assert.Equal(Said, await vault.OpenAsync(Vaulted.Text, lina, row, lost));
            await transaction.RollbackAsync();
            Assert.Null(await vault.OpenAsync(Vaulted.Text, lina, row, lost));
        }

        var kept = await portal.SealAsync(lina, row, Said);
        portal.ForgetKeys(lina);
        Assert.Equal(Said, await portal.OpenAsync(lina, row, kept));
    }

    [Fact]
    public async Task Two_first_texts_at_once_use_one_key()
    {
        for (var round = 0; round < 10; round++)
        {
            var person = SecretCode.NewId();
            var texts = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => portal.SealAsync(person, row, $"{n}"))));
            portal.ForgetKeys(person);

            foreach (var (n, text) in texts.Index()) Assert.Equal($"{n}", await portal.OpenAsync(person, row, text));
        }
    }

    /// <summary>V11.3.4: 100,000 seals under one key.</summary>
    [Fact]
    public async Task A_nonce_never_comes_twice()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        var nonces = new HashSet<string>();
        for (var n = 0; n < 100_000; n++)
            Assert.True(nonces.Add(Convert.ToHexString((await vault.SealAsync(Vaulted.Text, lina, row, "")).AsSpan(5, 12))));
    }

    /// <summary>DATA-13: gone for one, there for the others.</summary>
    [Fact]
    public async Task A_destroyed_person_cannot_be_read_and_the_others_can()
    {
        var (hers, his) = (await portal.SealAsync(lina, row, Said), await portal.SealAsync(sami, row, "le mien"));

        await portal.DestroyAsync(lina);

        Assert.Null(await portal.OpenAsync(lina, row, hers));
        Assert.Equal("le mien", await portal.OpenAsync(sami, row, his));
        Assert.False(await portal.WithDbAsync(db => db.PersonKeys.AnyAsync(key => key.PersonId == lina)));
        Assert.Contains(lina, (await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId));
        await portal.SealAsync(lina, row, "nouveau"); // a new key does not open what the old one closed
        await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(lina, row, hers));
    }

    [Fact]
    public async Task The_key_of_nobody_is_never_destroyed() => await Assert.ThrowsAsync<ArgumentException>(() => portal.DestroyAsync(Vault.Nobody));
}

public sealed class SealingOnSqlite(SqlitePortal portal) : SealingTests(portal), IClassFixture<SqlitePortal>;

public sealed class SealingOnPostgres(PostgresPortal portal) : SealingTests(portal), IClassFixture<PostgresPortal>;
