using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>« Nous deux »: the diary, the goals, « je continue », « je veux arrêter », the goodbye. For one of the two alone.</summary>
public sealed class LiveTogether(PortalDb db, MentoringAccess mentoring, IPairThreads threads, ScreenWords screen, Vault vault, AuditLog audit)
{
    private const int Most = 30;
    private const int MostGoals = 10;
    private const string Quiet = "C’est en pause ou terminé. On peut encore lire.";

    /// <summary>One word as one of the two reads it.</summary>
    public sealed record Said(PairWord Row, string? Text, bool IsMine);

    /// <summary>The page of the two.</summary>
    /// <param name="Pairing">The row.</param>
    /// <param name="State">As whoever asks sees it.</param>
    /// <param name="Other">The name of the other: the adult’s name, the young person’s first name.</param>
    /// <param name="Supervisors">Who accompanies.</param>
    /// <param name="Meetings">The newest first.</param>
    /// <param name="Words">What whoever asks may read.</param>
    /// <param name="Review">The evaluation that is open; null for none.</param>
    public sealed record Shown(Pairing Pairing, PairingState State, string? Other, IReadOnlyList<string> Supervisors, IReadOnlyList<PairMeeting> Meetings, IReadOnlyList<Said> Words, PairReview? Review)
    {
        public bool MayWrite => State is PairingState.Trial or PairingState.Active;

        public IEnumerable<Said> Goals => Words.Where(word => word.Row.Kind == PairWordKind.Goal);

        public IEnumerable<Said> About(PairMeeting meeting) => Words.Where(word => word.Row.MeetingId == meeting.Id);
    }

    /// <summary>Those of whoever asks: living ones, and over ones with their goodbye.</summary>
    public async Task<IReadOnlyList<(Guid Id, PairKind Kind, PairingState State)>> MineAsync()
    {
        var rows = await mentoring.Mine().AsNoTracking().Where(pairing => pairing.StartedAt != null).OrderByDescending(pairing => pairing.StartedAt).Take(Most).ToListAsync();
        return [.. rows.Select(row => (row.Id, row.Kind, StateOf(row)))];
    }

    /// <summary>One, begun; null for anybody else’s.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        if (await mentoring.Mine().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.StartedAt != null) is not { } pairing) return null;
        var (me, today, isYoung, accounts, children, running) = (mentoring.UserId, mentoring.Today, mentoring.IsYoung, db.Users, db.Children, db.MentoringCoordinators.Where(one => one.Until == null));
        var names = await db.Pairings.Where(one => one.Id == id).Select(one => new
        {
            Other = isYoung ? accounts.Where(account => account.Id == one.MentorId).Select(account => account.DisplayName).FirstOrDefault() : null,
            First = isYoung ? null : children.Where(child => child.Id == one.ChildId).Select(child => child.FirstName).FirstOrDefault(),
        }).SingleAsync();
        var supervisors = await accounts.Where(account => account.DisabledAt == null && running.Any(row => row.AccountId == account.Id)).OrderBy(account => account.Id).Select(account => account.DisplayName).Take(5).ToListAsync();
        var meetings = await db.PairMeetings.AsNoTracking().Where(meeting => meeting.PairingId == id).OrderByDescending(meeting => meeting.Day).ThenBy(meeting => meeting.Id).Take(Most).ToListAsync();
        var words = await db.PairWords.AsNoTracking().Where(word => word.PairingId == id && (word.AuthorId == me || word.ShownAt != null && word.ReturnedAt == null)).OrderByDescending(word => word.At).Take(Most * 3).ToListAsync();
        if (pairing.StopAskedAt is { } stop) words = [.. words.Where(word => word.AuthorId == me || word.At <= stop || word.Kind == PairWordKind.Goodbye)];
        var review = await db.PairReviews.AsNoTracking().Where(one => one.PairingId == id && one.ClosedAt == null && one.OpensOn <= today).OrderBy(one => one.Number).FirstOrDefaultAsync();
        var texts = await vault.OpenAllAsync(MentoringData.Text, [.. words.Select(word => (word.YouthId, word.Id, word.Text))]);
        return new Shown(pairing, StateOf(pairing), names.Other ?? names.First, supervisors, meetings, [.. words.Select(word => new Said(word, texts.GetValueOrDefault(word.Id), word.AuthorId == me))], review);
    }

    /// <summary>A meeting, to come or past, with a few words or none. Not theirs: false. Not the time, no such day: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> PlanAsync(Guid id, DateOnly day, Topics topic, string? words) => WriteAsync(id, async pairing =>
    {
        var meeting = PairMeeting.Plan(id, day, topic, mentoring.Today, mentoring.Now);
        db.PairMeetings.Add(meeting);
        pairing.FadingToldAt = null;
        await SayAsync(pairing, PairWordKind.Meeting, meeting.Id, words);
    });

    /// <summary>It took place, or not. As <see cref="PlanAsync"/>.</summary>
    public Task<bool> HoldAsync(Guid id, Guid meetingId, bool tookPlace, string? words) => WriteAsync(id, async pairing =>
    {
        if (await db.PairMeetings.SingleOrDefaultAsync(one => one.Id == meetingId && one.PairingId == id) is not { } meeting) throw new BrokenRuleException("Ce rendez-vous n’est plus là.");
        meeting.Hold(tookPlace, mentoring.Today);
        if (tookPlace) pairing.FadingToldAt = null;
        await SayAsync(pairing, PairWordKind.Meeting, meeting.Id, words);
    });

    /// <summary>« Notre but »: the other says yes or leaves it. As <see cref="PlanAsync"/>.</summary>
    public Task<bool> WishGoalAsync(Guid id, string words) => WriteAsync(id, async pairing =>
    {
        if (await db.PairWords.CountAsync(word => word.PairingId == id && word.Kind == PairWordKind.Goal && word.ReachedAt == null && word.ReturnedAt == null) >= MostGoals) throw new BrokenRuleException("Il y a déjà 10 buts. Il faut d’abord en finir un.");
        await SayAsync(pairing, PairWordKind.Goal, null, words);
    });

    /// <summary>Yes to the other’s goal, or one that both want is reached. As <see cref="PlanAsync"/>.</summary>
    public Task<bool> MoveGoalAsync(Guid id, Guid goalId, bool isReached) => WriteAsync(id, async _ =>
    {
        var (me, goal) = (mentoring.UserId, await db.PairWords.SingleOrDefaultAsync(word => word.Id == goalId && word.PairingId == id && word.Kind == PairWordKind.Goal && word.ShownAt != null));
        if (goal is null || !isReached && goal.AuthorId == me) throw new BrokenRuleException("Ce but n’est plus là.");
        if (isReached) goal.Reach(mentoring.Now);
        else goal.Agree(mentoring.Now);
    });

    /// <summary>« Je continue », after or during the trial: the young person’s. Not theirs: false.</summary>
    public Task<bool> ContinueAsync(Guid id) => OnAsync(id, MentoringAudit.Continued, async pairing =>
    {
        pairing.Continue(mentoring.Now);
        await db.SaveChangesAsync();
        await mentoring.TellTeamAsync(null, Platform.Mail.MailTemplate.AnswerAwaited);
    });

    /// <summary>« Je veux arrêter »: no reason, no word to the adult; the team is told at once and calls. Not theirs: false.</summary>
    public Task<bool> StopAsync(Guid id, bool wantsGoodbye) => OnAsync(id, MentoringAudit.StopAsked, async pairing =>
    {
        pairing.Stop(wantsGoodbye, mentoring.Now);
        await db.SaveChangesAsync();
        if (pairing.ThreadId is { } thread) await threads.LeaveAsync(thread, pairing.YouthId);
        await mentoring.TellTeamAsync(pairing.ChildId, Platform.Mail.MailTemplate.Attention);
    });

    /// <summary>The adult’s goodbye: held, read by a coordinator, then given and kept. Not theirs: false. Not wished, or written already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> SayGoodbyeAsync(Guid id, string words) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (await YouthOfAsync(id) is not { } young) return false;
        await audit.WriteAsync(MentoringAudit.DiaryWritten, young, id);
        var pairing = await mentoring.Mine().SingleAsync(one => one.Id == id);
        if (mentoring.IsYoung || pairing.State != PairingState.Ended || !pairing.WantsGoodbye || pairing.EndedFor == EndReason.Protection) throw new BrokenRuleException("Ici, il n’y a pas de mot à écrire.");
        if (await db.PairWords.AnyAsync(word => word.PairingId == id && word.Kind == PairWordKind.Goodbye && word.ReturnedAt == null)) throw new BrokenRuleException("Votre mot est déjà écrit. Merci.");
        await SayAsync(pairing, PairWordKind.Goodbye, null, words);
        await db.SaveChangesAsync();
        await mentoring.TellTeamAsync(null, Platform.Mail.MailTemplate.AnswerAwaited);
        return true;
    });

    private PairingState StateOf(Pairing pairing) => mentoring.IsYoung ? pairing.State : pairing.ShownToAdult;

    private Task<Guid?> YouthOfAsync(Guid id) => mentoring.Mine().Where(one => one.Id == id && one.StartedAt != null).Select(one => (Guid?)one.YouthId).SingleOrDefaultAsync();

    private async Task SayAsync(Pairing pairing, PairWordKind kind, Guid? meetingId, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return;
        var (id, majority) = (SecretCode.NewId(), await db.Children.Where(child => child.Id == pairing.ChildId).Select(child => child.ComesOfAgeOn).SingleAsync());
        var isHeld = WordScreen.Of(words) != WordRisk.None || pairing.State == PairingState.Leaving; // what is said after a silent stop reaches nobody
        db.PairWords.Add(PairWord.Write(id, pairing, (mentoring.UserId, mentoring.IsYoung), (kind, meetingId), await vault.SealAsync(MentoringData.Text, pairing.YouthId, id, words.Trim()), MentoringAccess.IsMinor(majority, mentoring.Today), mentoring.Now, isHeld));
        await db.SaveChangesAsync();
        await screen.ReadAsync(words, new SaidAt(ScreenWords.Diary, id, mentoring.UserId), mentoring.IsYoung);
    }

    /// <summary>Something in the diary, while both may write; the adult of a silent stop writes on, and nobody reads it.</summary>
    private Task<bool> WriteAsync(Guid id, Func<Pairing, Task> write) => OnAsync(id, MentoringAudit.DiaryWritten, async pairing =>
    {
        if (StateOf(pairing) is not (PairingState.Trial or PairingState.Active)) throw new BrokenRuleException(Quiet);
        await write(pairing);
    }, isYoungs: null);

    private Task<bool> OnAsync(Guid id, AuditAction act, Func<Pairing, Task> change, bool? isYoungs = true) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (isYoungs is { } only && mentoring.IsYoung != only || await YouthOfAsync(id) is not { } young) return false;
        await audit.WriteAsync(act, young, id); // first: the two come one after the other
        await change(await mentoring.Mine().SingleAsync(one => one.Id == id));
        await db.SaveChangesAsync();
        return true;
    });
}
