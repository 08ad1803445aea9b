using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Erases a person for good (RGPD art. 17): every feature erases, sessions end with the account, the erasure is written in the
/// ledger outside the database and the key of their words is destroyed. The audit line that stays names nobody.
/// </summary>
public sealed class ErasePerson(PortalDb db, IEnumerable<IPersonalData> features, EndSessions end, Vault vault, AuditLog audit, TimeProvider clock)
{
    /// <summary>They asked for it, and it was granted.</summary>
    public const string Request = "request";

    /// <summary>Nobody came back to the account. The record of a child whom a référent still follows stays: it is the référent's work.</summary>
    public const string Unseen = "unseen";

    /// <summary>A child whom nobody follows any more.</summary>
    public const string Unlinked = "unlinked";

    /// <summary>Joins the transaction in progress, or makes its own. Interrupted after the ledger, the next start finishes it.</summary>
    /// <param name="personId">An account, with the child that it is; or a child without account.</param>
    /// <param name="reason">One of the codes above.</param>
    /// <param name="actor">Null for whoever is signed in.</param>
    public Task RunAsync(Guid personId, string reason, AuditActor? actor = null) => db.InOneTransactionAsync(async () =>
    {
        var (relations, isKept) = (db.Relations, reason == Unseen);
        var followed = relations.HoldingAt(clock.GetUtcNow()).Where(relation => relation.Kind == RelationKind.CaseWorker);
        List<Guid> people =
        [
            personId,
            .. await relations.Where(relation => relation.AccountId == personId && relation.Kind == RelationKind.Self && !(isKept && followed.Any(link => link.ChildId == relation.ChildId)))
                .Select(relation => relation.ChildId).Distinct().ToListAsync(),
        ];
        await end.OfAccountAsync(personId, SessionEnd.AccountChanged); // open sockets close, on every process
        foreach (var person in people)
            foreach (var feature in features.OrderBy(feature => feature.EraseOrder)) await feature.EraseAsync(person);
        await audit.WriteAsync(new AuditAct(PrivacyAudit.Erased, personId, Reason: reason) { Actor = actor });
        foreach (var person in people) await vault.DestroyKeyAsync(person); // last: a line of the ledger is final, so nothing but the commit may fail after it
    });
}
