using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Since when nobody has a link to a child: the day the last link ended, or the day it is first seen when the link went with its
/// account. A child who is followed again is forgotten here, and its time begins anew.
/// </summary>
public sealed class NoteUnlinked(PortalDb db, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Safe to run twice, and by two processes at once: the second one finds the line, and waits for its next turn.</summary>
    public async Task RunAsync()
    {
        var now = clock.GetUtcNow();
        var (children, relations, noted) = (db.Children, db.Relations, db.UnlinkedChildren);
        var live = relations.Where(relation => relation.Until == null || relation.Until > now);
        await noted.Where(lone => live.Any(relation => relation.ChildId == lone.ChildId)).ExecuteDeleteAsync();
        for (var count = Batch; count == Batch;)
        {
            var lone = await children.Where(child => !live.Any(relation => relation.ChildId == child.Id) && !noted.Any(one => one.ChildId == child.Id)).OrderBy(child => child.Id)
                .Select(child => new { child.Id, Ended = relations.Where(relation => relation.ChildId == child.Id).OrderByDescending(relation => relation.Until).Select(relation => relation.Until).FirstOrDefault() })
                .Take(Batch).ToListAsync();
            db.UnlinkedChildren.AddRange(lone.Select(child => new UnlinkedChild { ChildId = child.Id, Since = child.Ended ?? now }));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            count = lone.Count;
        }
    }
}
