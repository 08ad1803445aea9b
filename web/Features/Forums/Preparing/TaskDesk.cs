namespace ChildProtection.Features.Forums.Preparing;

/// <summary>What members may do on the day: written by whoever runs the event, taken and given back by members, never by more than there are places.</summary>
public sealed class TaskDesk(PortalDb db, ForumsAccess access, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>One task, for members and who runs the event.</summary>
    public sealed record Line(ForumTask Task, IReadOnlyList<string> Names, bool IsMine)
    {
        public int Free => Task.Places - Names.Count;
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Guid forumId)
    {
        var (me, accounts) = (user.Id, db.Users);
        var tasks = await db.ForumTasks.AsNoTracking().Where(task => task.ForumId == forumId).Take(ForumTask.Most).ToListAsync();
        var ids = tasks.Select(task => task.Id).ToList();
        var people = await (from volunteer in Present(db)
                            join account in accounts on volunteer.AccountId equals account.Id
                            where ids.Contains(volunteer.TaskId)
                            select new { volunteer.TaskId, volunteer.AccountId, account.DisplayName }).ToListAsync();
        var taken = people.ToLookup(one => one.TaskId);
        return [.. tasks.OrderBy(task => task.Name, StringComparer.CurrentCulture).Select(task => new Line(task, [.. taken[task.Id].Select(one => one.DisplayName).Order(StringComparer.CurrentCulture)], taken[task.Id].Any(one => one.AccountId == me)))];
    }

    /// <summary>A new task, by whoever runs the event; else false.</summary>
    public Task<bool> AddAsync(Guid forumId, string name, int places) => RunAsync(forumId, async () =>
    {
        if (await db.ForumTasks.CountAsync(task => task.ForumId == forumId) >= ForumTask.Most) throw new BrokenRuleException($"{ForumTask.Most} tâches au plus.");
        db.ForumTasks.Add(new ForumTask { Id = SecretCode.NewId(), ForumId = forumId, Name = name, Places = places });
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Takes a task out, with those who had it; none there: false.</summary>
    public Task<bool> RemoveAsync(Guid forumId, Guid taskId) => RunAsync(forumId, async () => await db.ForumTasks.Where(task => task.Id == taskId && task.ForumId == forumId).ExecuteDeleteAsync() == 1);

    /// <summary>A member takes it; twice is once. Full: <see cref="BrokenRuleException"/>; not on the body, or no such task: false.</summary>
    public Task<bool> TakeAsync(Guid forumId, Guid taskId) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockTaskAsync(taskId);
        if (await MineAsync(forumId, taskId) is not { } task) return false;
        if (await db.ForumVolunteers.AnyAsync(one => one.TaskId == taskId && one.AccountId == me)) return true;
        if (await Present(db).CountAsync(one => one.TaskId == taskId) >= task.Places) throw new BrokenRuleException("Toutes les places de cette tâche sont prises.");
        db.ForumVolunteers.Add(new ForumVolunteer { TaskId = taskId, AccountId = me, At = clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>A member gives it back, at once.</summary>
    public async Task<bool> GiveBackAsync(Guid forumId, Guid taskId)
    {
        var me = user.Id;
        if (await MineAsync(forumId, taskId) is null) return false;
        await db.ForumVolunteers.Where(one => one.TaskId == taskId && one.AccountId == me).ExecuteDeleteAsync();
        return true;
    }

    /// <summary>Those who still sit on the body of the event: whoever leaves it leaves their tasks.</summary>
    internal static IQueryable<ForumVolunteer> Present(PortalDb db)
    {
        var (tasks, forums, seats) = (db.ForumTasks, db.Forums, db.Set<Committee.Members.CommitteeMember>());
        return db.ForumVolunteers.Where(one => tasks.Any(task => task.Id == one.TaskId && forums.Any(forum => forum.Id == task.ForumId && seats.Any(seat => seat.BodyId == forum.BodyId && seat.AccountId == one.AccountId && seat.Until == null))));
    }

    private Task<ForumTask?> MineAsync(Guid forumId, Guid taskId)
    {
        var (mine, today) = (access.Bodies(), access.Today);
        var forums = db.Forums.Where(forum => forum.Id == forumId && forum.LastDay >= today && forum.CancelledAt == null && mine.Any(body => body.Id == forum.BodyId));
        return Role.IsYoung(user.Role) ? db.ForumTasks.AsNoTracking().SingleOrDefaultAsync(task => task.Id == taskId && forums.Any(forum => forum.Id == task.ForumId)) : Task.FromResult<ForumTask?>(null);
    }

    private Task<bool> RunAsync(Guid forumId, Func<Task<bool>> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ForumsAudit.Changed, objectId: forumId); // first: it holds the log’s lock
        return user.Is(Role.Facilitator) && await access.Visible().AnyAsync(forum => forum.Id == forumId) && await act();
    });
}
