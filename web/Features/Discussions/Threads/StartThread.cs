using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Discussions.Threads;

/// <summary>A young person begins: with their référent, or with the team. No adult ever does (SAFE-02).</summary>
public sealed class StartThread(PortalDb db, SeatSupervisors seats, RoomPerson me, TimeProvider clock)
{
    private static readonly RelationKind[] Team = [RelationKind.CaseWorker, RelationKind.Educator];

    /// <summary>Adults of one conversation, at most.</summary>
    private const int MostAdults = 8;

    /// <summary>The conversation, the one that is there or a new one. No young person: null. Nobody to talk to, or nobody to accompany: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="kind">With the référent, or with the team.</param>
    public async Task<Guid?> StartAsync(RoomKind kind)
    {
        if (!me.IsYoung || kind is not (RoomKind.CaseWorker or RoomKind.Question)) return null;
        return await db.InOneTransactionAsync<Guid?>(async () =>
        {
            var (my, now, members) = (me.Id, clock.GetUtcNow(), db.RoomMembers);
            await LockMeAsync(my);
            var adults = await AdultsAsync(my, kind, now);
            if (adults.Count == 0) throw new BrokenRuleException("Aucun adulte n’est lié à toi ici. La page Aide dit à qui parler.");
            var open = await db.Rooms.Where(room => room.Kind == kind && room.ClosedAt == null && members.Any(member => member.RoomId == room.Id && member.AccountId == my && member.LeftAt == null)).Select(room => (Guid?)room.Id).FirstOrDefaultAsync();
            if (open is { } there)
            {
                await AddMissingAsync(there, adults, now);
                return there;
            }
            return await OpenAsync(kind, my, adults, now);
        });
    }

    private async Task<Guid> OpenAsync(RoomKind kind, Guid my, IReadOnlyList<Guid> adults, DateTimeOffset now)
    {
        var leads = (await RunRoom.LeadsAsync(db, RunRoom.Supervisors)).Except(adults).ToList();
        if (leads.Count == 0) throw new BrokenRuleException("Personne ne peut accompagner cet échange aujourd’hui.");
        var id = SecretCode.NewId();
        ContactRules.Require(kind, [new(Role.YoungPerson, RoomPart.Member), .. adults.Select(_ => new InRoom(Role.Professional, RoomPart.Member)), .. leads.Select(_ => new InRoom(Role.Moderator, RoomPart.Supervisor))]);
        db.Rooms.Add(Room.Open(id, kind, now));
        db.RoomMembers.Add(RoomMember.Come(id, my, RoomPart.Member, now));
        db.RoomMembers.AddRange(adults.Select(adult => RoomMember.Invite(id, adult, now)));
        db.RoomMembers.AddRange(leads.Select(lead => RoomMember.Come(id, lead, RoomPart.Supervisor, now)));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>The référent may have changed since.</summary>
    private async Task AddMissingAsync(Guid room, IReadOnlyList<Guid> adults, DateTimeOffset now)
    {
        var there = await db.RoomMembers.Where(member => member.RoomId == room).Select(member => member.AccountId).ToListAsync();
        db.RoomMembers.AddRange(adults.Except(there).Select(adult => RoomMember.Invite(room, adult, now)));
        await db.SaveChangesAsync();
        await seats.SeatAsync(room);
    }

    private Task<List<Guid>> AdultsAsync(Guid my, RoomKind kind, DateTimeOffset now)
    {
        var (links, accounts) = (db.Relations, db.Users);
        RelationKind[] kinds = kind == RoomKind.CaseWorker ? [RelationKind.CaseWorker] : Team;
        return links.Where(link => kinds.Contains(link.Kind) && link.From <= now && (link.Until == null || link.Until > now)
                && links.Any(self => self.Kind == RelationKind.Self && self.AccountId == my && self.ChildId == link.ChildId)
                && accounts.Any(account => account.Id == link.AccountId && account.DisabledAt == null && account.Role == Role.Professional))
            .Select(link => link.AccountId).Distinct().Take(MostAdults).ToListAsync();
    }

    /// <summary>Two presses at the same instant make one conversation. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    private Task LockMeAsync(Guid my) => db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"AspNetUsers\" WHERE \"Id\" = {my} FOR UPDATE") : Task.CompletedTask;
}
