using ChildProtection.Features.Accounts.Recovery;

namespace ChildProtection.Features.Accounts;

/// <summary>What the portal keeps of a person to know who they are and around whom.</summary>
internal sealed class AccountsPersonalData(PortalDb db) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities => [typeof(Child), typeof(Stay), typeof(Relation), typeof(Invitation), typeof(PersonalCard), typeof(AccessRecovery), typeof(RecoveryCode), typeof(ParentalDecision)];

    public async Task<object> ExportAsync(Guid personId)
    {
        var relations = db.Relations.Where(relation => relation.AccountId == personId);
        return new
        {
            Account = await db.Users.Where(account => account.Id == personId)
                .Select(account => new { account.DisplayName, account.Email, account.Role, account.CreatedAt }).SingleOrDefaultAsync(),
            Relations = await relations.Select(relation => new { relation.Kind, relation.From, relation.Until }).ToListAsync(),
            Decisions = await db.ParentalDecisions.Where(decision => relations.Any(relation => relation.Id == decision.RelationId))
                .Select(decision => new { decision.Rights, decision.Basis, decision.From, decision.Until, decision.ReplacedAt }).ToListAsync(),
            DecisionsRecorded = await db.ParentalDecisions.CountAsync(decision => decision.RecordedById == personId),
            FirstName = await db.Children
                .Where(child => relations.Any(relation => relation.ChildId == child.Id && relation.Kind == RelationKind.Self))
                .Select(child => child.FirstName).SingleOrDefaultAsync(),
            Stays = await (
                from stay in db.Stays
                join place in db.Places on stay.PlaceId equals place.Id
                where relations.Any(relation => relation.ChildId == stay.ChildId && relation.Kind == RelationKind.Self)
                select new { place.Name, stay.From, stay.Until }).ToListAsync(),
            Cards = await db.Cards.Where(card => card.AccountId == personId)
                .Select(card => new { card.CreatedAt, card.VoidedAt }).ToListAsync(),
            AccessRemade = await db.AccessRecoveries.Where(recovery => recovery.AccountId == personId)
                .Select(recovery => new { recovery.StartedAt, recovery.ConfirmedAt, recovery.UsedAt, recovery.CancelledAt }).ToListAsync(),
            RecoveryCodes = await db.RecoveryCodes.Where(code => code.AccountId == personId)
                .Select(code => new { code.CreatedAt, code.UsedAt }).ToListAsync(),
            Invitations = await db.Invitations.Where(invitation => invitation.InvitedById == personId)
                .Select(invitation => new { invitation.Role, invitation.CreatedAt, invitation.UsedAt }).ToListAsync(),
        };
    }

    /// <summary>Erases the account and what hangs on it; the child's own record goes with the young person's account.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var own = await db.Relations.Where(relation => relation.AccountId == personId && relation.Kind == RelationKind.Self)
            .Select(relation => relation.ChildId).ToListAsync();
        await db.Children.Where(child => own.Contains(child.Id)).ExecuteDeleteAsync();
        await db.Users.Where(account => account.Id == personId).ExecuteDeleteAsync();
    }
}
