using System.Linq.Expressions;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee;

/// <summary>
/// Who may do what in a body: its members sit on it, its facilitators run it, and nobody else sees it. Young people’s bodies
/// and families’ bodies share nobody: a seat of the other kind opens nothing, even if one were there.
/// </summary>
public sealed class CommitteeAccess(PortalDb db, CurrentUser user)
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "comite";

    /// <summary>Whoever runs bodies (« animatrice », « animateur »).</summary>
    public const string Facilitator = "committee.facilitator";

    /// <summary>The committee’s own page: every young person, who may come in with a code, and the facilitator.</summary>
    public const string Around = "committee.around";

    /// <summary>A body of whoever asks.</summary>
    /// <param name="Id">Of the body.</param>
    /// <param name="Code">In addresses.</param>
    /// <param name="Name">As people call it.</param>
    /// <param name="Public">Whom it is for.</param>
    /// <param name="Sits">They sit on it today.</param>
    /// <param name="Runs">They run it today.</param>
    public sealed record BodyLine(Guid Id, string Code, string Name, BodyPublic Public, bool Sits, bool Runs);

    /// <summary>The bodies where whoever asks sits today, or which they run; by name. Closed ones are nobody’s.</summary>
    public async Task<IReadOnlyList<BodyLine>> MineAsync()
    {
        var (me, seats, running, isFacilitator) = (user.Id, db.CommitteeMembers, db.BodyFacilitators, user.Is(Role.Facilitator));
        var rows = await db.Bodies.AsNoTracking().Where(body => body.ClosedAt == null).Where(MayBeMine())
            .Select(body => new BodyLine(body.Id, body.Code, body.Name, body.Public,
                seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == me && seat.Until == null), running.Any(one => one.BodyId == body.Id && one.AccountId == me && one.Until == null)))
            .ToListAsync();
        return [.. rows.Where(row => isFacilitator ? row.Runs : row.Sits).OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Whoever asks sits on this body today.</summary>
    public Task<bool> SitsInAsync(Guid bodyId)
    {
        var (me, seats) = (user.Id, db.CommitteeMembers);
        return db.Bodies.Where(MayBeMine()).AnyAsync(body => body.Id == bodyId && body.ClosedAt == null && seats.Any(seat => seat.BodyId == bodyId && seat.AccountId == me && seat.Until == null));
    }

    /// <summary>Whoever asks is a facilitator, and runs this body today.</summary>
    public async Task<bool> RunsAsync(Guid bodyId)
    {
        var (me, running) = (user.Id, db.BodyFacilitators);
        return user.Is(Role.Facilitator) && await db.Bodies.AnyAsync(body => body.Id == bodyId && body.ClosedAt == null && running.Any(one => one.BodyId == bodyId && one.AccountId == me && one.Until == null));
    }

    /// <summary>Whoever asks sits on a young people’s body today: they write drafts there.</summary>
    public Task<bool> IsMemberAsync()
    {
        var (me, bodies) = (user.Id, db.Bodies);
        return db.CommitteeMembers.AnyAsync(seat => seat.AccountId == me && seat.Until == null && bodies.Any(body => body.Id == seat.BodyId && body.ClosedAt == null && body.Public != BodyPublic.Families));
    }

    /// <summary>What the role leaves: families’ bodies to parents, the others to the young; facilitators may be named for any.</summary>
    private Expression<Func<Body, bool>> MayBeMine() =>
        user.Is(Role.Facilitator) ? _ => true
        : user.Is(Role.Parent) ? body => body.Public == BodyPublic.Families
        : Role.IsYoung(user.Role) ? body => body.Public != BodyPublic.Families
        : _ => false;
}

internal static class CommitteePolicies
{
    public static AuthorizationBuilder AddCommitteePolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(CommitteeAccess.Facilitator, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(CommitteeAccess.Around, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator));
}
