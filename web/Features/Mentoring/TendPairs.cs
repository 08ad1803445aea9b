using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Platform.Jobs;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring;

/// <summary>
/// Pauses bonds whose adult’s checks ended; tells, by neutral mails in daytime and each once, that a check ends soon, that the charter changed, that contact fades,
/// that an evaluation opens, that a stop still waits for a call. Safe to run twice and in two processes.
/// </summary>
public sealed class TendPairs(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TendPairs> logger) : PeriodicJob(TimeSpan.FromMinutes(15), scopes, clock, logger)
{
    /// <summary>Nobody gets a mail before this hour of the territory.</summary>
    public const int FirstHour = 9;

    /// <summary>Nor from this one on.</summary>
    public const int LastHour = 19;

    /// <summary>Days before the end of a check.</summary>
    public const int DaysBefore = 60;

    /// <summary>Days after the last one of a trial: then it is read-only until the young person and the team said yes.</summary>
    public const int DaysAfterTrial = 14;

    /// <summary>Days after which a stop that nobody dealt with is told again.</summary>
    public const int DaysToCall = 2;

    private const int AtOnce = 100;

    /// <summary>All of it, now.</summary>
    public static async Task TendAsync(IServiceProvider services)
    {
        var (db, pack, clock) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>(), services.GetRequiredService<TimeProvider>());
        if (!pack.Has(MentoringAccess.Module)) return;
        var tending = new Tending(db, services.GetRequiredService<MentoringAccess>(), services.GetRequiredService<PairLinks>(), services.GetRequiredService<IPairThreads>(), services.GetRequiredService<AuditLog>(), pack, clock.GetUtcNow());
        await tending.PauseAsync();
        await tending.EndTrialsAsync();
        await tending.EndAsync();
        await tending.WithdrawAsync();
        if (TimeZoneInfo.ConvertTime(clock.GetUtcNow(), pack.TimeZone).Hour is < FirstHour or >= LastHour) return;
        await tending.RemindOfChecksAsync();
        await tending.RemindOfCharterAsync();
        await tending.TellFadingAsync();
        await tending.OpenReviewsAsync();
        await tending.TellStopsAsync();
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => TendAsync(services);

    private sealed class Tending(PortalDb db, MentoringAccess mentoring, PairLinks links, IPairThreads threads, AuditLog audit, TerritoryPack pack, DateTimeOffset now)
    {
        private DateOnly Today { get; } = pack.DayOf(now);

        private IQueryable<Pairing> Running => db.Pairings.Where(pairing => pairing.State == PairingState.Trial || pairing.State == PairingState.Active);

        /// <summary>Accepted, and the charter of today is not theirs yet.</summary>
        private IQueryable<MentorFile> Unsigned => db.MentorFiles.Where(file => file.State == FileState.Accepted && (file.CharterVersion == null || file.CharterVersion < MentorCharter.Current));

        /// <summary>Also after a silent stop: to the adult it pauses as it would have.</summary>
        private IQueryable<Pairing> Pausable => db.Pairings.Where(pairing => pairing.State == PairingState.Trial || pairing.State == PairingState.Active || pairing.State == PairingState.Leaving && pairing.PausedAt == null);

        /// <summary>No check of a kind holds today, or the file is no longer accepted: read-only until it is renewed.</summary>
        public async Task PauseAsync()
        {
            var (files, today) = (db.MentorFiles, Today);
            var ended = db.MentorChecks.Where(check => check.ReplacedAt == null && check.ValidUntil < today);
            if ((await mentoring.SupervisorsAsync()).Count == 0) await PauseAllAsync(Pausable, PauseReason.Team);
            await PauseAllAsync(Pausable.Where(pairing => files.Any(file => file.AccountId == pairing.MentorId && (file.State != FileState.Accepted || ended.Any(check => check.FileId == file.Id)))), PauseReason.Checks);
            var (told, unsigned) = (now.AddDays(-MentorCharter.DaysToSign), Unsigned);
            await PauseAllAsync(Pausable.Where(pairing => unsigned.Any(file => file.AccountId == pairing.MentorId && file.CharterRemindedAt < told)), PauseReason.Charter);
        }

        /// <summary>A trial that nobody confirmed in time does not go on by itself.</summary>
        public Task EndTrialsAsync()
        {
            var last = Today.AddDays(-DaysAfterTrial);
            return PauseAllAsync(Pausable.Where(pairing => pairing.ConfirmedAt == null && pairing.TrialUntil < last), PauseReason.Trial);
        }

        /// <summary>A proposal to nobody, or for nobody, waits no more.</summary>
        public async Task WithdrawAsync()
        {
            var over = db.Children.Where(child => child.CareEndsAt <= now);
            var due = await db.Pairings.Where(pairing => pairing.ClosedAt == null && pairing.StartedAt == null && (pairing.MentorId == null || over.Any(child => child.Id == pairing.ChildId))).OrderBy(pairing => pairing.Id).Select(pairing => pairing.Id).Take(AtOnce).ToListAsync();
            foreach (var id in due)
                await OnAsync(id, MentoringAudit.Withdrawn, pairing => pairing.State.Allows(PairingAct.Withdraw), async pairing =>
                {
                    pairing.Withdraw(now);
                    await links.LookAgainAsync(pairing);
                });
        }

        /// <summary>An adult who was erased accompanies nobody; a measure that ended ends the bond, but for a silent stop: somebody calls first.</summary>
        public async Task EndAsync()
        {
            var over = db.Children.Where(child => child.CareEndsAt <= now);
            var due = await db.Pairings.Where(pairing => pairing.ClosedAt == null && pairing.StartedAt != null && (pairing.MentorId == null || pairing.State != PairingState.Leaving && over.Any(child => child.Id == pairing.ChildId))).OrderBy(pairing => pairing.Id).Select(pairing => pairing.Id).Take(AtOnce).ToListAsync();
            foreach (var id in due)
                await OnAsync(id, MentoringAudit.Ended, pairing => pairing.State.Allows(PairingAct.End), async pairing =>
                {
                    pairing.End(pairing.MentorId is null ? EndReason.Adult : EndReason.Done, now);
                    await links.CloseAsync(pairing);
                });
        }

        public async Task RemindOfChecksAsync()
        {
            var (limit, files) = (Today.AddDays(DaysBefore), db.MentorFiles.Where(file => file.State == FileState.Accepted));
            var due = await db.MentorChecks.Where(check => check.ReplacedAt == null && check.RemindedAt == null && check.ValidUntil <= limit && files.Any(file => file.Id == check.FileId)).OrderBy(check => check.Id).Select(check => new { check.Id, check.FileId }).Take(AtOnce).ToListAsync();
            DateTimeOffset? at = now;
            foreach (var check in due)
                await db.InOneTransactionAsync(async () =>
                {
                    if (await db.MentorChecks.Where(one => one.Id == check.Id && one.RemindedAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.RemindedAt, at)) == 0) return; // another process was first
                    await mentoring.TellTeamAsync(null, MailTemplate.Reminder);
                    await mentoring.TellAsync(await db.MentorFiles.Where(file => file.Id == check.FileId).Select(file => file.AccountId).SingleAsync(), MailTemplate.Reminder);
                });
        }

        /// <summary>The charter changed: those who signed an older one are told once; from then on they have some days.</summary>
        public async Task RemindOfCharterAsync()
        {
            DateTimeOffset? at = now;
            foreach (var file in await Unsigned.Where(file => file.CharterRemindedAt == null).OrderBy(file => file.Id).Select(file => new { file.Id, file.AccountId }).Take(AtOnce).ToListAsync())
                await db.InOneTransactionAsync(async () =>
                {
                    if (await Unsigned.Where(one => one.Id == file.Id && one.CharterRemindedAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.CharterRemindedAt, at)) == 0) return; // another process was first, or they have just signed
                    await mentoring.TellAsync(file.AccountId, MailTemplate.Reminder);
                });
        }

        /// <summary>No meeting held or planned and no message for some weeks: the team is told once, until they meet again.</summary>
        public async Task TellFadingAsync()
        {
            var silent = now.AddDays(-7 * pack.Mentoring.SilentWeeks);
            var (day, meetings) = (pack.DayOf(silent), db.PairMeetings.Where(meeting => meeting.State != PairMeetingState.Cancelled));
            var quiet = await Running.Where(pairing => pairing.FadingToldAt == null && pairing.StartedAt < silent && !meetings.Any(meeting => meeting.PairingId == pairing.Id && meeting.Day > day))
                .OrderBy(pairing => pairing.Id).Select(pairing => new { pairing.Id, pairing.ThreadId, pairing.ChildId }).Take(AtOnce).ToListAsync();
            if (quiet.Count == 0) return;
            var last = await threads.LastAsync([.. quiet.Where(one => one.ThreadId is not null).Select(one => one.ThreadId!.Value)]);
            DateTimeOffset? at = now;
            foreach (var one in quiet.Where(one => one.ThreadId is not { } thread || !last.TryGetValue(thread, out var said) || said < silent))
                await db.InOneTransactionAsync(async () =>
                {
                    if (await db.Pairings.Where(pairing => pairing.Id == one.Id && pairing.FadingToldAt == null).ExecuteUpdateAsync(update => update.SetProperty(pairing => pairing.FadingToldAt, at)) == 0) return;
                    await mentoring.TellTeamAsync(one.ChildId, MailTemplate.Attention);
                });
        }

        public async Task OpenReviewsAsync()
        {
            var (today, running) = (Today, Running);
            var due = await db.PairReviews.Where(review => review.ToldAt == null && review.ClosedAt == null && review.OpensOn <= today && running.Any(pairing => pairing.Id == review.PairingId)).OrderBy(review => review.Id).Select(review => new { review.Id, review.PairingId }).Take(AtOnce).ToListAsync();
            DateTimeOffset? at = now;
            foreach (var review in due)
                await db.InOneTransactionAsync(async () =>
                {
                    if (await db.PairReviews.Where(one => one.Id == review.Id && one.ToldAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.ToldAt, at)) == 0) return;
                    var pairing = await db.Pairings.AsNoTracking().SingleAsync(one => one.Id == review.PairingId);
                    await mentoring.TellTeamAsync(null, MailTemplate.Reminder);
                    if (pairing.MentorId is { } adult) await mentoring.TellAsync(adult, MailTemplate.Reminder);
                });
        }

        public async Task TellStopsAsync()
        {
            var before = now.AddDays(-DaysToCall);
            var due = await db.Pairings.Where(pairing => pairing.State == PairingState.Leaving && pairing.StopAskedAt < before && pairing.StopToldAt == null).OrderBy(pairing => pairing.Id).Select(pairing => new { pairing.Id, pairing.ChildId }).Take(AtOnce).ToListAsync();
            DateTimeOffset? at = now;
            foreach (var one in due)
                await db.InOneTransactionAsync(async () =>
                {
                    if (await db.Pairings.Where(pairing => pairing.Id == one.Id && pairing.StopToldAt == null).ExecuteUpdateAsync(update => update.SetProperty(pairing => pairing.StopToldAt, at)) == 0) return;
                    await mentoring.TellTeamAsync(one.ChildId, MailTemplate.Attention);
                });
        }

        private async Task PauseAllAsync(IQueryable<Pairing> pairings, PauseReason reason)
        {
            foreach (var id in await pairings.OrderBy(pairing => pairing.Id).Select(pairing => pairing.Id).Take(AtOnce).ToListAsync())
                await OnAsync(id, MentoringAudit.Paused, pairing => pairing.MayBePaused, pairing => links.PauseAsync(pairing, reason));
        }

        private Task<bool> OnAsync(Guid id, AuditAction act, Func<Pairing, bool> isDue, Func<Pairing, Task> change) => db.InOneTransactionOrNothingAsync(async () =>
        {
            var young = await db.Pairings.Where(one => one.Id == id).Select(one => one.YouthId).SingleAsync();
            await audit.WriteAsync(act, young, id);
            var pairing = await db.Pairings.SingleAsync(one => one.Id == id);
            if (!isDue(pairing)) return false; // somebody was first
            await change(pairing);
            await db.SaveChangesAsync();
            return true;
        });
    }
}
