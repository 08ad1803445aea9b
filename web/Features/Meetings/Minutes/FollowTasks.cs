using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>Decisions, tasks and commitments: who owes them, by which day, and what became of them.</summary>
public sealed class FollowTasks(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostOwed = 10;

    /// <summary>One, opened.</summary>
    /// <param name="Row">Its kind, state and day.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Who">A member’s pseudonym, or a function; null for all.</param>
    /// <param name="Why">Why it was dropped; null for none.</param>
    public sealed record Line(MeetingTask Row, string Text, string? Who, string? Why);

    /// <summary>Of one meeting: commitments last.</summary>
    public Task<IReadOnlyList<Line>> ListAsync(Guid meetingId) => OpenAsync(db.MeetingTasks.Where(task => task.MeetingId == meetingId).OrderBy(task => task.ChangedAt).Take(MeetingTask.Most));

    /// <summary>What is open in these bodies and concerns whoever asks: their own tasks, commitments made to all; for whoever runs them, all that has a day. The nearest day first.</summary>
    public async Task<IReadOnlyList<Line>> OwedAsync(IReadOnlyList<CommitteeAccess.BodyLine> bodies)
    {
        if (bodies.Count == 0) return [];
        var (me, ids, runs) = (user.Id, bodies.Select(body => body.Id).ToList(), bodies[0].Runs);
        var meetings = db.Meetings.Where(meeting => ids.Contains(meeting.BodyId));
        var open = db.MeetingTasks.Where(task => task.State == TaskState.Open && meetings.Any(meeting => meeting.Id == task.MeetingId));
        return await OpenAsync((runs ? open.Where(task => task.DueOn != null) : open.Where(task => task.OwnerId == me || task.Kind == TaskKind.Commitment)).OrderBy(task => task.DueOn == null).ThenBy(task => task.DueOn).ThenBy(task => task.Id).Take(MostOwed));
    }

    /// <summary>Members of the body that may own a task: their accounts and pseudonyms.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> MembersAsync(Guid bodyId)
    {
        var accounts = db.Users;
        var rows = await db.CommitteeMembers.Where(seat => seat.BodyId == bodyId && seat.Until == null).Join(accounts, seat => seat.AccountId, account => account.Id, (seat, account) => new { account.Id, account.DisplayName }).Take(Meeting.MostPlaces).ToListAsync();
        return [.. rows.OrderBy(one => one.DisplayName, StringComparer.CurrentCulture).Select(one => (one.Id, one.DisplayName))];
    }

    /// <summary>By whoever runs the body. Not theirs: false. Too many, or an owner who does not sit there: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    /// <param name="meetingId">Of the meeting.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="text">In a sentence.</param>
    /// <param name="by">The member who owes it, or a function; null for nobody in particular.</param>
    /// <param name="dueOn">The day; null for none.</param>
    /// <param name="submissionKey">Made by the form: it is the id of what is written.</param>
    public async Task<bool> AddAsync(Guid meetingId, TaskKind kind, string text, (Guid? Owner, string? Function) by, DateOnly? dueOn, Guid submissionKey)
    {
        var (id, isThere) = (submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey, false);
        try
        {
            var isAdded = await db.InOneTransactionOrNothingAsync(async () =>
            {
                await audit.WriteAsync(MeetingsAudit.TaskAdded, objectId: id); // first: it holds the log’s lock
                isThere = await db.MeetingTasks.AnyAsync(task => task.Id == id && task.MeetingId == meetingId);
                return !isThere && await AddAsync(id, meetingId, kind, text, by, dueOn);
            });
            return isAdded || isThere;
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // an id of elsewhere: nothing is written
        {
            return false;
        }
    }

    private async Task<bool> AddAsync(Guid id, Guid meetingId, TaskKind kind, string text, (Guid? Owner, string? Function) by, DateOnly? dueOn)
    {
        var (ownerId, function, now) = (by.Owner, by.Function, clock.GetUtcNow());
        if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
        if (meeting.StartsAt > now || meeting.IsCancelled) throw new BrokenRuleException("Cette réunion n’a pas eu lieu.");
        if (kind == TaskKind.Commitment && !meeting.IsWithElected) throw new BrokenRuleException("Un engagement se prend dans une rencontre avec des élus.");
        if (await db.MeetingTasks.CountAsync(task => task.MeetingId == meetingId) >= MeetingTask.Most) throw new BrokenRuleException($"{MeetingTask.Most} suites au plus pour une réunion.");
        if (ownerId is { } owner && !await db.CommitteeMembers.AnyAsync(seat => seat.BodyId == meeting.BodyId && seat.AccountId == owner && seat.Until == null)) throw new BrokenRuleException("Cette personne n’est plus dans ce groupe.");
        var role = ownerId is null && !string.IsNullOrWhiteSpace(function) ? await vault.SealAsync(MeetingsData.Function, Vault.Nobody, id, function.Trim()) : null;
        db.MeetingTasks.Add(MeetingTask.Add(id, meetingId, kind, await vault.SealAsync(MeetingsData.Task, Vault.Nobody, id, text.Trim()), (ownerId, role), dueOn, now));
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>« C’est fait », or dropped with a reason: by whoever runs the body; a member says it of their own task. Others: false.</summary>
    public Task<bool> EndAsync(Guid meetingId, Guid taskId, string? why) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MeetingsAudit.TaskEnded, objectId: taskId); // first: it holds the log’s lock
        if (await db.MeetingTasks.SingleOrDefaultAsync(task => task.Id == taskId && task.MeetingId == meetingId) is not { } task) return false;
        var body = await db.Meetings.Where(meeting => meeting.Id == meetingId).Select(meeting => meeting.BodyId).SingleAsync();
        if (!await committee.RunsAsync(body) && (task.OwnerId != user.Id || why is not null || !await committee.SitsInAsync(body))) return false;
        task.End(why is null ? null : await vault.SealAsync(MeetingsData.Why, Vault.Nobody, taskId, why.Trim()), clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    private async Task<IReadOnlyList<Line>> OpenAsync(IQueryable<MeetingTask> tasks)
    {
        var accounts = db.Users;
        var rows = await tasks.AsNoTracking().Select(task => new { Row = task, Owner = accounts.Where(account => account.Id == task.OwnerId).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        var texts = await vault.OpenAllAsync(MeetingsData.Task, [.. rows.Select(one => (Vault.Nobody, one.Row.Id, one.Row.Text))]);
        var functions = await vault.OpenAllAsync(MeetingsData.Function, [.. rows.Where(one => one.Row.Function is not null).Select(one => (Vault.Nobody, one.Row.Id, one.Row.Function!))]);
        var whys = await vault.OpenAllAsync(MeetingsData.Why, [.. rows.Where(one => one.Row.Why is not null).Select(one => (Vault.Nobody, one.Row.Id, one.Row.Why!))]);
        return [.. rows.Select(one => new Line(one.Row, texts[one.Row.Id] ?? "", one.Owner ?? functions.GetValueOrDefault(one.Row.Id), whys.GetValueOrDefault(one.Row.Id)))];
    }
}
