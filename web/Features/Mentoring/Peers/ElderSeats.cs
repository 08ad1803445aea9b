using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Peers;

/// <summary>Who helps in the rooms of mutual help: an elder of age has a place that runs and a vetting that holds today; a minor needs neither.</summary>
internal sealed class ElderSeats(PortalDb db, TerritoryPack pack, TimeProvider clock) : IElderSeats
{
    private const int Most = 100;

    private IQueryable<PeerSeat> Helping
    {
        get
        {
            var (today, groups) = (pack.Today(clock), db.PeerGroups);
            return db.PeerSeats.Where(seat => seat.IsElder && seat.AcceptedAt != null && seat.Until == null && seat.VettedUntil >= today && groups.Any(group => group.Id == seat.GroupId && group.ClosedAt == null));
        }
    }

    public async Task<int?> HoursAsync(Guid accountId)
    {
        var (now, today, children) = (clock.GetUtcNow(), pack.Today(clock), db.Children);
        var majority = await (from relation in db.Relations.HoldingAt(now) join child in children on relation.ChildId equals child.Id where relation.AccountId == accountId && relation.Kind == RelationKind.Self select child.ComesOfAgeOn).FirstOrDefaultAsync();
        if (MentoringAccess.IsMinor(majority, today)) return null;
        return await Helping.Where(seat => seat.AccountId == accountId).SumAsync(seat => seat.HoursAMonth) ?? 0;
    }

    public async Task<IReadOnlyList<PeerMeeting>> MeetingsAsync(Guid accountId)
    {
        if (!pack.Has(MentoringAccess.Module)) return [];
        var seats = Helping;
        var rows = await db.PeerGroups.Where(group => seats.Any(seat => seat.GroupId == group.Id)).OrderBy(group => group.Id)
            .Select(group => new { group.Theme, group.Day, group.FromMinute, group.ToMinute, IsMine = seats.Any(seat => seat.GroupId == group.Id && seat.AccountId == accountId) }).Take(Most).ToListAsync();
        return [.. rows.Select(row => new PeerMeeting(row.Theme.Words(), row.Day, new TimeOnly(row.FromMinute / 60, row.FromMinute % 60), new TimeOnly(row.ToMinute / 60, row.ToMinute % 60), row.IsMine))];
    }
}
