using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>A body for whoever sits on it or runs it.</summary>
/// <param name="Body">The row.</param>
/// <param name="Seat">Of whoever asks; null for who runs it.</param>
/// <param name="Members">How many sit today.</param>
public sealed record MyBody(Body Body, CommitteeMember? Seat, int Members)
{
    /// <summary>Whoever asks runs it; else they sit on it.</summary>
    public bool Runs => Seat is null;
}

/// <summary>Finds a body for whoever asks, and changes it for whoever runs it. To everybody else it is not there.</summary>
public sealed class BodyDesk(PortalDb db, CommitteeAccess committee, AuditLog audit, CurrentUser user)
{
    private const int Most = 200;

    /// <summary>By its code; null when whoever asks neither sits on it nor runs it.</summary>
    public async Task<MyBody?> MineAsync(string code)
    {
        var (me, seats) = (user.Id, db.CommitteeMembers);
        var found = await committee.Visible().AsNoTracking().Where(body => body.Code == code).Select(body => new
        {
            Body = body, Seat = seats.FirstOrDefault(seat => seat.BodyId == body.Id && seat.AccountId == me && seat.Until == null), Members = seats.Count(seat => seat.BodyId == body.Id && seat.Until == null),
        }).SingleOrDefaultAsync();
        return found is null ? null : new MyBody(found.Body, user.Is(Role.Facilitator) ? null : found.Seat, found.Members);
    }

    /// <summary>All there are, open or closed, in their order, for those who name facilitators or read about all of them.</summary>
    public async Task<IReadOnlyList<Body>> AllAsync() =>
        [.. (await db.Bodies.AsNoTracking().Take(Most).ToListAsync()).OrderBy(body => body.IsForFamilies).ThenBy(body => body.Name, StringComparer.CurrentCulture)];

    /// <summary>By whoever runs it; else false. Against a rule: <see cref="BrokenRuleException"/> (<see cref="Body.Refusal"/>).</summary>
    public Task<bool> ChangeAsync(Guid id, BodySettings settings) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.Changed, objectId: id); // first: it holds the log’s lock, so nobody takes a seat meanwhile
        if (!await committee.RunsAsync(id)) return false;
        var body = await db.Bodies.SingleAsync(one => one.Id == id);
        body.Change(settings, await db.CommitteeMembers.CountAsync(seat => seat.BodyId == id && seat.Until == null));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Who runs it, by name, for its members.</summary>
    public async Task<IReadOnlyList<string>> FacilitatorsAsync(Guid bodyId)
    {
        var accounts = db.Users;
        var names = await (
            from one in db.BodyFacilitators
            join account in accounts on one.AccountId equals account.Id
            where one.BodyId == bodyId && one.Until == null
            select account.DisplayName).Take(20).ToListAsync();
        return [.. names.Order(StringComparer.CurrentCulture)];
    }
}
