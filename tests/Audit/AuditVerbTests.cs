using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Audit;

/// <summary>DATA-02, DATA-04: the head file, the verbs, and the segments that are closed.</summary>
public abstract class AuditVerbTests(Portal portal)
{
    [Fact]
    public async Task The_head_is_published_once_in_a_file_that_only_the_portal_reads()
    {
        await portal.WriteAsync(Sample.Act(1));
        Assert.Equal((0, true), await RunAsync("audit", "publish") is var (code, said) ? (code, said.Contains("Published", StringComparison.Ordinal)) : default);
        Assert.Contains("Nothing new", (await RunAsync("audit", "publish")).Said);

        var head = (await portal.EntriesAsync())[^1];
        var line = (await File.ReadAllLinesAsync(portal.StoredFile("audit-head.log")))[^1];
        Assert.StartsWith($"{head.Seq};{Convert.ToHexStringLower(head.Hash)};2", line);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(portal.StoredFile("audit-head.log")));
    }

    [Fact]
    public async Task The_verb_says_that_the_log_holds_and_names_the_first_entry_that_does_not()
    {
        for (var act = 0; act < 6; act++) await portal.WriteAsync(Sample.Act(act));
        var (code, said) = await RunAsync("audit", "verify");
        Assert.Equal(0, code);
        Assert.Contains("holds", said);

        var restore = await TamperAsync(rows => rows.Where(row => row.Seq != 3));
        (code, said) = await RunAsync("audit", "verify");
        await restore();

        Assert.Equal(1, code);
        Assert.Contains("BROKEN: entry 3 is missing.", said);
        Assert.Contains("BROKEN: the guard AuditEntries_NoDelete", said);
        await portal.Services.MigratePortalDbAsync();
        Assert.Equal(0, (await RunAsync("audit", "verify")).Code);
        Assert.Equal(2, (await RunAsync("audit", "verify", "now")).Code);
    }

    [Fact]
    public async Task A_damaged_line_of_the_head_file_is_named()
    {
        await portal.WriteAsync(Sample.Act(1));
        await RunAsync("audit", "publish");
        var file = portal.StoredFile("audit-head.log");
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, [.. lines, "7;00;now"]);

        Assert.Contains($"line {lines.Length + 1} of the head file is damaged", (await RunAsync("audit", "verify")).Said);
        await File.WriteAllLinesAsync(file, lines);
    }

    /// <summary>A backup takes the log back in time: the operator says so, and the old heads are kept beside.</summary>
    [Fact]
    public async Task After_a_restored_backup_the_head_file_starts_again()
    {
        await portal.WriteAsync(Sample.Act(1));
        var backup = await TamperAsync(rows => rows);
        await portal.Services.MigratePortalDbAsync();
        await portal.WriteAsync(Sample.Act(2));
        await RunAsync("audit", "publish");
        await portal.WithDbAsync(async db => { await new AuditTable(db).DropGuardsAsync(); return 0; });
        await backup();
        await portal.Services.MigratePortalDbAsync();
        Assert.Contains("cut short", (await RunAsync("audit", "verify")).Said);

        Assert.Contains("are kept in", (await RunAsync("audit", "publish", "--after-restore")).Said);

        Assert.Equal(0, (await RunAsync("audit", "verify")).Code);
        Assert.Equal("audit.restored", (await portal.EntriesAsync())[^1].Action);
    }

    /// <summary>LAW-02: what is too old goes, the rest still verifies, and nobody can do it by hand.</summary>
    [Fact]
    public async Task Entries_older_than_what_is_kept_go_behind_a_checkpoint()
    {
        for (var act = 0; act < 4; act++) await portal.WriteAsync(Sample.Act(act));
        await RunAsync("audit", "publish");
        var old = (await portal.EntriesAsync())[^1].Seq;
        portal.Clock.Advance(TimeSpan.FromDays(36 * 31));
        await portal.WriteAsync(Sample.Act(1));
        await RunAsync("audit", "publish");

        Assert.Contains($"{await CountAsync() - 1} entries would be removed", (await RunAsync("audit", "purge", "--dry-run")).Said);
        Assert.Contains("entries removed", (await RunAsync("audit", "purge")).Said);

        var left = await portal.EntriesAsync();
        Assert.Equal(old + 1, left[0].Seq);
        Assert.Equal(("audit.checkpoint", old.ToString(System.Globalization.CultureInfo.InvariantCulture)), (left[^1].Action, left[^1].Reason));
        Assert.True((await portal.VerifyAsync()).IsSound);
        Assert.Contains("0 entries", (await RunAsync("audit", "purge")).Said); // again: nothing, not even a checkpoint
        Assert.Equal(left.Count, await CountAsync());

        var restore = await TamperAsync(rows => rows.Skip(1)); // one more than the checkpoint says
        var verdict = await portal.VerifyAsync();
        await restore();
        await portal.Services.MigratePortalDbAsync();
        Assert.Equal(new AuditFinding(old + 1, AuditFault.Missing), verdict.FirstBroken);
    }

    /// <summary>
    /// The limit, said plainly: what was written since the last published head, an hour at most, can be cut off without a trace
    /// by who owns the database. Once published, it cannot.
    /// </summary>
    [Fact]
    public async Task A_tail_is_safe_from_being_cut_once_it_is_published()
    {
        for (var act = 0; act < 4; act++) await portal.WriteAsync(Sample.Act(act));
        var sound = await portal.WithDbAsync(db => new AuditTable(db).ReadAsync());
        await portal.WithDbAsync(async db => { await new AuditTable(db).DropGuardsAsync(); return 0; });

        Task<int> WriteAsync(int rows) => portal.WithDbAsync(async db =>
        {
            await new AuditTable(db).WriteAsync(sound.Rows.Take(rows), rows, sound.Rows[rows - 1].Hash);
            return 0;
        });
        await WriteAsync(sound.Rows.Count - 1);
        Assert.True((await portal.VerifyAsync()).IsSound);
        await WriteAsync(sound.Rows.Count);
        await RunAsync("audit", "publish");
        await WriteAsync(sound.Rows.Count - 1);

        Assert.Equal(new AuditFinding(sound.HeadSeq, AuditFault.CutShort), (await portal.VerifyAsync()).FirstBroken);
    }

    /// <summary>Somebody with the portal's own rights appends a checkpoint: what is young still stays.</summary>
    [Fact]
    public async Task Even_behind_a_checkpoint_a_young_entry_stays()
    {
        await portal.WriteAsync(Sample.Act(1));
        await portal.WriteAsync(new AuditAct(AuditCheckpoint.Action, Reason: "1") { Actor = AuditActor.Portal });

        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => portal.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditEntries" WHERE "Seq" = 1""")));

        Assert.Contains("closed segment", refusal.Message);
        Assert.Equal(1, (await portal.EntriesAsync())[0].Seq);
    }

    /// <summary>Even with the master key: a head published lately says that what it names was young.</summary>
    [Fact]
    public async Task A_checkpoint_over_what_was_published_lately_is_seen()
    {
        for (var act = 0; act < 4; act++) await portal.WriteAsync(Sample.Act(act));
        await RunAsync("audit", "publish");
        var young = (await portal.EntriesAsync())[^1].Seq;
        await portal.WriteAsync(new AuditAct(AuditCheckpoint.Action, Reason: AuditCheckpoint.Reason(young)) { Actor = AuditActor.Portal });

        var restore = await TamperAsync(rows => rows.Where(row => row.Seq > young));
        var verdict = await portal.VerifyAsync();
        await restore();
        await portal.Services.MigratePortalDbAsync();

        Assert.Equal(AuditFault.RemovedTooEarly, verdict.FirstBroken?.Fault);
    }

    private Task<int> CountAsync() => portal.WithDbAsync(db => db.AuditEntries.CountAsync());

    private async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        return (await VerbRunner.RunAsync(portal.Services, words, output, output), output.ToString());
    }

    /// <summary>Changes the rows behind the guards, which stay down; what it returns puts the rows back.</summary>
    private async Task<Func<Task>> TamperAsync(Func<IReadOnlyList<AuditRow>, IEnumerable<AuditRow>> change)
    {
        var before = await portal.WithDbAsync(async db =>
        {
            var table = new AuditTable(db);
            var sound = await table.ReadAsync();
            await table.DropGuardsAsync();
            await table.WriteAsync(change(sound.Rows).ToList(), sound.HeadSeq, sound.HeadHash);
            return sound;
        });
        return () => portal.WithDbAsync(async db => { await new AuditTable(db).WriteAsync(before.Rows, before.HeadSeq, before.HeadHash); return 0; });
    }
}

// Each test moves the clock or the log: a portal for each, made by the class that xunit makes for each test.
public sealed class AuditVerbsOnSqliteTests : AuditVerbTests, IDisposable
{
    private readonly Portal portal;

    public AuditVerbsOnSqliteTests() : this(new SqlitePortal()) { }

    private AuditVerbsOnSqliteTests(Portal portal) : base(portal) => this.portal = portal;

    public void Dispose() => portal.Dispose();
}

public sealed class AuditVerbsOnPostgresTests : AuditVerbTests, IDisposable
{
    private readonly Portal portal;

    public AuditVerbsOnPostgresTests() : this(new PostgresPortal()) { }

    private AuditVerbsOnPostgresTests(Portal portal) : base(portal) => this.portal = portal;

    public void Dispose() => portal.Dispose();
}
