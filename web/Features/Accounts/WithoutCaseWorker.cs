using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// The children whom nobody follows while their measure goes on: no référent, or one who may not sign in any more. Known to
/// the administration by their number and their zone, and by nothing else. With them those whose measure has ended and who
/// ask for somebody again (<see cref="IWaitsForCaseWorker"/>).
/// </summary>
public sealed class WithoutCaseWorker(PortalDb db, IEnumerable<IWaitsForCaseWorker> others, TimeProvider clock) : IWaitingWork
{
    public const string Address = "/administration/liens/sans-referent";
    private const int PageSize = 25;

    /// <param name="Id">Of the child.</param>
    /// <param name="Reference">Its number.</param>
    /// <param name="Zone">A code of the territory.</param>
    public sealed record Row(Guid Id, string? Reference, string Zone);

    public async Task<IReadOnlyList<WaitingItem>> CountAsync() => await All().CountAsync() is var many
        ? [new(many > 1 ? "Jeunes sans référent" : "Jeune sans référent", many, Address)] : [];

    /// <summary>Those who wait longest first.</summary>
    public Task<Paged<Row>> PageAsync(int number) =>
        All().OrderBy(child => child.CreatedAt).ThenBy(child => child.Id).Select(child => new Row(child.Id, child.Reference, child.Zone)).PageAsync(number, PageSize);

    private IQueryable<Child> All()
    {
        var now = clock.GetUtcNow();
        var open = db.Users.Where(account => account.DisabledAt == null);
        var followed = db.Relations.HoldingAt(now).Where(relation => relation.Kind == RelationKind.CaseWorker && open.Any(account => account.Id == relation.AccountId));
        var asking = others.Aggregate(db.Children.Where(child => child.CareEndsAt == null).Select(child => child.Id), (all, one) => all.Concat(one.Children(db)));
        return db.Children.Where(child => (child.CareEndsAt > now || asking.Contains(child.Id)) && !followed.Any(relation => relation.ChildId == child.Id));
    }
}

/// <summary>Children whose measure may have ended, and for whom somebody must be named all the same: contributed by the feature in which they ask.</summary>
public interface IWaitsForCaseWorker
{
    IQueryable<Guid> Children(PortalDb db);
}
