namespace ChildProtection.Features.Autonomy;

/// <summary>Grids that their author erased before finishing them: a restored backup loses them again.</summary>
internal sealed class ErasableGrids : IErasableRows
{
    public const string Code = "autonomy-grid";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.AutonomyGrids.Where(grid => ids.Contains(grid.Id)).Select(grid => grid.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.AutonomyGrids.Where(grid => ids.Contains(grid.Id)).ExecuteDeleteAsync();
}

/// <summary>« Effacer cette grille », while it is not finished: with all that anybody answered in it.</summary>
public sealed class EraseGrid(PortalDb db, AutonomyAccess autonomy, ErasedRows erased, AuditLog audit, CurrentUser user)
{
    /// <summary>Not theirs: false. Finished: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> EraseAsync(Guid gridId) => db.InOneTransactionAsync(async () =>
    {
        if (!await autonomy.Own.AnyAsync(grid => grid.Id == gridId)) return false;
        if (await autonomy.Own.Where(grid => grid.Id == gridId && grid.FinishedAt == null).ExecuteDeleteAsync() == 0)
            throw new BrokenRuleException("Cette grille est finie : elle reste. Tu peux ne plus la montrer.");
        await audit.WriteAsync(AutonomyAudit.Erased, user.Id, gridId);
        await erased.NoteAsync(ErasableGrids.Code, [gridId]); // last: from here on it is done, even if the commit fails
        return true;
    });
}
