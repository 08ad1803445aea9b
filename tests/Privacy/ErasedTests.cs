using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Vaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-38, DATA-13: erased is erased, here and in every copy of the database; and nothing of anybody else goes with it.</summary>
public abstract class ErasedTests(Portal portal)
{
    /// <summary>Columns where an erased person's number may stay: ids that name nobody, for as long as the log keeps its lines.</summary>
    private static readonly string[] NamesNobody = ["AuditEntries.ActorId", "AuditEntries.PersonId"];

    [Fact]
    public async Task Nothing_of_an_erased_young_person_opens_or_is_named_anywhere_but_in_the_log()
    {
        var life = await WholeLife.LiveAsync(portal, "effacee");
        var texts = await SealedAsync(life.SaidByLina);
        Assert.All(await OpenAsync(life, texts), text => Assert.Contains(WholeLife.Canary, text, StringComparison.Ordinal));
        var before = (await portal.ValuesAsync()).Naming(life.Lina.Id, life.Child.Id);

        await EraseAsync(life.Lina.Id);

        var opened = await OpenAsync(life, texts);
        var after = (await portal.ValuesAsync()).Naming(life.Lina.Id, life.Child.Id);
        Console.WriteLine($"{GetType().Name}: {texts.Count} sealed texts kept aside, {opened.Count(text => text is not null)} open after; {before.Count} columns named her before, {after.Except(NamesNobody).Count()} after, besides {after.Count} of the log.");
        Assert.All(opened, Assert.Null);
        Assert.True(before.Count > 10);
        Assert.Empty(after.Except(NamesNobody));
        Assert.False(await portal.WithDbAsync(db => db.PersonKeys.AnyAsync(key => key.PersonId == life.Lina.Id || key.PersonId == life.Child.Id)));
        Assert.Empty(new[] { life.Lina.Id, life.Child.Id }.Except((await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId)));
    }

    /// <summary>What a parent said about her is the parent's: it stays with them, and nobody else finds it.</summary>
    [Fact]
    public async Task The_words_of_her_mother_stay_her_mothers()
    {
        var life = await WholeLife.LiveAsync(portal, "paroles");
        await EraseAsync(life.Lina.Id);

        var kept = await portal.WithDbAsync(db => db.Statements.AsNoTracking().SingleAsync(one => one.Id == life.SaidByClaire));
        Assert.Null(kept.ChildId);
        var claire = await portal.VisitorAsync(life.Claire);
        var page = await claire.OpenAsync($"/ma-parole/{life.SaidByClaire}");
        Assert.Contains(WholeLife.OthersCanary, page.Text, StringComparison.Ordinal);
        Assert.Contains("Personne d’autre ne lit ce texte", page.Text, StringComparison.Ordinal);
        Assert.Contains(WholeLife.OthersCanary, (await claire.OpenAsync("/mes-donnees/parole")).Text, StringComparison.Ordinal);
        var nadia = await portal.VisitorAsync(life.Nadia);
        Assert.DoesNotContain("Claire", (await nadia.OpenAsync("/paroles")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await nadia.OpenAsync($"/paroles/{life.SaidByClaire}")).Status);
    }

    private async Task EraseAsync(Guid person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErasePerson>().RunAsync(person, "request", ChildProtection.Platform.Audit.AuditActor.Portal);
    }

    private Task<List<(Guid Id, byte[] Text)>> SealedAsync(IReadOnlyList<Guid> ids) => portal.WithDbAsync(async db =>
        (await db.Statements.AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Text }).ToListAsync()).ConvertAll(one => (one.Id, one.Text!)));

    private async Task<List<string?>> OpenAsync(WholeLife life, List<(Guid Id, byte[] Text)> texts)
    {
        var opened = new List<string?>();
        foreach (var (id, text) in texts) opened.Add(await portal.OpenAsync(life.Lina.Id, id, text));
        return opened;
    }
}

public sealed class ErasedOnSqlite(SqlitePortal portal) : ErasedTests(portal), IClassFixture<SqlitePortal>;

public sealed class ErasedOnPostgres(PostgresPortal portal) : ErasedTests(portal), IClassFixture<PostgresPortal>;

/// <summary>QA-38: a backup of the whole file, made before an erasure. On PostgreSQL the rows of before come back in Vaults/ErasureTests.</summary>
public sealed class RestoredFileTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    /// <summary>The whole file of before comes back; the ledger does not.</summary>
    [Fact]
    public async Task A_restored_file_is_forgotten_again_before_it_serves()
    {
        var life = await WholeLife.LiveAsync(portal, "sauvegarde");
        await portal.WithDbAsync(async db => { await db.EmptyJournalAsync(); return 0; });
        var backup = portal.StoredFile("sauvegarde.db");
        File.Copy(portal.StoredFile("portal.db"), backup);
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ErasePerson>().RunAsync(life.Lina.Id, "request", ChildProtection.Platform.Audit.AuditActor.Portal);

        await using (var without = new RestoredPortal(portal, backup, withLedger: false))
            Assert.Contains(WholeLife.Canary, await TextAsync(without, life.Lina.Id, life.SaidByLina[0]), StringComparison.Ordinal); // control: the file itself still knows her

        await using var restored = new RestoredPortal(portal, backup);
        var rows = await restored.ValuesAsync(); // the first use starts it

        Assert.Empty(rows.Naming(life.Lina.Id, life.Child.Id).Except(["AuditEntries.ActorId", "AuditEntries.PersonId"]));
        foreach (var id in life.SaidByLina) Assert.Null(await TextAsync(restored, life.Lina.Id, id));
        Assert.Contains(WholeLife.OthersCanary, await TextAsync(restored, life.Claire.Id, life.SaidByClaire), StringComparison.Ordinal);
        Console.WriteLine($"{GetType().Name}: a backup of before put back, {life.SaidByLina.Count} texts of hers readable without the ledger, 0 with it; her mother's words open.");
    }

    private static async Task<string?> TextAsync(Portal restored, Guid author, Guid id) =>
        await restored.WithDbAsync(db => db.Statements.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id)) is { Text: { } text } ? await restored.OpenAsync(author, id, text) : null;
}

/// <summary>Another machine, with the backup of one portal, its keys and its ledger.</summary>
public sealed class RestoredPortal(Portal from, string backup, bool withLedger = true) : Portal
{
    protected override IDictionary<string, string> Settings()
    {
        File.Copy(backup, StoredFile("portal.db"), overwrite: true);
        var settings = base.Settings();
        settings["Security:KeyFile"] = from.StoredFile("test.key");
        if (withLedger) settings["Security:ErasureLedger"] = from.StoredFile("erasures.log");
        return settings;
    }
}
