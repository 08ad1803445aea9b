namespace ChildProtection.Features.Accounts;

/// <summary>What a référent does around a child they follow: register, end a link, take an invitation back.</summary>
public sealed class ComposeCircle(PortalDb db, Access access, AuditLog audit)
{
    /// <summary>Registers a child whose référent is whoever asks; the place of life is known or not.</summary>
    public async Task<Child> RegisterAsync(string firstName, string zone, DateOnly comesOfAgeOn, Guid? placeId)
    {
        var now = access.Now;
        var child = Child.Register(firstName, zone, now, comesOfAgeOn);
        db.Children.Add(child);
        var relation = Relation.Begin(child.Id, access.UserId, RelationKind.CaseWorker, now);
        db.Relations.Add(relation);
        if (placeId is { } place) db.Stays.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place, From = now });
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.ChildRegistered, child.Id);
            await audit.WriteAsync(AccountsAudit.RelationBegun, child.Id, relation.Id, relation.Kind.Code());
        });
        return child;
    }

    /// <summary>Writes or mends the 18th birthday. No such child here: false. Impossible day: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> TurnsEighteenAsync(Guid childId, DateOnly day, DateOnly today)
    {
        if (await access.Children(Purpose.Compose).SingleOrDefaultAsync(child => child.Id == childId) is not { } child) return false;
        child.TurnsEighteenOn(day, today, access.Now);
        await audit.WriteAsync(AccountsAudit.MajorityWritten, childId);
        return true;
    }

    /// <summary>How many parents a day already past would shut out at once.</summary>
    public async Task<int> ShutOutByAsync(Child child, DateOnly day, DateOnly today)
    {
        if (day > today || child.ComesOfAgeOn is { } before && before <= today) return 0;
        return await access.Members(access.Children(Purpose.Compose).Where(one => one.Id == child.Id), RelationKind.Parent).CountAsync();
    }

    /// <summary>Ends the link of an adult other than the référent. Not there, or not theirs to end: false.</summary>
    public async Task<bool> EndAsync(Guid childId, Guid relationId)
    {
        var now = access.Now;
        var children = access.Children(Purpose.Compose);
        var relation = await db.Relations.HoldingAt(now).SingleOrDefaultAsync(r => r.Id == relationId && r.ChildId == childId
            && r.Kind != RelationKind.Self && r.Kind != RelationKind.CaseWorker && children.Any(child => child.Id == r.ChildId));
        if (relation is null) return false;
        relation.End(now);
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.RelationEnded, childId, relationId, relation.Kind.Code());
            await audit.WriteAsync(AccountsAudit.OwnRelationEnded, relation.AccountId, relationId, relation.Kind.Code());
        });
        return true;
    }

    /// <summary>Takes an invitation back. Not there, or not theirs: false. No longer waiting: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> CancelAsync(Guid childId, Guid invitationId)
    {
        var invitation = await access.Invitations().SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == childId);
        if (invitation is null) return false;
        invitation.Cancel(access.Now);
        await audit.WriteAsync(AccountsAudit.InvitationCancelled, childId, invitationId, invitation.Code());
        return true;
    }

    /// <summary>Whether the young person has an account in use.</summary>
    public Task<bool> HasAccountAsync(Guid childId) =>
        db.Relations.HoldingAt(access.Now).AnyAsync(relation => relation.ChildId == childId && relation.Kind == RelationKind.Self);

    /// <summary>The places a child may live in, by name; no place is shown to families.</summary>
    public async Task<IReadOnlyList<PlaceOfLife>> PlacesAsync() => [.. (await db.Places.AsNoTracking()
        .Where(place => place.ClosedAt == null).OrderBy(place => place.Id).Take(500).ToListAsync()).OrderBy(place => place.Name, StringComparer.CurrentCulture)];
}
