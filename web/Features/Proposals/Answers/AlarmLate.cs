using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>
/// Tells whoever answers that something is owed: a neutral mail on the day, then each week, one for all their ideas. What nobody
/// holds any more, and what is late by a week, is told to every pilot (N1). The marks and the mails are one transaction, so a sweep
/// cut in between, or two at once, tell once.
/// </summary>
public sealed class AlarmLate(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlarmLate> logger) : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    /// <summary>Between two mails, in days.</summary>
    public const int EveryDays = 7;

    /// <summary>So late, in days, every pilot is told.</summary>
    public const int EverybodyAfterDays = 7;

    private const int MostAtOnce = 500;

    /// <summary>How many people were told.</summary>
    public static async Task<int> SweepAsync(IServiceProvider services)
    {
        var (db, clock) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>());
        var today = services.GetRequiredService<TerritoryPack>().Today(clock);
        var told = 0;
        await db.InOneTransactionOrNothingAsync(async () =>
        {
            told = 0;
            var owed = await Owed(db, today).Take(MostAtOnce).ToListAsync();
            var ids = owed.ConvertAll(one => one.Id);
            var week = today.AddDays(-EveryDays);
            if (owed.Count == 0 || await db.ProposalAnswers.Where(answer => ids.Contains(answer.Id) && (answer.AlarmedOn == null || answer.AlarmedOn <= week)).ExecuteUpdateAsync(update => update.SetProperty(answer => answer.AlarmedOn, today)) != owed.Count)
                return false; // another process told them meanwhile
            var pilots = await db.Users.Where(account => account.Role == Role.Observer && account.DisabledAt == null).Select(account => new { account.Id, account.Email }).Take(MostAtOnce).ToListAsync();
            var holders = owed.Select(one => one.AnswererId).ToHashSet();
            var everybody = owed.Exists(one => one.DueOn <= today.AddDays(-EverybodyAfterDays) || !pilots.Exists(pilot => pilot.Id == one.AnswererId));
            var asked = pilots.FindAll(pilot => pilot.Email is { Length: > 0 } && (everybody || holders.Contains(pilot.Id)));
            foreach (var pilot in asked) Outbox.Add(db, pilot.Email!, MailTemplate.AnswerAwaited, clock.GetUtcNow());
            await db.SaveChangesAsync();
            told = asked.Count;
            return true;
        });
        return told;
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => SweepAsync(services);

    private sealed record OwedAnswer(Guid Id, Guid? AnswererId, DateOnly? DueOn);

    /// <summary>What is owed today or was before, and was not told for a week.</summary>
    private static IQueryable<OwedAnswer> Owed(PortalDb db, DateOnly today)
    {
        var week = today.AddDays(-EveryDays);
        return db.ProposalAnswers.Where(answer => answer.AlarmedOn == null || answer.AlarmedOn <= week)
            .Join(db.Proposals.Where(proposal => proposal.Rank != null && proposal.DueOn <= today), answer => answer.ProposalId, proposal => proposal.Id, (answer, proposal) => new { answer.Id, answer.AnswererId, proposal.DueOn }).OrderBy(one => one.Id).Select(one => new OwedAnswer(one.Id, one.AnswererId, one.DueOn));
    }
}
