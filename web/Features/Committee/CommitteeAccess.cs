using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Committee;

/// <summary>
/// Who may do what in a body: its members sit on it, its facilitators run it, and nobody else sees it. Young people’s bodies
/// and families’ bodies share nobody: a seat of the other kind opens nothing, even if one were there.
/// </summary>
public sealed class CommitteeAccess(PortalDb db, CurrentUser user, TerritoryPack territory)
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "comite";

    /// <summary>Of the territory pack: off, there is no place for families here.</summary>
    public const string Families = "familles";

    /// <summary>Whoever runs bodies (« animatrice », « animateur »).</summary>
    public const string Facilitator = "committee.facilitator";

    /// <summary>Whoever may sit on a body: young people and parents, each on their own.</summary>
    public const string Joins = "committee.joins";

    /// <summary>The committee’s own pages: those who may sit, and those who run.</summary>
    public const string Around = "committee.around";

    /// <summary>Whoever reads how the members stand for the others: facilitators for their bodies, observers for all.</summary>
    public const string Watches = "committee.watches";

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
        var isFacilitator = user.Is(Role.Facilitator);
        var rows = await Visible().Select(body => new BodyLine(body.Id, body.Code, body.Name, body.Public, !isFacilitator, isFacilitator)).ToListAsync();
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>
    /// The closed bodies where whoever asks had a seat when they were closed, and still has until they can open no more: to be told why.
    /// </summary>
    internal IQueryable<Body> Closed()
    {
        var (me, seats, isYoung, isParent) = (user.Id, db.CommitteeMembers, Role.IsYoung(user.Role), user.Is(Role.Parent) && HasFamilies);
        return db.Bodies.Where(body => body.ClosedAt != null && (body.Public == BodyPublic.Families ? isParent : isYoung) && seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == me && seat.Until == null));
    }

    /// <summary>Whoever asks sits on this body today.</summary>
    public async Task<bool> SitsInAsync(Guid bodyId) => !user.Is(Role.Facilitator) && await Visible().AnyAsync(body => body.Id == bodyId);

    /// <summary>Whoever asks is a facilitator, and runs this body today.</summary>
    public async Task<bool> RunsAsync(Guid bodyId) => user.Is(Role.Facilitator) && await Visible().AnyAsync(body => body.Id == bodyId);

    /// <summary>Families have a place in this territory: else their bodies are nobody’s.</summary>
    internal bool HasFamilies => territory.Has(Families);

    /// <summary>
    /// The open bodies that are there for whoever asks: a facilitator’s own, a member’s own. Families’ bodies are parents’ alone, the
    /// others young people’s alone: a seat of the other kind opens nothing.
    /// </summary>
    internal IQueryable<Body> Visible()
    {
        var (me, seats, running, bodies) = (user.Id, db.CommitteeMembers, db.BodyFacilitators, db.Bodies.Where(body => body.ClosedAt == null));
        if (!HasFamilies) bodies = bodies.Where(body => body.Public != BodyPublic.Families);
        if (user.Is(Role.Facilitator)) return bodies.Where(body => running.Any(one => one.BodyId == body.Id && one.AccountId == me && one.Until == null));
        var (isYoung, isParent) = (Role.IsYoung(user.Role), user.Is(Role.Parent));
        return bodies.Where(body => (body.Public == BodyPublic.Families ? isParent : isYoung) && seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == me && seat.Until == null));
    }

    /// <summary>Whoever asks sits on a young people’s body today: they write drafts there.</summary>
    public Task<bool> IsMemberAsync()
    {
        var (me, bodies) = (user.Id, db.Bodies);
        return db.CommitteeMembers.AnyAsync(seat => seat.AccountId == me && seat.Until == null && bodies.Any(body => body.Id == seat.BodyId && body.ClosedAt == null && body.Public != BodyPublic.Families));
    }
}

internal static class CommitteePolicies
{
    public static AuthorizationBuilder AddCommitteePolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(CommitteeAccess.Facilitator, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(CommitteeAccess.Joins, policy => policy.RequireRole(Role.YoungPerson, Role.Parent))
        .AddPolicy(CommitteeAccess.Watches, policy => policy.RequireRole(Role.Facilitator, Role.Observer))
        .AddPolicy(CommitteeAccess.Around, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Facilitator));
}
