namespace ChildProtection.Features.Accounts;

/// <summary>
/// An administrator names a child's référent, hands a child over to another one, or writes when a link ends. Past links stay.
/// Each act begins with its line in the audit log, whose lock makes two administrators come one after the other: the second
/// one sees what the first one did, and is told.
/// </summary>
public sealed class HandOver(PortalDb db, AuditLog audit, BlindIndex index, TimeProvider clock)
{
    /// <summary>Children handed over in one press, in one transaction.</summary>
    public const int AtOnce = 50;

    private const string Changed = "Quelqu’un vient de changer le référent. Relisez la page.";

    /// <summary>The active professional with this address; none: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Guid> ProfessionalAsync(string email)
    {
        var address = index.Of(email);
        return await db.Users.Where(account => account.NormalizedEmail == address && account.Role == Role.Professional && account.DisabledAt == null)
            .Select(account => (Guid?)account.Id).SingleOrDefaultAsync()
            ?? throw new BrokenRuleException("Aucun professionnel n’a cette adresse, ou son compte est fermé.");
    }

    /// <summary>
    /// Names a référent, in place of the one whose link is given. The old link ends at the instant the new one begins.
    /// The référent is no longer the one that was seen: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="childId">The child.</param>
    /// <param name="seenId">The link that ends; null where there was no référent.</param>
    /// <param name="toId">The new référent's account.</param>
    public Task ChildAsync(Guid childId, Guid? seenId, Guid toId) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(seenId is null ? AccountsAudit.CaseWorkerNamed : AccountsAudit.CaseWorkerChanged, childId);
        var now = clock.GetUtcNow();
        await ActiveAsync(toId);
        var current = await db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.CaseWorker).ToListAsync();
        if (current.Any(relation => relation.AccountId == toId)) throw new BrokenRuleException("Cette personne est déjà le référent.");
        var holders = current.Select(relation => relation.AccountId).ToList();
        var closed = await db.Users.Where(account => holders.Contains(account.Id) && account.DisabledAt != null).Select(account => account.Id).ToListAsync();
        if (seenId is null ? closed.Count < current.Count : current.All(relation => relation.Id != seenId)) throw new BrokenRuleException(Changed);
        foreach (var old in current.Where(relation => relation.Id == seenId || closed.Contains(relation.AccountId))) await EndAsync(old, now); // who cannot come any more is replaced too
        await BeginAsync(childId, toId, now);
    });

    /// <summary>How many children this person is the référent of today.</summary>
    public Task<int> CountAsync(Guid accountId) => Followed(accountId).CountAsync();

    /// <summary>
    /// Hands over to another référent the children of one who leaves, <see cref="AtOnce"/> at a time. How many moved.
    /// Not as many children as was seen: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<int> AllAsync(Guid fromId, Guid toId, int seen)
    {
        if (fromId == toId) throw new BrokenRuleException("Choisissez une autre personne.");
        return await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.CaseloadHandedOver, fromId);
            await ActiveAsync(toId);
            if (await CountAsync(fromId) != seen) throw new BrokenRuleException("Le nombre de jeunes vient de changer. Relisez la page.");
            var now = clock.GetUtcNow();
            var moving = await Followed(fromId).OrderBy(relation => relation.From).ThenBy(relation => relation.Id).Take(AtOnce).ToListAsync();
            var children = moving.Select(relation => relation.ChildId).ToList();
            var already = await Followed(toId).Where(relation => children.Contains(relation.ChildId)).Select(relation => relation.ChildId).ToListAsync();
            foreach (var old in moving)
            {
                await audit.WriteAsync(AccountsAudit.CaseWorkerChanged, old.ChildId);
                await EndAsync(old, now);
                if (!already.Contains(old.ChildId)) await BeginAsync(old.ChildId, toId, now);
            }
            return moving.Count;
        });
    }

    /// <summary>Writes the end of a link. Not there: false. A référent's or the young person's own: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> EndsAsync(Guid childId, Guid relationId, DateTimeOffset until) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.RelationDated, childId, relationId);
        if (await db.Relations.SingleOrDefaultAsync(relation => relation.Id == relationId && relation.ChildId == childId) is not { } found) throw new NotThereException();
        if (found.Kind is RelationKind.CaseWorker) throw new BrokenRuleException("Un référent se remplace : nommez d’abord un autre référent.");
        if (found.Kind is RelationKind.Self) throw new BrokenRuleException("C’est le compte du jeune. Il se ferme sur sa fiche.");
        var now = clock.GetUtcNow();
        if (await db.Children.AnyAsync(child => child.Id == childId && child.CareEndsAt < until)) throw new BrokenRuleException("L’accompagnement finit avant ce jour, et ce lien avec lui.");
        found.EndsAt(until, now);
        await audit.WriteAsync(AccountsAudit.OwnRelationDated, found.AccountId, relationId, found.Kind.Code());
        return true;
    }).ElseNotThereAsync();

    private IQueryable<Relation> Followed(Guid accountId) =>
        db.Relations.HoldingAt(clock.GetUtcNow()).Where(relation => relation.AccountId == accountId && relation.Kind == RelationKind.CaseWorker);

    private async Task ActiveAsync(Guid accountId)
    {
        if (!await db.Users.AnyAsync(account => account.Id == accountId && account.Role == Role.Professional && account.DisabledAt == null))
            throw new BrokenRuleException("Le nouveau référent doit être un professionnel, avec un compte ouvert.");
    }

    private async Task EndAsync(Relation old, DateTimeOffset now)
    {
        old.EndsAt(now, now);
        await audit.WriteAsync(AccountsAudit.ChildLeft, old.AccountId, old.Id, old.Kind.Code());
    }

    private async Task BeginAsync(Guid childId, Guid toId, DateTimeOffset now)
    {
        var relation = db.Relations.Add(Relation.Begin(childId, toId, RelationKind.CaseWorker, now)).Entity;
        var child = await db.Children.SingleAsync(one => one.Id == childId);
        if (child.CareEndsAt <= now) // somebody is named: the measure goes on
        {
            child.CareBeginsAgain();
            await audit.WriteAsync(AccountsAudit.CareGoesOn, childId);
        }
        else if (child.CareEndsAt is { } end) relation.CareEnds(end);
        await audit.WriteAsync(AccountsAudit.ChildCame, toId, relation.Id, relation.Kind.Code());
    }
}

/// <summary>Inside a transaction: there is no such thing, so nothing of it must stay.</summary>
internal sealed class NotThereException() : Exception("There is no such thing.");

internal static class NotThere
{
    /// <summary>False when the act found nothing to act on.</summary>
    public static async Task<bool> ElseNotThereAsync(this Task<bool> act)
    {
        try
        {
            return await act;
        }
        catch (NotThereException)
        {
            return false;
        }
    }
}
