using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy;

/// <summary>
/// Another référent (or mentor, or foster carer) continues the sheet of one whose link has ended. The answers stay, and who
/// gave them before is kept; nothing of the young person's side opens by it.
/// </summary>
public sealed class TakeOverSheet(PortalDb db, AutonomyAccess autonomy, AuditLog audit, CurrentUser user)
{
    /// <summary>The sheet of this seat's own side, when whoever began it is no longer around the child; null else.</summary>
    public Task<GridSheet?> OrphanAsync(AutonomyAccess.Seat seat) => Orphans(seat).AsNoTracking().SingleOrDefaultAsync();

    /// <summary>Those who answered before on this side (for the young person, on the sides open to them), the first first: their names, or null once erased.</summary>
    public async Task<IReadOnlyList<string?>> FormerAsync(AutonomyAccess.Seat seat)
    {
        var (sheets, accounts) = (seat.IsYoung ? autonomy.OpenSheets(seat) : autonomy.OwnSheet(seat), db.Users);
        return await db.FormerHands.Where(hand => sheets.Any(sheet => sheet.Id == hand.SheetId)).OrderBy(hand => hand.Until)
            .Select(hand => accounts.Where(account => account.Id == hand.AccountId).Select(account => account.DisplayName).FirstOrDefault()).Take(10).ToListAsync();
    }

    /// <summary>Continues it. Not their grid: false. Finished, or somebody still answers: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> TakeAsync(Guid gridId)
    {
        if (await autonomy.SeatAsync(gridId) is not { Answers: true } seat) return false;
        if (seat.IsYoung) throw new BrokenRuleException("Tes réponses sont à toi. Personne ne les continue.");
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.TakenOver, seat.Grid.AuthorId, gridId); // first: it holds the log's lock
            if (await Orphans(seat).SingleOrDefaultAsync() is not { } sheet) throw new BrokenRuleException("Une autre personne répond déjà à cette grille.");
            db.FormerHands.Add(new FormerHand { Id = SecretCode.NewId(), SheetId = sheet.Id, AccountId = sheet.AuthorId, Until = autonomy.Now });
            sheet.AuthorId = user.Id;
            await db.SaveChangesAsync();
        });
        return true;
    }

    private IQueryable<GridSheet> Orphans(AutonomyAccess.Seat seat)
    {
        var (childId, kind, me) = (seat.Grid.ChildId, seat.Kind, user.Id);
        var open = db.Users.Where(account => account.DisabledAt == null);
        var around = db.Relations.HoldingAt(autonomy.Now).Where(relation => relation.ChildId == childId && relation.Kind == kind && open.Any(account => account.Id == relation.AccountId));
        return autonomy.OwnSheet(seat).Where(sheet => sheet.LockedAt == null && sheet.AuthorId != me && !around.Any(relation => relation.AccountId == sheet.AuthorId));
    }
}
