using ChildProtection.Platform.Jobs;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>
/// What is not decided in time is told to more people (reference SAFE-21): first to the other moderators, then, after as long again, to
/// the cadre d’astreinte too, and so on until somebody decides. Held texts that nobody reported get a clock as well. The marks and the neutral mails are one
/// transaction, so a sweep cut in between, or two at once, tell once.
/// </summary>
public sealed class EscalateLate(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EscalateLate> logger) : PeriodicJob(TimeSpan.FromMinutes(1), scopes, clock, logger)
{
    private const int MostAtOnce = 200;

    /// <summary>More held texts of one kind than a territory ever has.</summary>
    private const int MostOfAKind = 100_000;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromDays(1);

    /// <summary>How long somebody has for words that alarm and that nobody reported (SAFE-21).</summary>
    private static readonly TimeSpan Alarmed = TimeSpan.FromHours(1);

    /// <summary>The last one who is told.</summary>
    internal const int Everybody = 2;

    /// <summary>How many mails were left.</summary>
    public static async Task<int> SweepAsync(IServiceProvider services)
    {
        var (db, audit, clock) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TimeProvider>());
        await AdoptAsync(db, services.GetRequiredService<SaidTexts>(), clock.GetUtcNow());
        if (!await IsAnyLateAsync(db, clock.GetUtcNow())) return 0;
        var told = 0;
        await db.InOneTransactionOrNothingAsync(async () =>
        {
            told = 0;
            var (now, recipients) = (clock.GetUtcNow(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            await audit.WriteAsync(ModerationAudit.Escalated); // it holds the log’s lock: two processes come one after the other
            var moderators = await db.Users.Where(one => one.Role == Role.Moderator && one.DisabledAt == null && one.Email != null).Select(one => new Reader(one.Id, one.Email!)).Take(MostAtOnce).ToListAsync();
            var late = await Late(db, now).OrderBy(one => one.EscalateAt).Take(MostAtOnce).ToListAsync();
            foreach (var one in late)
            {
                one.Escalate(now);
                recipients.UnionWith(moderators.Where(reader => reader.Id != one.AuthorId && (one.Level >= Everybody || reader.Id != one.ClaimedById)).Select(reader => reader.Address));
            }
            if (late.Exists(one => one.Level >= Everybody)) recipients.UnionWith(await LeadersAsync(services, db, now));
            recipients.UnionWith(await AppealsAsync(db, moderators, now));
            if (late.Count == 0 && recipients.Count == 0) return false; // another process was first
            foreach (var address in recipients) Outbox.Add(db, address, MailTemplate.Attention, now);
            await db.SaveChangesAsync();
            told = recipients.Count;
            return true;
        });
        return told;
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => SweepAsync(services);

    private sealed record Reader(Guid Id, string Address);

    private static IQueryable<ModerationCase> Late(PortalDb db, DateTimeOffset now) =>
        db.ModerationCases.Where(one => (one.State == CaseState.Open || one.State == CaseState.Second) && one.EscalateAt != null && one.EscalateAt <= now);

    private static IQueryable<Returned.ModerationAppeal> LateAppeals(PortalDb db, DateTimeOffset now) => LateSince(db, now, now - AgainAfter);

    private static IQueryable<Returned.ModerationAppeal> LateSince(PortalDb db, DateTimeOffset now, DateTimeOffset told) =>
        db.ModerationAppeals.Where(one => one.DecidedAt == null && (one.EscalatedAt == null || one.EscalatedAt <= told) && one.DueAt <= now);

    private static async Task<bool> IsAnyLateAsync(PortalDb db, DateTimeOffset now) => await Late(db, now).AnyAsync() || await LateAppeals(db, now).AnyAsync();

    /// <summary>
    /// Held texts that nobody took: their clock runs, an hour for words that alarm. What was decided and is held once more is open again; what its own feature has
    /// shown or given back meanwhile waits no longer.
    /// </summary>
    private static async Task AdoptAsync(PortalDb db, SaidTexts texts, DateTimeOffset now)
    {
        var (held, listed) = (new HashSet<Guid>(), new List<string>());
        foreach (var kind in texts.Kinds)
        {
            for (var (skip, isMore) = (0, true); isMore; skip += MostAtOnce)
            {
                var page = await texts.Of(kind)!.WaitingIdsAsync(skip, MostAtOnce);
                held.UnionWith(page.Select(at => at.Id));
                await AdoptAsync(db, texts, kind, page.Select(at => at.Id).ToList(), now);
                isMore = page.Count == MostAtOnce && skip < MostOfAKind;
            }
            listed.Add(kind);
        }
        await LetGoAsync(db, listed, held, now);
        db.ChangeTracker.Clear();
    }

    /// <summary>Of these, those that have no clock yet; only they are opened.</summary>
    private static async Task AdoptAsync(PortalDb db, SaidTexts texts, string kind, List<Guid> ids, DateTimeOffset now)
    {
        var known = await db.ModerationCases.AsNoTracking().Where(one => one.Kind == kind && ids.Contains(one.TextId)).ToDictionaryAsync(one => one.TextId);
        foreach (var id in ids)
        {
            if (known.TryGetValue(id, out var there) && (there.IsOpen || there.ChangedAt >= now)) continue;
            if (await texts.OfAsync(kind, id) is { } text) await KeepAsync(db, text, there?.Id, now);
        }
    }

    private static async Task KeepAsync(PortalDb db, SaidText text, Guid? closed, DateTimeOffset now)
    {
        TimeSpan? within = (WordScreen.Of(text.Words) & WordScreen.Alarming) == WordRisk.None ? null : Alarmed;
        try
        {
            if (closed is { } id) (await db.ModerationCases.SingleAsync(one => one.Id == id)).HeldAgain(within, now);
            else db.ModerationCases.Add(ModerationCase.Open(SecretCode.NewId(), text.At.Kind, text.At.Id, text.At.AuthorId, null, text.SaidOn, now, within));
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException) // somebody decided, or another process did the same
        {
            db.ChangeTracker.Clear();
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // another process did, or a moderator has just taken it
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Cases of no report, that nobody has in hand, whose text is held no longer.</summary>
    private static async Task LetGoAsync(PortalDb db, List<string> kinds, HashSet<Guid> held, DateTimeOffset now)
    {
        var (lapsed, reports) = (now - ModerationCase.ClaimLasts, db.ModerationReports);
        var open = db.ModerationCases.Where(one => one.State == CaseState.Open && one.Reason == null && kinds.Contains(one.Kind) && one.ChangedAt < now
            && (one.ClaimedAt == null || one.ClaimedAt <= lapsed) && !reports.Any(report => report.CaseId == one.Id && report.ClosedAt == null));
        var free = (await open.OrderBy(one => one.OpenedAt).Select(one => new { one.Id, one.TextId }).ToListAsync()).Where(one => !held.Contains(one.TextId)).Take(MostAtOnce).Select(one => one.Id).ToList();
        if (free.Count == 0) return;
        var gone = await open.Where(one => free.Contains(one.Id)).ToListAsync();
        foreach (var one in gone) one.Withdraw(now);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException) // a report or a claim was quicker: next minute
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Those of the roster; where there is none, the service that listens for the whole territory.</summary>
    private static async Task<IReadOnlyList<string>> LeadersAsync(IServiceProvider services, PortalDb db, DateTimeOffset now)
    {
        var leaders = await services.GetRequiredService<IDuty>().LeadersAsync(now);
        if (leaders.Count > 0) return await db.Users.Where(one => leaders.Contains(one.Id) && one.DisabledAt == null && one.Email != null).Select(one => one.Email!).ToListAsync();
        return services.GetRequiredService<InstanceChoices>().Listening.Email is { Length: > 0 } address ? [address] : [];
    }

    /// <summary>Marks the late appeals; those who may answer one of them.</summary>
    private static async Task<IReadOnlyList<string>> AppealsAsync(PortalDb db, IReadOnlyList<Reader> moderators, DateTimeOffset now)
    {
        var (decisions, pauses) = (db.ModerationDecisions, db.ModerationSilences);
        var late = await LateAppeals(db, now).OrderBy(one => one.DueAt).Take(MostAtOnce).Select(one => new
        {
            one.Id, one.AuthorId,
            First = decisions.Where(first => first.Id == one.DecisionId).Select(first => first.ById).FirstOrDefault() ?? pauses.Where(pause => pause.Id == one.SilenceId).Select(pause => pause.ById).FirstOrDefault(),
        }).ToListAsync();
        var ids = late.ConvertAll(one => one.Id);
        await db.ModerationAppeals.Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(update => update.SetProperty(one => one.EscalatedAt, (DateTimeOffset?)now));
        return [.. moderators.Where(reader => late.Exists(one => one.First != reader.Id && one.AuthorId != reader.Id)).Select(reader => reader.Address)];
    }
}
