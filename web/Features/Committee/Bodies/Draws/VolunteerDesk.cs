using ChildProtection.Features.Committee.Bodies.Joining;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>« Je veux participer », and what comes of it, for the person alone.</summary>
public sealed class VolunteerDesk(PortalDb db, AskToJoin ask, AuditLog audit, CommitteeAccess committee, Substitutes substitutes, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int Most = 20;
    private const int MostTries = 50;

    /// <summary>That I volunteered.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Row">Mine.</param>
    public sealed record Mine(SeatCall Call, CallVolunteer Row);

    /// <summary>A body and its calls, for one person.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Open">A call one may answer today, and where one has not; null for none.</param>
    /// <param name="Own">Where one volunteered, the last first.</param>
    /// <param name="Answer">Whether one may sit.</param>
    public sealed record Shown(Body Body, SeatCall? Open, IReadOnlyList<Mine> Own, Eligibility Answer);

    /// <summary>A body with a call that waits for whoever asks, or where they volunteered.</summary>
    /// <param name="Code">Of the body.</param>
    /// <param name="Name">Of the body.</param>
    /// <param name="State">Of their last row; null when they may say yes today.</param>
    public sealed record Line(string Code, string Name, VolunteerState? State);

    /// <summary>By the body’s code; null for whoever cannot find this body (<see cref="AskToJoin.FindAsync"/>).</summary>
    public async Task<Shown?> FindAsync(string code)
    {
        if (await ask.BodyAsync(code) is not { } body) return null;
        var (me, today, calls) = (user.Id, territory.Today(clock), db.SeatCalls);
        var open = await calls.AsNoTracking().SingleOrDefaultAsync(one => one.BodyId == body.Id && one.DrawnAt == null && one.CancelledAt == null && one.ClosesOn >= today);
        var own = await (from row in db.CallVolunteers.AsNoTracking() join call in calls on row.CallId equals call.Id where row.AccountId == me && call.BodyId == body.Id orderby call.OpenedAt descending select new Mine(call, row)).Take(Most).ToListAsync();
        return new Shown(body, own.Exists(one => one.Call.Id == open?.Id) ? null : open, own, await ask.AnswerAsync(body, isByCode: false));
    }

    /// <summary>For « Le comité »: open calls of bodies that are there for whoever asks, and what waits for an answer of theirs.</summary>
    public async Task<IReadOnlyList<Line>> LinesAsync()
    {
        var (me, today, isParent, rows, seats) = (user.Id, territory.Today(clock), user.Is(Role.Parent), db.CallVolunteers, db.CommitteeMembers);
        if (isParent && !committee.HasFamilies) return [];
        var mine = rows.Where(row => row.AccountId == me);
        var found = await (
            from call in db.SeatCalls
            join body in db.Bodies on call.BodyId equals body.Id
            where body.ClosedAt == null && (body.Public == BodyPublic.Families) == isParent && call.CancelledAt == null
                && (mine.Any(row => row.CallId == call.Id && (row.State == VolunteerState.Volunteer || row.State == VolunteerState.Asked || row.State == VolunteerState.Substitute))
                    || call.DrawnAt == null && call.ClosesOn >= today && !mine.Any(row => row.CallId == call.Id) && !seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == me && seat.Until == null))
            orderby call.OpenedAt descending
            select new Line(body.Code, body.Name, mine.Where(row => row.CallId == call.Id).Select(row => (VolunteerState?)row.State).FirstOrDefault())).Take(Most).ToListAsync();
        return [.. found.DistinctBy(line => line.Code)];
    }

    /// <summary>Volunteers; the second time nothing happens (false). No open call, or one who may not sit: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> VolunteerAsync(Body body, bool stays) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, today) = (user.Id, territory.Today(clock));
        await audit.WriteAsync(BodyAudit.Volunteered, me, body.Id); // first: it holds the log’s lock, so nothing is drawn meanwhile
        var call = await db.SeatCalls.AsNoTracking().SingleOrDefaultAsync(one => one.BodyId == body.Id && one.DrawnAt == null && one.CancelledAt == null);
        if (call?.TakesOn(today) != true) throw new BrokenRuleException("Cet appel est fini.");
        if (await db.CallVolunteers.AnyAsync(one => one.CallId == call.Id && one.AccountId == me)) return false;
        if (await ask.AnswerAsync(body, isByCode: false) is { MayJoin: false } no) throw new BrokenRuleException(no.Reason);
        var taken = (await db.CallVolunteers.Where(one => one.CallId == call.Id).Select(one => one.Number).Take(SeatCall.MostVolunteers).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var number = Enumerable.Range(0, MostTries).Select(_ => FairDraw.NewNumber()).FirstOrDefault(one => !taken.Contains(one));
        if (taken.Count >= SeatCall.MostVolunteers || number is null) throw new BrokenRuleException("Cet appel a trop de réponses.");
        db.CallVolunteers.Add(CallVolunteer.Of(call.Id, me, number, stays, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Takes it back before the draw, or goes off the list of substitutes. No such row of mine: false. An offer or an answer: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> WithdrawAsync(Guid bodyId, Guid id) => OwnAsync(BodyAudit.VolunteerLeft, bodyId, id, (row, _) =>
    {
        if (row.State == VolunteerState.Volunteer) db.CallVolunteers.Remove(row);
        else row.LeaveList(clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <summary>
    /// A seat, with the mandate’s dates, as with a code. No such row of mine: false. No offer, too late, or one who may not sit (any more):
    /// <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> AcceptAsync(Guid bodyId, Guid id) => OwnAsync(CommitteeAudit.Joined, bodyId, id, async (row, body) =>
    {
        var now = clock.GetUtcNow();
        row.Answer(accepts: true, territory.Today(clock), now);
        if (await ask.AnswerAsync(body, isByCode: false) is { MayJoin: false } no) throw new BrokenRuleException(no.Reason);
        db.CommitteeMembers.Add(CommitteeMember.Join(bodyId, user.Id, now, body.MandateMonths is { } months ? territory.DayOf(now).AddMonths(months) : null));
    });

    /// <summary>The seat goes to the next one. No such row of mine: false. No offer, or too late: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> DeclineAsync(Guid bodyId, Guid id) => OwnAsync(BodyAudit.SeatDeclined, bodyId, id, async (row, _) =>
    {
        row.Answer(accepts: false, territory.Today(clock), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await substitutes.AskNextAsync(row.CallId, row.Group);
    });

    private Task<bool> OwnAsync(AuditAction action, Guid bodyId, Guid id, Func<CallVolunteer, Body, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, calls) = (user.Id, db.SeatCalls);
        await audit.WriteAsync(action, me, bodyId); // first: it holds the log’s lock, so a seat is given once
        if (await db.CallVolunteers.SingleOrDefaultAsync(one => one.Id == id && one.AccountId == me && calls.Any(call => call.Id == one.CallId && call.BodyId == bodyId && call.CancelledAt == null)) is not { } row) return false;
        await act(row, await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == bodyId));
        await db.SaveChangesAsync();
        return true;
    });
}
