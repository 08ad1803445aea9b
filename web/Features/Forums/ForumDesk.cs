using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums;

/// <summary>An event for whoever asks.</summary>
/// <param name="Forum">The row.</param>
/// <param name="Runs">They run its body.</param>
/// <param name="Sits">They sit on its body.</param>
public sealed record MyForum(Forum Forum, bool Runs, bool Sits);

/// <summary>Finds events and their stops for whoever asks, and prepares them for whoever runs them. To everybody else they are not there.</summary>
public sealed class ForumDesk(PortalDb db, ForumsAccess access, PublicWords words, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>One stop with its places.</summary>
    /// <param name="Stop">The row.</param>
    /// <param name="Held">How many places are given.</param>
    /// <param name="Waiting">How many wait.</param>
    /// <param name="MineId">The ticket of whoever asks; null without one. A professional’s first.</param>
    /// <param name="IAmWaiting">That ticket waits for a place.</param>
    /// <param name="Mine">How many tickets whoever asks has there.</param>
    /// <param name="Greeting">Whoever asks offered to welcome there: true once accepted, null when they did not.</param>
    public sealed record StopLine(ForumStop Stop, int Held, int Waiting, Guid? MineId, bool IAmWaiting, int Mine, bool? Greeting)
    {
        public int Free => Math.Max(0, Stop.Capacity - Held);
    }

    public DateOnly Today => access.Today;

    /// <summary>Those to come first, then the past ones.</summary>
    public Task<Paged<Forum>> ListAsync(int number)
    {
        var today = Today;
        return access.Visible().AsNoTracking().OrderBy(forum => forum.LastDay < today).ThenByDescending(forum => forum.LastDay).ThenBy(forum => forum.Id).PageAsync(number, PageSize);
    }

    /// <summary>By its code; null when it is not there for whoever asks.</summary>
    public async Task<MyForum?> FindAsync(string code)
    {
        var (isRunner, bodies) = (user.Is(Role.Facilitator), access.Bodies());
        var found = await access.Visible().AsNoTracking().Where(forum => forum.Code == code).Select(forum => new { Forum = forum, IsMine = bodies.Any(body => body.Id == forum.BodyId) }).SingleOrDefaultAsync();
        return found is null ? null : new MyForum(found.Forum, isRunner && found.IsMine, !isRunner && found.IsMine && Role.IsYoung(user.Role));
    }

    /// <summary>What anybody may read, without account; null while it is not published.</summary>
    public Task<Forum?> PublishedAsync(string code) => db.Forums.AsNoTracking().SingleOrDefaultAsync(forum => forum.Code == code && forum.PublishedAt != null);

    /// <summary>The stops that anybody may know of: none in a place of life.</summary>
    public async Task<IReadOnlyList<ForumStop>> OpenStopsAsync(Guid forumId) =>
        await db.ForumStops.AsNoTracking().Where(stop => stop.ForumId == forumId && stop.PlaceId == null).OrderBy(stop => stop.Day).ThenBy(stop => stop.From).Take(ForumStop.Most).ToListAsync();

    /// <summary>The stops in a place of life that whoever asks, signed in, may see.</summary>
    public async Task<IReadOnlyList<ForumStop>> HiddenStopsAsync(Guid forumId) =>
        await access.Stops().AsNoTracking().Where(stop => stop.ForumId == forumId && stop.PlaceId != null).OrderBy(stop => stop.Day).ThenBy(stop => stop.From).Take(ForumStop.Most).ToListAsync();

    /// <summary>By day and hour.</summary>
    public async Task<IReadOnlyList<StopLine>> StopsAsync(Guid forumId)
    {
        var (me, tickets, greeters) = (user.Id, db.ForumTickets, db.ForumGreeters);
        var rows = await access.Stops().AsNoTracking().Where(stop => stop.ForumId == forumId).OrderBy(stop => stop.Day).ThenBy(stop => stop.From).Take(ForumStop.Most).Select(stop => new
        {
            Stop = stop, Held = tickets.Count(ticket => ticket.StopId == stop.Id && !ticket.IsWaiting), Waiting = tickets.Count(ticket => ticket.StopId == stop.Id && ticket.IsWaiting),
            Mine = tickets.Where(ticket => ticket.StopId == stop.Id && ticket.AccountId == me).OrderBy(ticket => ticket.Number).Select(ticket => new { ticket.Id, ticket.IsWaiting }).FirstOrDefault(),
            Count = tickets.Count(ticket => ticket.StopId == stop.Id && ticket.AccountId == me),
            Greeter = greeters.Where(greeter => greeter.StopId == stop.Id && greeter.AccountId == me).Select(greeter => (bool?)(greeter.AcceptedAt != null)).FirstOrDefault(),
        }).ToListAsync();
        return [.. rows.Select(row => new StopLine(row.Stop, row.Held, row.Waiting, row.Mine?.Id, row.Mine?.IsWaiting == true, row.Count, row.Greeter))];
    }

    /// <summary>One stop of this event; null when it is not there for whoever asks.</summary>
    public Task<ForumStop?> StopAsync(Guid forumId, Guid stopId) => access.Stops().AsNoTracking().SingleOrDefaultAsync(stop => stop.Id == stopId && stop.ForumId == forumId);

    /// <summary>The bodies that whoever asks runs and that may have an event.</summary>
    public async Task<IReadOnlyList<Committee.Bodies.Body>> BodiesAsync() => [.. (await access.Bodies().AsNoTracking().Take(50).ToListAsync()).OrderBy(body => body.Name, StringComparer.CurrentCulture)];

    /// <summary>A new one; its code. The same form twice: once. Not a body of one’s own, or too many: <see cref="BrokenRuleException"/>.</summary>
    public Task<string> PrepareAsync(Guid key, Guid bodyId, string name, string purpose, DateOnly firstDay, DateOnly lastDay) => db.InOneTransactionAsync(async () =>
    {
        var forum = Forum.Prepare(bodyId, name, purpose, firstDay, lastDay, Today, key);
        await audit.WriteAsync(ForumsAudit.Prepared, objectId: forum.Id); // first: it holds the log’s lock
        if (!user.Is(Role.Facilitator) || !await access.Bodies().AnyAsync(body => body.Id == bodyId)) throw new BrokenRuleException("Choisissez une instance que vous animez.");
        if (await access.Visible().Where(one => one.Id == forum.Id).Select(one => one.Code).SingleOrDefaultAsync() is { } known) return known;
        await words.CheckAsync(name, purpose);
        var today = Today;
        if (await db.Forums.CountAsync(one => one.BodyId == bodyId && one.LastDay >= today && one.CancelledAt == null) >= Forum.MostOpen) throw new BrokenRuleException($"{Forum.MostOpen} forums en préparation au plus.");
        db.Forums.Add(forum);
        await db.SaveChangesAsync();
        return forum.Code;
    });

    /// <summary>By whoever runs it; else false.</summary>
    public Task<bool> ChangeAsync(Guid id, string name, string purpose, DateOnly firstDay, DateOnly lastDay, string? action, string? indicator) => ActAsync(id, ForumsAudit.Changed, async forum =>
    {
        await words.CheckAsync(name == forum.Name ? null : name, purpose == forum.Purpose ? null : purpose);
        forum.Change(name, purpose, firstDay, lastDay, await db.ForumStops.Where(stop => stop.ForumId == id).Select(stop => stop.Day).ToListAsync());
        forum.CountsFor(action, indicator);
    });

    /// <inheritdoc cref="ChangeAsync"/>
    public Task<bool> PublishAsync(Guid id) => ActAsync(id, ForumsAudit.Published, async forum => forum.Publish(await db.ForumStops.CountAsync(stop => stop.ForumId == id), clock.GetUtcNow()));

    /// <inheritdoc cref="ChangeAsync"/>
    public Task<bool> CancelAsync(Guid id) => ActAsync(id, ForumsAudit.Cancelled, forum =>
    {
        forum.Cancel(clock.GetUtcNow(), Today);
        return Task.CompletedTask;
    });

    /// <summary>Changes what is prepared, by whoever runs it; else false. Written meanwhile by somebody else: both stay, the rows are locked.</summary>
    public Task<bool> WriteAsync(Guid id, Func<ForumSheet, ForumSheet> change) => ActAsync(id, ForumsAudit.Changed, async forum =>
    {
        var (before, after) = (forum.Sheet, change(forum.Sheet));
        await words.CheckAsync(after.Stands.Except(before.Stands).SelectMany(stand => (string[])[stand.Name, stand.Brings])); // anybody reads them
        forum.Write(after);
    });

    /// <summary>One act of whoever runs it, on a row that is locked.</summary>
    private Task<bool> ActAsync(Guid id, AuditAction action, Func<Forum, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(action, objectId: id); // first: it holds the log’s lock
        await db.LockForumAsync(id);
        if (!user.Is(Role.Facilitator) || await access.Visible().SingleOrDefaultAsync(forum => forum.Id == id) is not { } forum) return false;
        await act(forum);
        await db.SaveChangesAsync();
        return true;
    });
}
