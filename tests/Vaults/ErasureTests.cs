using ChildProtection.Features.Accounts;
using ChildProtection.Features.Voice;
using ChildProtection.Platform;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>DATA-13: who was erased stays erased, whatever backup comes back.</summary>
public abstract class ErasureTests(OwnVault portal)
{
    private string Ledger => portal.StoredFile("erasures.log");

    /// <summary>The database of before comes back, with the account, the key and the words; the ledger does not.</summary>
    [Fact]
    public async Task A_restored_backup_forgets_the_erased_again_at_the_start()
    {
        await portal.StartAgainAsync();
        var (lina, sami) = (await portal.AccountAsync(Role.YoungPerson, "Loutre du port"), await portal.AccountAsync(Role.YoungPerson, "Lynx du port"));
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia Benali");
        var child = await portal.ChildOfAsync(nadia, "Lina-du-port");
        await portal.WithDbAsync(db => { db.Add(Relation.Begin(child.Id, lina.Id, RelationKind.Self, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        var (hers, his) = (await portal.SealAsync(lina.Id, lina.Id, "ses mots"), await portal.SealAsync(sami.Id, sami.Id, "les siens"));
        var (key, remembered) = await portal.WithDbAsync(async db => (
            await db.PersonKeys.AsNoTracking().SingleAsync(row => row.PersonId == lina.Id),
            await db.InstanceSettings.AsNoTracking().SingleOrDefaultAsync(setting => setting.Key == ErasureLedger.Setting)));

        await EraseAsync(lina.Id);
        Assert.Empty(await portal.StartAgainAsync()); // an ordinary start has nothing to do
        await portal.WithDbAsync(async db =>
        {
            db.Add(key);
            db.Add(lina);
            db.Add(Child.Register("Lina-du-port", "plaine", portal.Clock.GetUtcNow()));
            await db.InstanceSettings.Where(setting => setting.Key == ErasureLedger.Setting).ExecuteDeleteAsync();
            if (remembered is not null) db.Add(remembered);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("ses mots", await portal.OpenAsync(lina.Id, lina.Id, hers)); // before the start she could be read

        var lines = await portal.StartAgainAsync();

        Assert.Contains(lines, line => line.StartsWith("Erasures:", StringComparison.Ordinal));
        Assert.Null(await portal.OpenAsync(lina.Id, lina.Id, hers));
        Assert.False(await portal.WithDbAsync(db => db.Users.AnyAsync(account => account.Id == lina.Id)));
        Assert.Equal("les siens", await portal.OpenAsync(sami.Id, sami.Id, his));
        Assert.Empty(await portal.StartAgainAsync());
    }

    /// <summary>The transaction around the erasure failed after the ledger was written: the next start finishes it.</summary>
    [Fact]
    public async Task An_erasure_that_was_interrupted_is_finished_at_the_start()
    {
        await portal.StartAgainAsync();
        var lina = await portal.AccountAsync(Role.YoungPerson, "Castor du port");
        var hers = await portal.SealAsync(lina.Id, lina.Id, "ses mots");
        await portal.Services.GetRequiredService<ErasureLedger>().AppendAsync(lina.Id);

        await portal.StartAgainAsync();

        portal.ForgetKeys(lina.Id);
        Assert.Null(await portal.OpenAsync(lina.Id, lina.Id, hers));
        Assert.False(await portal.WithDbAsync(db => db.Users.AnyAsync(account => account.Id == lina.Id)));
    }

    [Fact]
    public async Task Erasing_twice_is_one_line()
    {
        var person = SecretCode.NewId();
        await portal.DestroyAsync(person);
        await portal.DestroyAsync(person);

        Assert.Single(await File.ReadAllLinesAsync(Ledger), line => line.Contains(person.ToString(), StringComparison.Ordinal));
    }

    /// <summary>What one takes back is one line too, whose act, if it was interrupted, is finished by the next start.</summary>
    [Fact]
    public async Task What_is_taken_back_is_one_line_and_an_interrupted_act_is_finished_at_the_start()
    {
        await portal.StartAgainAsync();
        var lina = await portal.AccountAsync(Role.YoungPerson, "Martre du port");
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        var (id, other) = (await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "repris"), await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "gardé"));
        foreach (var _ in new int[2]) await portal.Services.GetRequiredService<ErasureLedger>().AppendAsync("statement", [id]);
        await portal.DestroyAsync(SecretCode.NewId()); // a later act moves on what the database remembers
        Assert.Single(await File.ReadAllLinesAsync(Ledger), line => line.StartsWith("2;", StringComparison.Ordinal) && line.Contains($";statement;{id};", StringComparison.Ordinal));

        Assert.Contains(await portal.StartAgainAsync(), line => line.StartsWith("Erasures: 1 texts", StringComparison.Ordinal));

        Assert.Equal([other], await portal.WithDbAsync(db => db.Statements.Where(one => one.AuthorId == lina.Id).Select(one => one.Id).ToListAsync()));
        Assert.Empty(await portal.StartAgainAsync());
    }

    [Fact]
    public async Task Erasures_at_the_same_time_are_all_written()
    {
        var people = Enumerable.Range(0, 20).Select(_ => SecretCode.NewId()).ToList();
        await Task.WhenAll(people.Select(person => Task.Run(() => portal.DestroyAsync(person))).Concat(people.Select(row => Task.Run(() => portal.NoteAsync("nothing", row)))));
        Assert.Equal(20, (await File.ReadAllLinesAsync(Ledger)).Count(line => line.Contains(";nothing;", StringComparison.Ordinal)));

        Assert.Empty(people.Except((await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId)));
        await portal.StartAgainAsync();
    }

    [Theory, InlineData("gone"), InlineData("shorter"), InlineData("one day"), InlineData("one person"), InlineData("one kind"), InlineData("a row made a person"), InlineData("one line less in the middle")]
    public async Task The_start_is_refused_when_the_ledger_is_not_whole(string fault)
    {
        await portal.NoteAsync("statement", SecretCode.NewId());
        foreach (var _ in new int[3]) await portal.DestroyAsync(SecretCode.NewId());
        var whole = await File.ReadAllTextAsync(Ledger);
        var lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        switch (fault)
        {
            case "gone": File.Delete(Ledger); break;
            case "shorter": await File.WriteAllLinesAsync(Ledger, lines[..^1]); break;
            case "one day": await File.WriteAllTextAsync(Ledger, whole.Replace(lines[^1][..10], "2020-01-01", StringComparison.Ordinal)); break;
            case "one person": await File.WriteAllLinesAsync(Ledger, [.. lines[..^1], lines[^1].Replace(lines[^1][11..47], lines[^2][11..47], StringComparison.Ordinal)]); break;
            case "one kind": await File.WriteAllTextAsync(Ledger, whole.Replace(";statement;", ";rights-request;", StringComparison.Ordinal)); break;
            case "a row made a person": await File.WriteAllTextAsync(Ledger, System.Text.RegularExpressions.Regex.Replace(whole, "2;(.{10});statement;", "$1;")); break;
            default: lines.RemoveAt(lines.Count - 2); await File.WriteAllLinesAsync(Ledger, lines); break;
        }

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(portal.StartAgainAsync);

        Assert.StartsWith("Security:ErasureLedger:", Assert.Single(refusal.Reasons), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Ledger, whole);
        await portal.StartAgainAsync();
    }

    /// <summary>A process died in the middle of a line: nobody was told that this erasure was done.</summary>
    [Fact]
    public async Task Half_a_line_is_dropped()
    {
        await portal.DestroyAsync(SecretCode.NewId());
        await File.AppendAllTextAsync(Ledger, "2026-11-2");
        await portal.StartAgainAsync();
        await portal.DestroyAsync(SecretCode.NewId());
        await portal.StartAgainAsync();

        Assert.DoesNotContain("2026-11-22026", await File.ReadAllTextAsync(Ledger), StringComparison.Ordinal);
    }

    private async Task EraseAsync(Guid person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        foreach (var feature in scope.ServiceProvider.GetServices<ChildProtection.Platform.Contributions.IPersonalData>()) await feature.EraseAsync(person);
        await scope.ServiceProvider.GetRequiredService<Vault>().DestroyKeyAsync(person);
    }
}

public sealed class ErasureOnSqlite(OwnVaultOnSqlite portal) : ErasureTests(portal), IClassFixture<OwnVaultOnSqlite>;

public sealed class ErasureOnPostgres(OwnVaultOnPostgres portal) : ErasureTests(portal), IClassFixture<OwnVaultOnPostgres>;
