namespace ChildProtection.Features.Privacy;

/// <summary>
/// Removes what is too old, rule by rule, in batches that each stand or fall alone with their line in the audit log
/// (reference LAW-02): killed anywhere, the next run goes on; run twice, the second finds nothing.
/// </summary>
public sealed class PurgeExpired(IEnumerable<IRetention> rules, RetentionDays days, PortalDb db, AuditLog audit, TimeProvider clock)
{
    public const int DefaultBatch = 200;

    /// <summary>When the last purge ended.</summary>
    public const string Last = "purge:last";

    /// <param name="Rule">Whose rows.</param>
    /// <param name="Count">How many went, or would go.</param>
    public sealed record Purged(RetentionRule Rule, long Count);

    /// <summary>How many rows each rule would remove now.</summary>
    public async Task<IReadOnlyList<Purged>> CountAsync()
    {
        var counts = new List<Purged>();
        foreach (var (rule, limit) in await LimitsAsync()) counts.Add(new(rule.Rule, await rule.CountAsync(limit)));
        return counts;
    }

    /// <summary>Removes everything that is overdue; what went, by rule.</summary>
    public async Task<IReadOnlyList<Purged>> RunAsync(CancellationToken stop = default)
    {
        var gone = new Dictionary<RetentionRule, long>();
        await foreach (var batch in BatchesAsync(DefaultBatch).WithCancellation(stop)) gone[batch.Rule] = gone.GetValueOrDefault(batch.Rule) + batch.Count;
        if (gone.Count > 0) await db.EmptyJournalAsync();
        await db.RememberAsync(Last, clock.GetUtcNow()); // a purge that stopped is seen
        return [.. gone.Select(pair => new Purged(pair.Key, pair.Value))];
    }

    /// <summary>One item for each batch, once it is committed: whoever stops asking, stops the purge there.</summary>
    public async IAsyncEnumerable<Purged> BatchesAsync(int batch)
    {
        foreach (var (rule, limit) in await LimitsAsync())
            for (var count = (long)batch; count >= batch;)
            {
                count = await db.InOneTransactionAsync(async () =>
                {
                    var gone = await rule.PurgeAsync(limit, batch);
                    if (gone > 0) await audit.WriteAsync(new AuditAct(PrivacyAudit.Purged, Reason: $"{rule.Rule.Code}.{gone}") { Actor = AuditActor.Portal });
                    return gone;
                });
                db.ChangeTracker.Clear();
                if (count > 0) yield return new Purged(rule.Rule, count);
            }
    }

    private async Task<IReadOnlyList<(IRetention Rule, DateTimeOffset Limit)>> LimitsAsync()
    {
        var now = clock.GetUtcNow();
        var inForce = await days.AllAsync();
        return [.. inForce.Join(rules, line => line.Rule.Code, one => one.Rule.Code, (line, one) => (one, now.AddDays(-line.Days)))];
    }
}
