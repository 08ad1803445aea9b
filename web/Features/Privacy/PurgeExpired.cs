using System.Runtime.CompilerServices;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Removes what is too old, rule by rule, in batches that each stand or fall alone with their line in the audit log
/// (reference LAW-02); a person is a batch of one. Killed anywhere, the next run goes on; run twice, the second finds nothing.
/// What cannot go today is left for the next run, and stops nothing else.
/// </summary>
public sealed partial class PurgeExpired(
    IEnumerable<IRetention> rules, RetentionDays days, PortalDb db, AuditLog audit, TimeProvider clock, ILogger<PurgeExpired> logger)
{
    public const int DefaultBatch = 200;

    /// <summary>So many people of one rule who cannot be erased: something is wrong with the rule, which waits for the next run.</summary>
    public const int MostFailures = 20;

    /// <summary>When the last purge ended well.</summary>
    public const string Last = "purge:last";

    /// <param name="Rule">Whose rows.</param>
    /// <param name="Count">How many went, or would go.</param>
    /// <param name="Failed">How many people, or batches, could not go.</param>
    public sealed record Purged(RetentionRule Rule, long Count, int Failed = 0);

    /// <summary>How many rows each rule would remove now.</summary>
    public async Task<IReadOnlyList<Purged>> CountAsync()
    {
        var counts = new List<Purged>();
        foreach (var (rule, limit) in await LimitsAsync()) counts.Add(new(rule.Rule, await rule.CountAsync(limit)));
        return counts;
    }

    /// <summary>Removes everything that is overdue and can go; what went and what did not, by rule.</summary>
    public async Task<IReadOnlyList<Purged>> RunAsync(CancellationToken stop = default)
    {
        var done = new Dictionary<RetentionRule, Purged>();
        await foreach (var batch in BatchesAsync(DefaultBatch, stop))
        {
            var before = done.GetValueOrDefault(batch.Rule) ?? new Purged(batch.Rule, 0);
            done[batch.Rule] = before with { Count = before.Count + batch.Count, Failed = before.Failed + batch.Failed };
        }
        if (done.Values.Any(purged => purged.Count > 0)) await db.EmptyJournalAsync();
        if (done.Values.All(purged => purged.Failed == 0)) await db.RememberAsync(Last, clock.GetUtcNow()); // a purge that stopped is seen
        return [.. done.Values];
    }

    /// <summary>One item for each batch, once it is committed or has failed: whoever stops asking, stops the purge there.</summary>
    public async IAsyncEnumerable<Purged> BatchesAsync(int batch, [EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var (rule, limit) in await LimitsAsync())
        {
            stop.ThrowIfCancellationRequested();
            await foreach (var purged in rule is IPeopleRetention people ? PeopleAsync(people, limit, batch, stop) : RowsAsync(rule, limit, batch)) yield return purged;
        }
    }

    private async IAsyncEnumerable<Purged> RowsAsync(IRetention rule, DateTimeOffset limit, int batch)
    {
        for (var count = (long)batch; count >= batch;)
        {
            var purged = await TryAsync(rule, null, () => rule.PurgeAsync(limit, batch));
            count = purged.Count;
            if (purged is not { Count: 0, Failed: 0 }) yield return purged;
        }
    }

    private async IAsyncEnumerable<Purged> PeopleAsync(IPeopleRetention rule, DateTimeOffset limit, int batch, [EnumeratorCancellation] CancellationToken stop)
    {
        var (left, failures) = (new List<Guid>(), 0);
        while (failures < MostFailures && !stop.IsCancellationRequested && await rule.OverdueAsync(limit, left, batch) is { Count: > 0 } people)
            foreach (var person in people.TakeWhile(_ => failures < MostFailures && !stop.IsCancellationRequested))
            {
                var purged = await TryAsync(rule, person, async () => await rule.PurgeOneAsync(person, limit) ? 1 : 0);
                if (purged.Count == 0) left.Add(person);
                failures += purged.Failed;
                if (purged is not { Count: 0, Failed: 0 }) yield return purged;
            }
    }

    private async Task<Purged> TryAsync(IRetention rule, Guid? person, Func<Task<long>> purge)
    {
        try
        {
            return new Purged(rule.Rule, await db.InOneTransactionAsync(async () =>
            {
                var gone = await purge();
                if (gone > 0) await audit.WriteAsync(new AuditAct(PrivacyAudit.Purged, Reason: $"{rule.Rule.Code}.{gone}") { Actor = AuditActor.Portal });
                return gone;
            }));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(rule.Rule.Code, person, failure.GetType().Name, failure.InnerException?.GetType().Name);
            return new Purged(rule.Rule, 0, Failed: 1);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IReadOnlyList<(IRetention Rule, DateTimeOffset Limit)>> LimitsAsync()
    {
        var now = clock.GetUtcNow();
        var inForce = await days.AllAsync();
        return [.. inForce.Join(rules, line => line.Rule.Code, one => one.Rule.Code, (line, one) => (one, now.AddDays(-line.Days)))];
    }

    /// <summary>Ids and kinds only: a database's message may quote what it refused.</summary>
    [LoggerMessage(LogLevel.Error, "Purge: {Rule} could not go on ({Person}): {Failure}, {Cause}.")]
    private partial void LogFailure(string rule, Guid? person, string failure, string? cause);
}

/// <summary>Some of what is overdue could not go; the lines before say what.</summary>
public sealed class PurgeIncompleteException(int failed) : Exception($"{failed} parts of the purge failed.");
