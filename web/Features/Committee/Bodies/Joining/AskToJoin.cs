using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Committee.Bodies.Joining;

/// <summary>What the public page of a body says, and whether whoever is signed in may come.</summary>
public sealed class AskToJoin(PortalDb db, Access access, CurrentUser user, TerritoryPack territory)
{
    /// <param name="Body">The body.</param>
    /// <param name="Answer">To whoever is signed in as somebody who may sit on one; null for everybody else.</param>
    public sealed record Shown(Body Body, Eligibility? Answer);

    /// <summary>
    /// By its code, for anybody. A young person finds no families’ body, and a parent none of the young people’s: null. Closed or
    /// where the module is shut: null.
    /// </summary>
    public async Task<Shown?> FindAsync(string code)
    {
        if (await db.Bodies.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code && one.ClosedAt == null) is not { } body) return null;
        var (isYoung, isParent) = (Role.IsYoung(user.Role), user.Is(Role.Parent));
        if (body.IsForFamilies ? isYoung || !territory.Has(CommitteeAccess.Families) : isParent) return null;
        return new Shown(body, isYoung || isParent ? await AnswerAsync(body) : null);
    }

    /// <summary>For this body and whoever is signed in.</summary>
    public async Task<Eligibility> AnswerAsync(Body body)
    {
        var (me, id, seats, now) = (user.Id, body.Id, db.CommitteeMembers, access.Now);
        var isYoung = Role.IsYoung(user.Role);
        var child = isYoung ? await access.Children(Purpose.Own).Select(one => new { one.ComesOfAgeOn, one.CareEndsAt }).FirstOrDefaultAsync() : null;
        var open = await seats.Where(seat => seat.BodyId == id && seat.Until == null).GroupBy(_ => 1).Select(all => new { Count = all.Count(), Mine = all.Count(seat => seat.AccountId == me) }).SingleOrDefaultAsync();
        return Eligibility.Of(body, new Candidate(isYoung, child?.ComesOfAgeOn, child?.CareEndsAt <= now, open?.Mine > 0), open?.Count ?? 0, access.Today);
    }
}
