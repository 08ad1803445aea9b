namespace ChildProtection.Platform.Contributions;

/// <summary>How long one kind of data stays (reference security.md §2.2, LAW-02). The days are a row of configuration.</summary>
/// <param name="Code">Small letters and hyphens, 24 at most, never changed: « voice-withdrawn ».</param>
/// <param name="What">« Les paroles reprises », as read by everybody.</param>
/// <param name="Since">« après la reprise ».</param>
/// <param name="Why">One short sentence.</param>
/// <param name="Days">By default.</param>
public sealed record RetentionRule(string Code, string What, string Since, string Why, int Days)
{
    public const int CodeLength = 24;

    /// <summary>An administrator may choose between these two; the same number twice: nobody may.</summary>
    public int Least { get; init; } = Days;

    /// <inheritdoc cref="Least"/>
    public int Most { get; init; } = Days;

    /// <summary>Where it comes from: « V » verified, « C » to be confirmed by the data protection officer.</summary>
    public string Mark { get; init; } = "C";

    /// <summary>The table whose rows go.</summary>
    public required Type Entity { get; init; }

    /// <summary>Lower first.</summary>
    public int Order { get; init; } = 50;

    public bool IsFixed => Least == Most;
}

/// <summary>One rule and how it is carried out. Safe to run twice, and by two processes at once.</summary>
public interface IRetention
{
    RetentionRule Rule { get; }

    /// <summary>How many rows are older than this moment.</summary>
    Task<long> CountAsync(DateTimeOffset limit);

    /// <summary>Removes some of them, inside the caller's transaction; how many. Fewer than asked: nothing is left.</summary>
    Task<long> PurgeAsync(DateTimeOffset limit, int most);
}

/// <summary>
/// A rule about whole people. Each one goes alone, in a transaction of its own, because their line in the erasure ledger is
/// final: nobody is erased for good beside somebody who could not be.
/// </summary>
public interface IPeopleRetention : IRetention
{
    /// <summary>Some of those overdue, besides these.</summary>
    Task<IReadOnlyList<Guid>> OverdueAsync(DateTimeOffset limit, IReadOnlyCollection<Guid> except, int most);

    /// <summary>Erases one, inside the caller's transaction; false when they are no longer overdue, such as one who has just signed in.</summary>
    Task<bool> PurgeOneAsync(Guid id, DateTimeOffset limit);

    /// <inheritdoc/>
    async Task<long> IRetention.PurgeAsync(DateTimeOffset limit, int most)
    {
        long gone = 0;
        foreach (var id in await OverdueAsync(limit, [], most))
            if (await PurgeOneAsync(id, limit)) gone++;
        return gone;
    }
}

/// <summary>Rows that simply go, or lose what they hold.</summary>
internal sealed class RetainedRows<T>(
    PortalDb db, RetentionRule rule, Func<PortalDb, DateTimeOffset, IQueryable<T>> overdue, Func<IQueryable<T>, Task<int>>? forget) : IRetention where T : class
{
    public RetentionRule Rule => rule;

    public Task<long> CountAsync(DateTimeOffset limit) => overdue(db, limit).LongCountAsync();

    public async Task<long> PurgeAsync(DateTimeOffset limit, int most)
    {
        var some = overdue(db, limit).Take(most);
        return forget is null ? await some.ExecuteDeleteAsync() : await forget(some);
    }
}

public static class RetentionSetup
{
    /// <summary>Adds a rule whose overdue rows are this query, which says its order; deleted unless <paramref name="forget"/> does otherwise.</summary>
    public static void AddRetention<T>(
        this IServiceCollection services, RetentionRule rule, Func<PortalDb, DateTimeOffset, IQueryable<T>> overdue, Func<IQueryable<T>, Task<int>>? forget = null)
        where T : class => services.AddScoped<IRetention>(provider => new RetainedRows<T>(provider.GetRequiredService<PortalDb>(), rule, overdue, forget));
}
