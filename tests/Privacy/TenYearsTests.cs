using System.Text;
using ChildProtection.Features.Booklet;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-37, LAW-02, DATA-16: ten years after the last visit nothing of anybody is left, in no table and not in the raw file.</summary>
public abstract class TenYearsTests(Portal portal)
{
    /// <summary>What remains after ten years without anybody, and why.</summary>
    private static readonly Dictionary<string, string> Stays = new()
    {
        ["InstanceSettings"] = "facts about the installation",
        ["ProtectionKeys"] = "the installation's own keys",
        ["RetentionSettings"] = "the durations themselves",
        ["Places"] = "places, not people",
        ["AuditHead"] = "one row: the end of the chain",
        ["AuditEntries"] = "the purge's own lines; none older than its 36 months",
        ["ChapterFeedback"] = "totals in which nobody is; the words go",
        ["PersonKeys"] = "the installation's own key; no person's",
        ["PageVersions"] = "pages for everybody; who published them is named no more",
        ["Elections"] = "the question and what is published; nobody is in it",
        ["Forums"] = "what the authority announced, and safe tables; nobody is in it",
        ["ForumStops"] = "where an event was; nobody is in it",
        ["ForumTasks"] = "what there was to do; nobody is in it",
        ["ForumFaces"] = "totals in which nobody is",
        ["HandVotes"] = "themes and numbers of hands; nobody is in it",
        ["Surveys"] = "the questions, the safe tables and the return; nobody is in it",
        ["PlanUpdates"] = "what the authority says of its own plan; nobody is in it",
        ["PlanValues"] = "figures of the authority; nobody is in them",
        ["Bodies"] = "the bodies of the territory; nobody is in them",
        ["SeatCalls"] = "what a draw publishes: numbers; nobody is in it",
        ["BodyRules"] = "the rules of a body, for all its members; nobody is in them",
        ["WorkingGroups"] = "the groups of a body; nobody is in them",
        ["Rooms"] = "the rooms that are open, with their hours; nobody is in them",
        ["HousePages"] = "what an open place says; who wrote it is named no more",
        ["HousePhotos"] = "what an open place shows; who put it is named no more",
    };

    /// <summary>Tables that the framework brings and nobody fills.</summary>
    private static readonly HashSet<string> NeverFilled = ["AspNetUserClaims", "AspNetUserLogins", "AspNetUserTokens"];

    /// <summary>Tables about people that have no rule of their own: they go with what they hang on.</summary>
    private static readonly Dictionary<string, string> GoesWith = new()
    {
        ["AspNetUserPasskeys"] = "its account", ["ErasureNotices"] = "its account", ["StatementReadings"] = "its statement", ["PageReaders"] = "its account", ["UnlinkedChildren"] = "its child",
        ["RulesSignatures"] = "its seat", ["WorkingGroupMembers"] = "its seat",
        ["BookletHandovers"] = "its child", ["BookletReadings"] = "its account", ["ChapterReadings"] = "its account",
        ["PlanAdditions"] = "its question", ["ReviewVersions"] = "its document", ["ReviewOpinions"] = "its reader", ["ThemeHands"] = "its theme", ["MeetingTasks"] = "its meeting", ["MeetingFaces"] = "its meeting",
        ["ProposalSteps"] = "its idea", ["ProposalSupports"] = "its idea", ["ProposalAuthors"] = "its idea", ["ProposalFiles"] = "its idea", ["ProposalPoints"] = "its idea", ["ProposalTokens"] = "its idea", ["ProposalAnswers"] = "its idea", ["ProposalFollowers"] = "its idea", ["ProposalChecks"] = "its idea",
        ["ForumTurns"] = "its ticket", ["AlertNotes"] = "its alert",
        ["ModerationDecisions"] = "its case", ["ModerationFiles"] = "its report", ["ModerationAppeals"] = "its decision or its pause",
        ["RoomReactions"] = "its message", ["RoomPollHands"] = "its poll",
        ["PairingAgreements"] = "its bond", ["PairMeetings"] = "its bond", ["PairWords"] = "its bond", ["PairReviews"] = "its bond",
        ["GridSheets"] = "its grid", ["GridAnswers"] = "its sheet", ["GridAgreements"] = "its grid",
        ["FormerHands"] = "its sheet", ["MilestonePreparations"] = "its account", ["MilestoneRecords"] = "its account", ["ReturnRequests"] = "its account", ["LeavingFollowUps"] = "its account", ["LeavingOffers"] = "its account",
    };

    /// <summary>A life with something in every table, then ten years of two months each, as the job lives them.</summary>
    [Fact]
    public async Task After_ten_years_nothing_is_overdue_and_nothing_is_left()
    {
        var life = await WholeLife.LiveAsync(portal);
        var before = await portal.CountRowsAsync();
        Assert.Empty(before.Where(table => table.Value == 0 && !NeverFilled.Contains(table.Key)).Select(table => $"{table.Key} is empty: this test would look at nothing."));
        var needles = Needles(await portal.ValuesAsync());
        var found = await FoundInFileAsync(needles);

        long gone = 0;
        var end = portal.Clock.GetUtcNow() + TimeSpan.FromDays(3_653);
        while (portal.Clock.GetUtcNow() < end)
        {
            portal.Clock.Advance(TimeSpan.FromDays(61));
            gone += (await portal.DayAsync()).Gone.Sum(purged => purged.Count);
        }

        var (after, overdue, left) = (await portal.CountRowsAsync(), await portal.OverdueAsync(), await FoundInFileAsync(needles));
        Console.WriteLine($"{GetType().Name}: clock +10 years, {overdue.Count} rules, {after.Count} tables, {gone} rows gone, {overdue.Sum(one => one.Count)} overdue{(found is null ? "" : $"; of {needles.Count} stored values {found} were in the raw file before, {left} after")}.");
        Assert.All(overdue, one => Assert.True(one.Count == 0, $"{one.Rule.Code}: {one.Count}"));
        Assert.Empty(after.Where(table => table.Value > 0 && !Stays.ContainsKey(table.Key)).Select(table => $"{table.Key}: {table.Value} rows are left."));
        Assert.Equal(found is null ? null : needles.Count, found); // the search sees what is there
        Assert.Equal(found is null ? null : 0, left);
        await NothingHidesInWhatStaysAsync();
        Assert.Empty((await portal.DayAsync()).Gone); // twice purges nothing
        var tombstones = (await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId).ToList();
        Assert.Empty(new[] { life.Lina.Id, life.Claire.Id, life.Nadia.Id, life.Child.Id }.Except(tombstones));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync()).IsSound);
    }

    /// <summary>A table that comes tomorrow needs a rule, or a reason.</summary>
    [Fact]
    public void Every_table_has_a_rule_or_a_reason()
    {
        using var scope = portal.Services.CreateScope();
        var ruled = scope.ServiceProvider.GetServices<IRetention>().Select(one => one.Rule.Entity).ToHashSet();
        var tables = portal.Tables();

        Assert.Empty(tables.Where(table => !ruled.Contains(table.Value)).Select(table => table.Key).Except(Stays.Keys).Except(GoesWith.Keys).Except(NeverFilled));
        Assert.Empty(Stays.Keys.Concat(GoesWith.Keys).Concat(NeverFilled).Except(tables.Keys));
        Assert.All(GoesWith.Keys, table => Assert.DoesNotContain(tables[table], ruled));
    }

    private async Task NothingHidesInWhatStaysAsync()
    {
        var limit = portal.Clock.GetUtcNow().AddMonths(-36);
        Assert.Equal(0, await portal.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.At <= limit)));
        Assert.Equal(0, await portal.WithDbAsync(db => db.Set<ChapterFeedback>().CountAsync(feedback => feedback.SealedWord != null)));
        Assert.False(await portal.WithDbAsync(db => db.PersonKeys.AnyAsync(key => key.PersonId != Vault.Nobody)));
    }

    /// <summary>Whatever identifies a stored row: ids, hashes, indexes, encrypted texts and encrypted names, as bytes of the file.</summary>
    private static List<byte[]> Needles(IEnumerable<(string Table, string Column, object Value)> values) =>
    [
        .. values.Where(value => !Stays.ContainsKey(value.Table) && value.Column is not ("PlaceId" or "SurveyId" or "BodyId" or "CallId" or "RulesId" or "GroupId" or "ElectionId" or "StopId" or "TaskId" or "ForumId")).Select(value => value.Value switch
        {
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            _ => [],
        }).Where(bytes => bytes.Length is >= 24 and <= 400).DistinctBy(Convert.ToHexString), // a longer one may be cut into pages
    ];

    /// <summary>How many are in the raw files; null on PostgreSQL, whose files belong to the server.</summary>
    private async Task<int?> FoundInFileAsync(IReadOnlyList<byte[]> needles)
    {
        if (!File.Exists(portal.StoredFile("portal.db"))) return null;
        await portal.WithDbAsync(async db => { await db.EmptyJournalAsync(); return 0; });
        var files = Directory.GetFiles(Path.GetDirectoryName(portal.StoredFile("portal.db"))!, "portal.db*").Select(Shared).ToList();
        return needles.Count(needle => files.Any(file => file.AsSpan().IndexOf(needle) >= 0));
    }

    private static byte[] Shared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}

public sealed class TenYearsOnSqlite(SqlitePortal portal) : TenYearsTests(portal), IClassFixture<SqlitePortal>;

public sealed class TenYearsOnPostgres(PostgresPortal portal) : TenYearsTests(portal), IClassFixture<PostgresPortal>;
