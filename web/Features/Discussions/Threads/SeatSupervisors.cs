using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Discussions.Threads;

/// <summary>No conversation of a young person and an adult lives on with nobody who accompanies it: whoever protects today takes the empty place (SAFE-01).</summary>
public sealed class SeatSupervisors(PortalDb db, RoomAccess access, RoomDelivery delivery, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>How many conversations have somebody again.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        RoomKind[] threads = [RoomKind.Pair, RoomKind.CaseWorker, RoomKind.Question];
        var living = access.Living();
        var alone = await db.Rooms.Where(room => room.ClosedAt == null && threads.Contains(room.Kind) && !living.Any(seat => seat.Room.Id == room.Id && seat.Member.Part == RoomPart.Supervisor))
            .OrderBy(room => room.OpenedAt).ThenBy(room => room.Id).Select(room => room.Id).Take(Batch).ToListAsync(stop);
        var seated = 0;
        foreach (var room in alone)
        {
            stop.ThrowIfCancellationRequested();
            if (await SeatAsync(room)) seated++;
        }
        return seated;
    }

    /// <summary>The page of the conversation says their names at once. Somebody accompanies it already, or nobody can: false, and one only reads there.</summary>
    public Task<bool> SeatAsync(Guid roomId) => db.InOneTransactionAsync(async () =>
    {
        await db.LockRoomAsync(roomId);
        if (await access.Living().AnyAsync(seat => seat.Room.Id == roomId && seat.Member.Part == RoomPart.Supervisor)) return false;
        var there = await db.RoomMembers.Where(member => member.RoomId == roomId).Select(member => member.AccountId).ToListAsync();
        var now = clock.GetUtcNow();
        var leads = (await RunRoom.LeadsAsync(db, RunRoom.Supervisors + there.Count)).Except(there).Take(RunRoom.Supervisors).ToList();
        if (leads.Count == 0) return false;
        db.RoomMembers.AddRange(leads.Select(lead => RoomMember.Come(roomId, lead, RoomPart.Supervisor, now)));
        await db.SaveChangesAsync();
        await delivery.PeopleChangedAsync(db, roomId);
        return true;
    });
}

/// <summary>Looks every ten minutes.</summary>
internal sealed class SeatSupervisorsJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SeatSupervisorsJob> logger) : PeriodicJob(Period, scopes, clock, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<SeatSupervisors>().RunAsync(stop);
}
