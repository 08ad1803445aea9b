using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>
/// Tells whoever answers that something is owed: a neutral mail on the day, then each week, one for all their ideas. The mark and
/// the mail are one transaction, so a sweep cut in between, or two at once, tell once.
/// </summary>
public sealed class AlarmLate(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlarmLate> logger) : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    /// <summary>Between two mails, in days.</summary>
    public const int EveryDays = 7;

    private const int MostAtOnce = 500;

    /// <summary>How many people were told.</summary>
    public static async Task<int> SweepAsync(IServiceProvider services)
    {
        var (db, clock) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>());
        var today = services.GetRequiredService<TerritoryPack>().Today(clock);
        var people = await Owed(db, today).Where(answer => answer.AnswererId != null).Select(answer => answer.AnswererId!.Value).Distinct().OrderBy(id => id).Take(MostAtOnce).ToListAsync();
        var told = 0;
        foreach (var person in people) told += await TellAsync(db, person, today, clock.GetUtcNow());
        return told;
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => SweepAsync(services);

    private static Task<int> TellAsync(PortalDb db, Guid person, DateOnly today, DateTimeOffset now) => db.InOneTransactionAsync(async () =>
    {
        await db.LockPersonAsync(person); // two processes come one after the other
        if (await Owed(db, today).Where(answer => answer.AnswererId == person).ExecuteUpdateAsync(update => update.SetProperty(answer => answer.AlarmedOn, today)) == 0) return 0;
        var address = await db.Users.Where(account => account.Id == person && account.DisabledAt == null && account.Role == Role.Observer).Select(account => account.Email).SingleOrDefaultAsync();
        if (address is not { Length: > 0 }) return 0;
        Outbox.Add(db, address, MailTemplate.AnswerAwaited, now);
        await db.SaveChangesAsync();
        return 1;
    });

    /// <summary>What is owed today or was before, and was not told for a week.</summary>
    private static IQueryable<ProposalAnswer> Owed(PortalDb db, DateOnly today)
    {
        var (proposals, week) = (db.Proposals, today.AddDays(-EveryDays));
        return db.ProposalAnswers.Where(answer => (answer.AlarmedOn == null || answer.AlarmedOn <= week) && proposals.Any(proposal => proposal.Id == answer.ProposalId && proposal.Rank != null && proposal.DueOn <= today));
    }
}
