using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts.Looks;

/// <summary>The entries that concern whoever asks, or the child that they are, and that others made (reference DATA-05).</summary>
public sealed class WhoLooked(PortalDb db, Access access, CurrentUser user, AuditActions actions)
{
    public const int PageSize = 20;

    /// <summary>The newest first.</summary>
    /// <param name="number">From 1; out of bounds, the nearest page.</param>
    public async Task<Paged<Look>> PageAsync(int number)
    {
        var (me, accounts, relations) = (user.Id, db.Users, db.Relations);
        var mine = access.Children(Purpose.Own).Select(child => (Guid?)child.Id);
        var page = await db.AuditEntries.AsNoTracking()
            .Where(entry => (entry.PersonId == me || mine.Contains(entry.PersonId)) && (entry.ActorId == null || entry.ActorId != me))
            .OrderByDescending(entry => entry.Seq)
            .Select(entry => new
            {
                Entry = entry,
                Name = accounts.Where(account => account.Id == entry.ActorId).Select(account => account.DisplayName).FirstOrDefault(),
                Kind = relations.Where(relation => relation.AccountId == entry.ActorId && mine.Contains(relation.ChildId))
                    .OrderByDescending(relation => relation.From).Select(relation => (RelationKind?)relation.Kind).FirstOrDefault(),
            }).PageAsync(number, PageSize);
        return page.With<Look>([.. page.Rows.Select(line => Look.Of(line.Entry, actions, line.Name, line.Kind, Role.IsYoung(user.Role)))]);
    }
}
