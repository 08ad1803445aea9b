using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Together;

namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>
/// What a coordinator does with a pairing: starts the trial, confirms, pauses, takes up again, ends. The thread, the adult’s link with the
/// young person and the state change together or not at all.
/// </summary>
public sealed class RunPairing(PortalDb db, MentoringAccess mentoring, GatherAgreements agreements, PairLinks links, AuditLog audit, TerritoryPack pack)
{
    /// <summary>The trial begins: thread, link, first evaluation. No such pairing: false. Something is missing: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> StartAsync(Guid id) => OnAsync(id, MentoringAudit.Started, async pairing =>
    {
        if (!pairing.State.Allows(PairingAct.Start)) throw new BrokenRuleException(PairingMoves.Refusal(pairing.State, PairingAct.Start));
        await CheckAsync(pairing);
        pairing.Start(await links.OpenAsync(pairing), mentoring.Today.AddDays(7 * pack.Mentoring.TrialWeeks), mentoring.Now);
        db.PairReviews.Add(PairReview.Open(pairing.Id, pairing.YouthId, 1, mentoring.Today.AddMonths(PairReview.FirstMonths)));
        await mentoring.TellAsync(pairing.MentorId!.Value, Platform.Mail.MailTemplate.News);
    });

    /// <summary>After the young person said « je continue ». As <see cref="StartAsync"/>.</summary>
    public Task<bool> ConfirmAsync(Guid id) => OnAsync(id, MentoringAudit.Confirmed, async pairing =>
    {
        pairing.Confirm(mentoring.Now);
        await CheckAsync(pairing); // all is as when it began, or nothing of this stays
    });

    /// <summary>The proposal is taken back before the start: nobody answers, or somebody cannot. As <see cref="StartAsync"/>.</summary>
    public Task<bool> WithdrawAsync(Guid id) => OnAsync(id, MentoringAudit.Withdrawn, async pairing =>
    {
        pairing.Withdraw(mentoring.Now);
        await links.LookAgainAsync(pairing);
        if (pairing.MentorId is { } adult) await mentoring.TellAsync(adult, Platform.Mail.MailTemplate.News);
    });

    /// <summary>Goes on after a pause, in a new thread, when all is right again. As <see cref="StartAsync"/>.</summary>
    public Task<bool> ResumeAsync(Guid id) => OnAsync(id, MentoringAudit.Resumed, async pairing =>
    {
        if (!pairing.State.Allows(PairingAct.Resume)) throw new BrokenRuleException(PairingMoves.Refusal(pairing.State, PairingAct.Resume));
        await CheckAsync(pairing);
        pairing.Resume(await links.OpenAsync(pairing), mentoring.Now);
    });

    /// <summary>It is over, after somebody called the adult. As <see cref="StartAsync"/>.</summary>
    public Task<bool> EndAsync(Guid id, EndReason reason) => OnAsync(id, MentoringAudit.Ended, async pairing =>
    {
        pairing.End(reason, mentoring.Now);
        await links.CloseAsync(pairing);
        if (pairing.MentorId is { } adult) await mentoring.TellAsync(adult, Platform.Mail.MailTemplate.News);
    });

    private async Task CheckAsync(Pairing pairing)
    {
        if (await agreements.WhyNotAsync(pairing) is { } why) throw new BrokenRuleException(why);
        if (pairing.MentorId is not { } adult || !await mentoring.IsReadyAsync(adult)) throw new BrokenRuleException("Une vérification de l’adulte manque, ou elle est trop vieille.");
        if (!await db.Children.InCareAt(mentoring.Now).AnyAsync(child => child.Id == pairing.ChildId)) throw new BrokenRuleException("L’accompagnement de ce jeune est terminé.");
    }

    private async Task<bool> OnAsync(Guid id, AuditAction act, Func<Pairing, Task> change)
    {
        if (!await mentoring.CoordinatesAsync() || await db.Pairings.Where(one => one.Id == id).Select(one => (Guid?)one.YouthId).SingleOrDefaultAsync() is not { } young) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(act, young, id); // first: a parent who takes a yes back, and another coordinator, come before or after
            await change(await db.Pairings.SingleAsync(one => one.Id == id));
            await db.SaveChangesAsync();
        });
        return true;
    }
}
