using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Discussions.Live;

namespace ChildProtection.Features.Discussions.Glass;

/// <summary>Reading a conversation one is not in: two moderators, a reason, an hour, a line in the log, and whoever talks there sees it (SAFE-09).</summary>
public sealed class GlassDesk(PortalDb db, ReadMessages read, AuditLog audit, RoomPerson me, TimeProvider clock)
{
    /// <summary>Waiting or open at once, shown.</summary>
    public const int Most = 30;

    /// <summary>Messages of one reading.</summary>
    public const int Messages = 100;

    /// <param name="Glass">What was asked, and what became of it.</param>
    /// <param name="Where">« L’échange avec le mentor ».</param>
    /// <param name="AskedBy">Whoever asked.</param>
    /// <param name="IsMine">Whoever looks asked: somebody else answers.</param>
    public sealed record Line(RoomGlass Glass, string Where, string AskedBy, bool IsMine);

    /// <summary>The conversation, if it is one that may be read so: few people, and whoever asks is not among them. Else null.</summary>
    public async Task<string?> WhereAsync(Guid roomId)
    {
        var (my, members, bodies) = (me.Id, db.RoomMembers, db.Bodies);
        RoomKind[] few = [RoomKind.Pair, RoomKind.CaseWorker, RoomKind.Question];
        var room = await db.Rooms.Where(one => one.Id == roomId && few.Contains(one.Kind) && !members.Any(member => member.RoomId == one.Id && member.AccountId == my && member.LeftAt == null))
            .Select(one => new { one.Kind, Body = bodies.Where(body => body.Id == one.BodyId).Select(body => body.Name).FirstOrDefault() }).SingleOrDefaultAsync();
        return room?.Kind.Name(room.Body);
    }

    /// <summary>What waits for a second person, and what is open now; the last first.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync()
    {
        var (now, accounts, rooms) = (clock.GetUtcNow(), db.Users, db.Rooms);
        var (asked, granted) = (now.AddHours(-RoomGlass.LapseHours), now.AddMinutes(-RoomGlass.Minutes));
        var rows = await (from glass in db.RoomGlasses
                          join account in accounts on glass.AskedById equals (Guid?)account.Id
                          join room in rooms on glass.RoomId equals room.Id
                          where glass.GrantedAt == null && glass.AskedAt > asked || glass.GrantedAt > granted
                          orderby glass.AskedAt descending
                          select new { Glass = glass, account.DisplayName, room.Kind }).AsNoTracking().Take(Most).ToListAsync();
        return [.. rows.Select(row => new Line(row.Glass, row.Kind.Name(), row.DisplayName, row.Glass.AskedById == me.Id))];
    }

    /// <summary>Asks. No such conversation: false.</summary>
    public async Task<bool> AskAsync(Guid roomId, GlassReason reason)
    {
        if (!Enum.IsDefined(reason) || await WhereAsync(roomId) is null) return false;
        return await db.InOneTransactionAsync(async () =>
        {
            var (my, since) = (me.Id, clock.GetUtcNow().AddHours(-RoomGlass.LapseHours));
            await audit.WriteAsync(DiscussionsAudit.GlassAsked, null, roomId, reason.ToString().ToLowerInvariant());
            if (await db.RoomGlasses.AnyAsync(glass => glass.RoomId == roomId && glass.AskedById == my && glass.GrantedAt == null && glass.AskedAt > since)) throw new BrokenRuleException("La demande est déjà faite. Il faut une autre personne.");
            db.RoomGlasses.Add(RoomGlass.Ask(roomId, my, reason, clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return true;
        });
    }

    /// <summary>« D’accord », by somebody else. No such request: false.</summary>
    public Task<bool> GrantAsync(Guid glassId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var my = me.Id;
        if (await db.RoomGlasses.AsNoTracking().SingleOrDefaultAsync(one => one.Id == glassId) is not { } asked) return false;
        await audit.WriteAsync(DiscussionsAudit.GlassGranted, null, asked.RoomId); // first: it holds the log’s lock
        var glass = await db.RoomGlasses.SingleAsync(one => one.Id == glassId);
        if (await db.RoomMembers.AnyAsync(member => member.RoomId == glass.RoomId && member.AccountId == my && member.LeftAt == null)) throw new BrokenRuleException("Vous êtes dans cet échange. Une autre personne répond.");
        glass.Grant(my, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>What was said, written down for each person of the conversation before it is shown. Not one of the two, or the hour is over: null.</summary>
    public async Task<(string Where, IReadOnlyList<OpenedMessage> Messages, DateTimeOffset Until)?> ReadAsync(Guid glassId)
    {
        var (my, now) = (me.Id, clock.GetUtcNow());
        if (await db.RoomGlasses.AsNoTracking().SingleOrDefaultAsync(one => one.Id == glassId && (one.AskedById == my || one.GrantedById == my)) is not { } asked || !asked.IsOpenAt(now)) return null;
        await db.InOneTransactionAsync(async () =>
        {
            var glass = await db.RoomGlasses.SingleAsync(one => one.Id == glassId);
            var people = await db.RoomMembers.Where(member => member.RoomId == glass.RoomId && member.Part == RoomPart.Member && member.AcceptedAt != null).Select(member => member.AccountId).ToListAsync();
            foreach (var person in people) await audit.WriteAsync(DiscussionsAudit.GlassRead, person, glass.RoomId, glass.Reason.ToString().ToLowerInvariant());
            glass.Read(now);
            await db.SaveChangesAsync();
        });
        var kind = await db.Rooms.Where(room => room.Id == asked.RoomId).Select(room => room.Kind).SingleAsync();
        return (kind.Name(), await read.LastAsync(asked.RoomId, Messages), asked.GrantedAt!.Value.AddMinutes(RoomGlass.Minutes));
    }
}
