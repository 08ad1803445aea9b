using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>What waits for a moderator: reports and held texts in one list, the most urgent first. No word of them is in it.</summary>
public sealed class WaitingTexts(PortalDb db, SaidTexts texts, MayModerate may, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostHeld = 20;

    /// <summary>So many hard texts in <see cref="Shift"/>, and a colleague should go on (SAFE-26).</summary>
    public const int HardBeforeRest = 5;

    private static readonly TimeSpan Shift = TimeSpan.FromHours(8);

    /// <param name="CaseId">Null for a held text that nobody took yet.</param>
    /// <param name="Kind">Of the text.</param>
    /// <param name="TextId">The text.</param>
    /// <param name="Reason">The most urgent; null when it was only held.</param>
    /// <param name="Since">How long it has waited.</param>
    /// <param name="DueAt">By when somebody decides.</param>
    /// <param name="Reports">How many people reported it and stay with it.</param>
    /// <param name="State">Open, or waiting for a second person.</param>
    /// <param name="IsMine">Whoever asks took it.</param>
    /// <param name="IsTaken">A colleague did.</param>
    public sealed record Line(Guid? CaseId, string Kind, Guid TextId, ReportReason? Reason, DateTimeOffset Since, DateTimeOffset DueAt, int Reports, CaseState State, bool IsMine, bool IsTaken);

    /// <param name="Lines">This page of the list.</param>
    /// <param name="Oldest">Since when the oldest has waited; null when nothing does.</param>
    /// <param name="Elsewhere">Those that only others may decide about.</param>
    /// <param name="Hard">Hard texts that whoever asks decided in eight hours.</param>
    /// <param name="Appeals">Appeals that wait for somebody.</param>
    /// <param name="Pauses">Pauses that wait for a second person.</param>
    public sealed record Shown(Paged<Line> Lines, DateTimeOffset? Oldest, int Elsewhere, int Hard, int Appeals, int Pauses)
    {
        public bool ShouldRest => Hard >= HardBeforeRest;
    }

    public async Task<Shown> ListAsync(int number)
    {
        var (me, now, mine) = (user.Id, clock.GetUtcNow(), Waiting(may.Cases()));
        var lapsed = now - ModerationCase.ClaimLasts;
        var head = await HeadAsync(me, now, mine);
        var reports = db.ModerationReports;
        var page = await mine.OrderBy(one => one.DueAt).ThenBy(one => one.Id).Select(one => new Line(one.Id, one.Kind, one.TextId, one.Reason, one.OpenedAt, one.DueAt,
            reports.Count(report => report.CaseId == one.Id && report.ClosedAt == null), one.State, one.ClaimedById == me && one.ClaimedAt > lapsed, one.ClaimedById != null && one.ClaimedById != me && one.ClaimedAt > lapsed)).PageAsync(number, PageSize, head.Mine);
        var held = page.Number == 1 ? await HeldAsync() : [];
        var oldest = held.Select(line => (DateTimeOffset?)line.Since).Append(head.Oldest).Min();
        return new Shown(page.With([.. held.Concat(page.Rows).OrderBy(line => line.DueAt)]), oldest, head.All - head.Mine, head.Hard, head.Appeals, head.Pauses);
    }

    /// <summary>
    /// Takes one: its reports are « lus ». Held texts become a case now. Theirs, of their thread, or not there: null; a colleague was
    /// quicker: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<Guid?> ClaimAsync(string kind, Guid textId)
    {
        Guid? claimed = null;
        await db.InOneTransactionOrNothingAsync(async () =>
        {
            claimed = null;
            var (me, now) = (user.Id, clock.GetUtcNow());
            await audit.WriteAsync(ModerationAudit.Claimed); // first: it holds the log’s lock, so that of two only one takes it
            var text = await texts.OfAsync(kind, textId);
            if (await may.IsPartyAsync(text)) return false;
            var about = await may.Cases().SingleOrDefaultAsync(one => one.Kind == kind && one.TextId == textId);
            if (about is null && (text is not { IsHeld: true } || await db.ModerationCases.AnyAsync(one => one.Kind == kind && one.TextId == textId))) return false;
            if (about is null)
            {
                db.ModerationCases.Add(about = ModerationCase.Open(SecretCode.NewId(), kind, textId, text!.At.AuthorId, null, text.SaidOn, now));
                await db.SaveChangesAsync();
                if (!await may.Cases().AnyAsync(one => one.Id == about.Id)) return false; // of one’s own unit: nothing stays
            }
            if (!about.IsOpen && (await texts.WaitingAsync(MostHeld)).Any(one => one.At.Id == textId)) about.HeldAgain(null, now);
            if (about.State == CaseState.Second && await db.ModerationDecisions.AnyAsync(one => one.CaseId == about.Id && one.ReplacedAt == null && one.ById == me)) throw new BrokenRuleException("Vous avez demandé ce retrait. Un autre modérateur décide.");
            about.Claim(me, now);
            await db.SaveChangesAsync();
            await db.ModerationReports.Where(report => report.CaseId == about.Id && report.ReadAt == null).ExecuteUpdateAsync(update => update.SetProperty(report => report.ReadAt, (DateTimeOffset?)now));
            claimed = about.Id;
            return true;
        });
        return claimed;
    }

    /// <summary>What nobody decided yet.</summary>
    internal static IQueryable<ModerationCase> Waiting(IQueryable<ModerationCase> cases) => cases.AsNoTracking().Where(one => one.State == CaseState.Open || one.State == CaseState.Second);

    private sealed record Head(int Mine, int All, DateTimeOffset? Oldest, int Hard, int Appeals, int Pauses);

    private async Task<Head> HeadAsync(Guid me, DateTimeOffset now, IQueryable<ModerationCase> mine)
    {
        var (since, cases, hard) = (now - Shift, db.ModerationCases, ReportReasons.Hard);
        var (all, decisions, appeals, pauses) = (Waiting(db.ModerationCases), db.ModerationDecisions, db.ModerationAppeals, db.ModerationSilences);
        return await db.Users.Where(one => one.Id == me).Select(_ => new Head(mine.Count(), all.Count(), mine.OrderBy(one => one.OpenedAt).Select(one => (DateTimeOffset?)one.OpenedAt).FirstOrDefault(),
            decisions.Count(one => one.ById == me && one.At > since && cases.Any(about => about.Id == one.CaseId && about.Reason != null && hard.Contains(about.Reason.Value))),
            appeals.Count(one => one.DecidedAt == null && one.AuthorId != me), pauses.Count(one => one.Length == Pauses.SilenceLength.Month && one.ConfirmedAt == null && one.LiftedAt == null && one.Until > now && one.ById != me))).SingleAsync();
    }

    /// <summary>Texts held by the portal or by their feature, of which there is no open case.</summary>
    private async Task<IReadOnlyList<Line>> HeldAsync()
    {
        var waiting = new List<SaidText>();
        foreach (var text in await texts.WaitingAsync(MostHeld))
            if (waiting.Count < MostHeld && !await may.IsPartyAsync(text)) waiting.Add(text);
        if (waiting.Count == 0) return [];
        var ids = waiting.ConvertAll(text => text.At.Id);
        var known = (await Waiting(db.ModerationCases).Where(one => ids.Contains(one.TextId)).Select(one => one.TextId).ToListAsync()).ToHashSet();
        return [.. waiting.Where(text => !known.Contains(text.At.Id)).Select(text => new Line(null, text.At.Kind, text.At.Id, null, text.SaidOn, text.SaidOn + ReportReasons.DueWhenHeld, 0, CaseState.Open, false, false))];
    }
}
