using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>What hangs on a living pairing: the accompanied thread, and the adult’s link with the young person. Opened and shut in the transaction of the act.</summary>
public sealed class PairLinks(PortalDb db, MentoringAccess mentoring, Platform.Safety.IPairThreads threads, AuditLog audit)
{
    /// <summary>The thread of the two, with every coordinator in it. Nobody coordinates: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Guid> OpenAsync(Pairing pairing)
    {
        var (supervisors, adult) = (await mentoring.SupervisorsAsync(), pairing.MentorId!.Value);
        if (supervisors.Count == 0) throw new BrokenRuleException("Il faut une personne qui coordonne le mentorat.");
        if (!await db.Relations.HoldingAt(mentoring.Now).AnyAsync(relation => relation.ChildId == pairing.ChildId && relation.AccountId == adult && relation.Kind == RelationKind.Mentor))
        {
            var relation = Relation.Begin(pairing.ChildId, adult, RelationKind.Mentor, mentoring.Now);
            db.Relations.Add(relation);
            await audit.WriteAsync(AccountsAudit.RelationBegun, pairing.ChildId, relation.Id, relation.Kind.Code());
        }
        return await threads.OpenAsync(pairing.YouthId, adult, supervisors);
    }

    /// <summary>Read-only at once: the thread closes, the link ends, the team is told.</summary>
    public async Task PauseAsync(Pairing pairing, PauseReason reason)
    {
        pairing.Pause(reason, mentoring.Now);
        await CloseAsync(pairing);
        await mentoring.TellTeamAsync(pairing.ChildId, Platform.Mail.MailTemplate.Attention);
    }

    /// <summary>The wish waits again for somebody, unless another one is open.</summary>
    public async Task LookAgainAsync(Pairing pairing)
    {
        if (await db.MentorWishes.Where(wish => wish.AccountId == pairing.YouthId && wish.Kind == pairing.Kind && wish.State == WishState.Matched).OrderByDescending(wish => wish.At).FirstOrDefaultAsync() is { } wish
            && !await db.MentorWishes.AnyAsync(one => one.AccountId == pairing.YouthId && one.ClosedAt == null)) wish.LookAgain();
    }

    /// <summary>Shuts both; twice is once.</summary>
    public async Task CloseAsync(Pairing pairing)
    {
        var (now, adult) = (mentoring.Now, pairing.MentorId);
        if (pairing.ThreadId is { } thread) await threads.CloseAsync(thread);
        foreach (var relation in await db.Relations.HoldingAt(now).Where(one => one.ChildId == pairing.ChildId && one.AccountId == adult && one.Kind == RelationKind.Mentor).ToListAsync())
        {
            relation.End(now);
            await audit.WriteAsync(AccountsAudit.RelationEnded, pairing.ChildId, relation.Id, relation.Kind.Code());
            await audit.WriteAsync(AccountsAudit.OwnRelationEnded, relation.AccountId, relation.Id, relation.Kind.Code());
        }
    }
}
