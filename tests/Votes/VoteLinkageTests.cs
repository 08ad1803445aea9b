using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Votes;

/// <summary>
/// VOTE-05, VOTE-06: 200 people vote; whoever has the whole database with its row versions and places, while it runs and once it is sealed,
/// finds whose ballot is whose no better than by chance. The same attack finds everybody in a naive version.
/// </summary>
public abstract class VoteLinkageTests(Portal portal)
{
    private const int People = 200;
    private readonly Dictionary<string, Guid> truth = new(StringComparer.Ordinal);

    protected Portal Portal => portal;

    [Fact]
    public async Task With_the_whole_database_nobody_finds_whose_ballot_is_whose()
    {
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, People);
        var order = poll.Voters.OrderBy(voter => Convert.ToHexString(SecretCode.NewId().ToByteArray()), StringComparer.Ordinal).ToList();
        foreach (var (voter, number) in order.Select((voter, number) => (voter, number)))
        {
            var ballot = poll.Encrypt(number % 3 == 0 ? [1, 0, 0] : [0, 1, 0]);
            truth[Convert.ToHexString(Ballot.FingerprintOf(ballot))] = voter.Id;
            await portal.CastAsync(poll, voter, ballot);
            if (number is 66 or 133) AssertChance(await MarksAsync(poll), await BallotsAsync(poll, "UrnPending"), $"after {number + 1}");
        }
        await AssertLogsSayNothingAsync(poll);
        Assert.True(await portal.SealAsync(poll));
        Assert.Superset(new HashSet<string> { "ElectionMarks", "ElectionWraps" }, portal.Services.GetServices<LeftOutOfBackups>().Select(table => table.Table).ToHashSet()); // VOTE-10: nor do destroyed keys come back

        var (marks, ballots) = (await MarksAsync(poll), await BallotsAsync(poll, "UrnSealed"));
        Assert.Equal((People, People), (marks[0].Count, ballots[0].Count));
        var best = AssertChance(marks, ballots, "sealed");
        await ProveLayoutAsync(poll);
        var (columnsOfMark, columnsOfBallot) = await ColumnsAsync();
        Assert.Equal(["ElectionId"], columnsOfMark.Intersect(columnsOfBallot));

        await PlantAsync(poll, order.ConvertAll(voter => voter.Id));
        var naive = Best(await OrdersAsync("NaiveMarks", "AccountId", poll.Id), await OrdersAsync("NaiveBallots", "Fingerprint", poll.Id));
        Console.WriteLine($"{GetType().Name}: sealed, {best} of {People} matches at best; naive version {naive.Matches}.");
        Assert.Equal(People, naive.Matches);
    }

    /// <summary>Every order in which rows of a table may have come: ids, or fingerprints in hexadecimal.</summary>
    private protected abstract Task<List<List<string>>> OrdersAsync(string table, string column, Guid election);

    private protected abstract Task ProveLayoutAsync(Poll poll);

    private protected abstract (string Id, string Bytes) Types { get; }

    private protected Task<List<string>> RowsAsync(string sql) => portal.WithDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Made by this test only.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0) switch { byte[] bytes => Convert.ToHexString(bytes), Guid id => id.ToString(), var other => other.ToString()! });
        return rows;
    });

    private Task<List<List<string>>> MarksAsync(Poll poll) => OrdersAsync("ElectionMarks", "AccountId", poll.Id);

    private Task<List<List<string>>> BallotsAsync(Poll poll, string table) => OrdersAsync(table, "Fingerprint", poll.Id);

    private async Task<(List<string> Mark, List<string> Ballot)> ColumnsAsync() => await portal.WithDbAsync(db => Task.FromResult((
        db.Model.FindEntityType(typeof(ElectionMark))!.GetProperties().Select(property => property.Name).ToList(), db.Model.FindEntityType(typeof(SealedBallot))!.GetProperties().Select(property => property.Name).ToList())));

    /// <summary>Nothing was written down of anybody who voted; what stands there of the vote came before or after.</summary>
    private async Task AssertLogsSayNothingAsync(Poll poll)
    {
        var people = poll.Voters.Select(voter => voter.Id).ToList();
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => (entry.ActorId != null && people.Contains(entry.ActorId.Value)) || (entry.PersonId != null && people.Contains(entry.PersonId.Value)))));
        Assert.Empty(portal.Faults.All);
    }

    /// <summary>Matching at random, k or more are right with a probability of at most 1/k!; all alignments together stay below one in a million.</summary>
    private int AssertChance(List<List<string>> marks, List<List<string>> ballots, string when)
    {
        var (matches, tries) = Best(marks, ballots);
        var (most, probability) = (0, (double)tries);
        while (probability >= 1e-6) probability /= ++most;
        Assert.True(matches < most, $"{when}: {matches} matches of {marks[0].Count}; by chance fewer than {most}.");
        return matches;
    }

    /// <summary>Every order on each side, laid against each other from their beginnings, from their ends, and turned round.</summary>
    private (int Matches, int Tries) Best(List<List<string>> marks, List<List<string>> ballots)
    {
        var tries = (from mark in marks from ballot in ballots from turned in new[] { ballot, ballot.AsEnumerable().Reverse().ToList() } select (mark, turned)).ToList();
        return (tries.Max(pair => pair.mark.Zip(pair.turned).Count(match => Guid.Parse(match.First) == truth[match.Second])), tries.Count);
    }

    /// <summary>What a voting tool often does: a row each, in one transaction, as people come.</summary>
    private Task PlantAsync(Poll poll, List<Guid> order) => portal.WithDbAsync(async db =>
    {
#pragma warning disable EF1002 // types of this database, from this file
        await db.Database.ExecuteSqlRawAsync($"CREATE TABLE \"NaiveMarks\" (\"AccountId\" {Types.Id}, \"ElectionId\" {Types.Id}); CREATE TABLE \"NaiveBallots\" (\"Fingerprint\" {Types.Bytes} PRIMARY KEY, \"ElectionId\" {Types.Id})");
#pragma warning restore EF1002
        var ballots = truth.ToDictionary(one => one.Value, one => Convert.FromHexString(one.Key));
        foreach (var person in order)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"NaiveMarks\" VALUES ({person}, {poll.Id})");
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"NaiveBallots\" VALUES ({ballots[person]}, {poll.Id})");
            await transaction.CommitAsync();
        }
        return true;
    });
}

public sealed class VoteLinkageOnSqliteTests(SqlitePortal portal) : VoteLinkageTests(portal), IClassFixture<SqlitePortal>
{
    private protected override (string Id, string Bytes) Types => ("TEXT", "BLOB");

    /// <summary>As the table gives them, by hidden number, and by place in the file and its journal.</summary>
    private protected override async Task<List<List<string>>> OrdersAsync(string table, string column, Guid election)
    {
        var hasNumbers = (await RowsAsync($"SELECT sql FROM sqlite_master WHERE name = '{table}'")).Single().Contains("WITHOUT ROWID", StringComparison.Ordinal) == false;
        var orders = new List<List<string>>();
        foreach (var order in hasNumbers ? new[] { "", " ORDER BY rowid" } : [""])
            orders.Add(await RowsAsync($"SELECT \"{column}\" FROM \"{table}\" WHERE \"ElectionId\" = '{election}' COLLATE NOCASE{order}"));
        var file = await Portal.WithDbAsync(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        var bytes = new List<byte>();
        foreach (var part in new[] { file, $"{file}-wal" })
        {
            if (!File.Exists(part)) continue;
            await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            bytes.AddRange(copy.ToArray());
        }
        var raw = bytes.ToArray();
        foreach (var last in new[] { false, true })
            orders.Add([.. orders[0].OrderBy(row => Place(raw, election, row, last))]);
        return orders;
    }

    private protected override async Task ProveLayoutAsync(Poll poll)
    {
        Assert.Equal("4", (await RowsAsync("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('ElectionMarks', 'ElectionVoters', 'UrnPending', 'UrnSealed') AND sql LIKE '%WITHOUT ROWID%'")).Single());
        Assert.Equal("0", (await RowsAsync("SELECT COUNT(*) FROM \"UrnPending\"")).Single());
    }

    private static int Place(byte[] raw, Guid election, string row, bool last)
    {
        var needle = row.Length == 64 ? Convert.FromHexString(row) : System.Text.Encoding.ASCII.GetBytes($"{election}{row}".ToUpperInvariant());
        return last ? raw.AsSpan().LastIndexOf(needle) : raw.AsSpan().IndexOf(needle);
    }
}

public sealed class VoteLinkageOnPostgresTests(PostgresPortal portal) : VoteLinkageTests(portal), IClassFixture<PostgresPortal>
{
    private static readonly string[] Orders = ["", " ORDER BY ctid", " ORDER BY xmin::text::bigint, ctid", " ORDER BY xmax::text::bigint, xmin::text::bigint, ctid", " ORDER BY xmin::text::bigint, ctid DESC"];

    private protected override (string Id, string Bytes) Types => ("uuid", "bytea");

    private protected override async Task<List<List<string>>> OrdersAsync(string table, string column, Guid election)
    {
        var orders = new List<List<string>>();
        foreach (var order in Orders) orders.Add(await RowsAsync($"SELECT \"{column}\" FROM \"{table}\" WHERE \"ElectionId\" = '{election}'{order}"));
        return orders;
    }

    /// <summary>One row version for all of the sealed urn, and for all of the roll.</summary>
    private protected override async Task ProveLayoutAsync(Poll poll)
    {
        foreach (var table in new[] { "ElectionMarks", "UrnSealed" }) Assert.Single(await RowsAsync($"SELECT DISTINCT xmin::text FROM \"{table}\" WHERE \"ElectionId\" = '{poll.Id}'"));
        Assert.Equal("0", (await RowsAsync("SELECT COUNT(*) FROM \"UrnPending\"")).Single());
    }
}
