using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies.Draws;

namespace ChildProtection.Features.Committee.Bodies.Joining;

/// <summary>What the public page of a body says, and whether whoever is signed in may come.</summary>
public sealed class AskToJoin(PortalDb db, Access access, CurrentUser user, TerritoryPack territory)
{
    /// <param name="Body">The body.</param>
    /// <param name="Answer">To whoever is signed in as somebody who may sit on one; null for everybody else.</param>
    /// <param name="CallUntil">The last day of the open call, when seats are to be drawn; null when there is none.</param>
    public sealed record Shown(Body Body, Eligibility? Answer, DateOnly? CallUntil);

    /// <summary>
    /// By its code, for anybody. A young person finds no families’ body, and a parent none of the young people’s: null. Closed or
    /// where the module is shut: null.
    /// </summary>
    public async Task<Shown?> FindAsync(string code)
    {
        if (await BodyAsync(code) is not { } body) return null;
        var today = access.Today;
        var until = await db.SeatCalls.Where(call => call.BodyId == body.Id && call.DrawnAt == null && call.CancelledAt == null && call.ClosesOn >= today).Select(call => (DateOnly?)call.ClosesOn).SingleOrDefaultAsync();
        return new Shown(body, Role.IsYoung(user.Role) || user.Is(Role.Parent) ? await AnswerAsync(body, isByCode: until is null) : null, until);
    }

    /// <inheritdoc cref="FindAsync"/>
    public async Task<Body?> BodyAsync(string code)
    {
        if (await db.Bodies.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code && one.ClosedAt == null) is not { } body) return null;
        return (body.IsForFamilies ? Role.IsYoung(user.Role) || !territory.Has(CommitteeAccess.Families) : user.Is(Role.Parent)) ? null : body;
    }

    /// <summary>For this body and whoever is signed in.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isByCode">By a code, which gives no seat that a draw has promised; else by the draw itself.</param>
    public async Task<Eligibility> AnswerAsync(Body body, bool isByCode = true)
    {
        var (me, id, seats, now) = (user.Id, body.Id, db.CommitteeMembers, access.Now);
        var isYoung = Role.IsYoung(user.Role);
        var child = isYoung ? await access.Children(Purpose.Own).Select(one => new { one.ComesOfAgeOn, one.CareEndsAt }).FirstOrDefaultAsync() : null;
        var open = await seats.Where(seat => seat.BodyId == id && seat.Until == null).GroupBy(_ => 1).Select(all => new { Count = all.Count(), Mine = all.Count(seat => seat.AccountId == me) }).SingleOrDefaultAsync();
        var reserved = isByCode && body.Size is not null ? await db.ReservedSeatsAsync(id) : 0;
        return Eligibility.Of(body, new Candidate(isYoung, child?.ComesOfAgeOn, child?.CareEndsAt <= now, open?.Mine > 0), (open?.Count ?? 0) + reserved, access.Today);
    }
}
