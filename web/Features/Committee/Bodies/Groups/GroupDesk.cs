namespace ChildProtection.Features.Committee.Bodies.Groups;

/// <summary>The working groups of a body: opened and closed by whoever runs it, joined and left by its members alone.</summary>
public sealed class GroupDesk(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, TimeProvider clock)
{
    /// <summary>One open group, for members of the same body and whoever runs it.</summary>
    /// <param name="Id">Of the group.</param>
    /// <param name="Name">As it is called.</param>
    /// <param name="Theme">What it works on.</param>
    /// <param name="Members">Those who work in it, as they are called here.</param>
    /// <param name="IsMine">Whoever asks is one of them.</param>
    public sealed record Line(Guid Id, string Name, string Theme, IReadOnlyList<string> Members, bool IsMine);

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(MyBody mine)
    {
        var (body, seat) = (mine.Body.Id, mine.Seat?.Id);
        var groups = await db.WorkingGroups.AsNoTracking().Where(group => group.BodyId == body && group.ClosedAt == null).OrderBy(group => group.OpenedAt).Take(WorkingGroup.Most).ToListAsync();
        if (groups.Count == 0) return [];
        var (seats, accounts, ids) = (db.CommitteeMembers, db.Users, groups.Select(group => group.Id).ToList());
        var people = await (
            from member in db.WorkingGroupMembers
            join place in seats on member.SeatId equals place.Id
            join account in accounts on place.AccountId equals account.Id
            where ids.Contains(member.GroupId) && place.Until == null
            select new { member.GroupId, member.SeatId, account.DisplayName }).ToListAsync();
        var names = await vault.OpenAllAsync(BodyData.GroupName, [.. groups.Select(group => (Vault.Nobody, group.Id, group.Name))]);
        var themes = await vault.OpenAllAsync(BodyData.GroupTheme, [.. groups.Select(group => (Vault.Nobody, group.Id, group.Theme))]);
        var inside = people.ToLookup(one => one.GroupId);
        return [.. groups.Select(group => new Line(group.Id, names[group.Id] ?? "", themes[group.Id] ?? "", [.. inside[group.Id].Select(one => one.DisplayName).Order(StringComparer.CurrentCulture)], inside[group.Id].Any(one => one.SeatId == seat)))
            .OrderBy(line => line.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>By whoever runs the body; else false. Too many: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> OpenAsync(Guid bodyId, string name, string theme) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.GroupOpened, objectId: bodyId); // first: it holds the log’s lock
        if (!await committee.RunsAsync(bodyId)) return false;
        if (await db.WorkingGroups.CountAsync(group => group.BodyId == bodyId && group.ClosedAt == null) >= WorkingGroup.Most) throw new BrokenRuleException($"{WorkingGroup.Most} groupes au plus. Fermez un groupe d’abord.");
        var id = SecretCode.NewId();
        db.WorkingGroups.Add(WorkingGroup.Open(id, bodyId, await vault.SealAsync(BodyData.GroupName, Vault.Nobody, id, name.Trim()), await vault.SealAsync(BodyData.GroupTheme, Vault.Nobody, id, theme.Trim()), clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>By whoever runs the body: it is shown no more, and nobody is in it. No such group there: false.</summary>
    public Task<bool> CloseAsync(Guid bodyId, Guid groupId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.GroupClosed, objectId: bodyId); // first: it holds the log’s lock, so nobody joins meanwhile
        if (!await committee.RunsAsync(bodyId) || await FindAsync(bodyId, groupId) is not { } group) return false;
        group.Close(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await db.WorkingGroupMembers.Where(member => member.GroupId == groupId).ExecuteDeleteAsync();
        return true;
    });

    /// <summary>A member, by themselves; twice is once. No such group in their body: false.</summary>
    public async Task<bool> JoinAsync(MyBody mine, Guid groupId)
    {
        if (mine.Seat is not { } seat) return false;
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                if (await FindAsync(mine.Body.Id, groupId) is null) return false;
                if (await db.WorkingGroupMembers.AnyAsync(member => member.GroupId == groupId && member.SeatId == seat.Id)) return true;
                db.WorkingGroupMembers.Add(new WorkingGroupMember { GroupId = groupId, SeatId = seat.Id, Since = clock.GetUtcNow() });
                await db.SaveChangesAsync();
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice
        {
            return true;
        }
    }

    /// <summary>A member, by themselves, at once. No such group in their body: false.</summary>
    public async Task<bool> LeaveAsync(MyBody mine, Guid groupId)
    {
        if (mine.Seat is not { } seat || await FindAsync(mine.Body.Id, groupId) is null) return false;
        await db.WorkingGroupMembers.Where(member => member.GroupId == groupId && member.SeatId == seat.Id).ExecuteDeleteAsync();
        return true;
    }

    private Task<WorkingGroup?> FindAsync(Guid bodyId, Guid groupId) => db.WorkingGroups.SingleOrDefaultAsync(group => group.Id == groupId && group.BodyId == bodyId && group.ClosedAt == null);
}
