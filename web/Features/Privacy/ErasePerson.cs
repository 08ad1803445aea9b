using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Erases a person for good (RGPD art. 17): the erasure is written in the ledger outside the database, the key of their words
/// is destroyed, every feature erases, sessions end with the account. The audit line that stays names nobody.
/// </summary>
public sealed class ErasePerson(PortalDb db, IEnumerable<IPersonalData> features, EndSessions end, Vault vault, AuditLog audit)
{
    /// <summary>Joins the transaction in progress, or makes its own. Interrupted after the ledger, the next start finishes it.</summary>
    /// <param name="personId">An account, with the child that it is; or a child without account.</param>
    /// <param name="reason">A code: « request », « unseen ».</param>
    /// <param name="actor">Null for whoever is signed in.</param>
    public Task RunAsync(Guid personId, string reason, AuditActor? actor = null) => db.InOneTransactionAsync(async () =>
    {
        var relations = db.Relations;
        List<Guid> people =
        [
            personId,
            .. await relations.Where(relation => relation.AccountId == personId && relation.Kind == RelationKind.Self).Select(relation => relation.ChildId).Distinct().ToListAsync(),
        ];
        await end.OfAccountAsync(personId, SessionEnd.AccountChanged); // open sockets close, on every process
        foreach (var person in people) await vault.DestroyKeyAsync(person);
        foreach (var person in people)
            foreach (var feature in features.OrderBy(feature => feature.EraseOrder)) await feature.EraseAsync(person);
        await audit.WriteAsync(new AuditAct(PrivacyAudit.Erased, personId, Reason: reason) { Actor = actor });
    });
}
