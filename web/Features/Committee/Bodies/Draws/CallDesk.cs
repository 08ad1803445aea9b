using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>A call as whoever runs the body leads it: opens, sees how many, draws, and then reads who was drawn, not before.</summary>
public sealed class CallDesk(PortalDb db, Vault vault, CommitteeAccess committee, CallStrata strata, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int MostDrawn = 200;

    /// <summary>A person who was offered a seat.</summary>
    /// <param name="Name">As they are called here.</param>
    /// <param name="State">What they answered.</param>
    /// <param name="AnswerBy">The last day to answer.</param>
    public sealed record Offered(string Name, VolunteerState State, DateOnly? AnswerBy);

    /// <summary>What the facilitator reads.</summary>
    /// <param name="Call">The last one that was not cancelled; null when there is none.</param>
    /// <param name="Free">Seats that another call may give.</param>
    /// <param name="Volunteers">How many said « je veux participer ».</param>
    /// <param name="Waiting">Substitutes that are left.</param>
    /// <param name="Tables">Once the call is over and before the draw, with small numbers hidden.</param>
    /// <param name="Drawn">After the draw.</param>
    public sealed record Shown(SeatCall? Call, int Free, int Volunteers, int Waiting, IReadOnlyList<SafeTable> Tables, IReadOnlyList<Offered> Drawn)
    {
        /// <summary>It may be drawn now.</summary>
        public bool MayDraw { get; init; }
    }

    public async Task<Shown> ReadAsync(MyBody mine)
    {
        var (id, today) = (mine.Body.Id, territory.Today(clock));
        var free = await FreeAsync(mine.Body, mine.Members);
        if (await db.SeatCalls.AsNoTracking().Where(one => one.BodyId == id && one.CancelledAt == null).OrderByDescending(one => one.OpenedAt).FirstOrDefaultAsync() is not { } call) return new Shown(null, free, 0, 0, [], []);
        var volunteers = await db.CallVolunteers.AsNoTracking().Where(one => one.CallId == call.Id).Take(SeatCall.MostVolunteers).ToListAsync();
        var mayDraw = call.IsToDrawOn(today);
        return new Shown(call, free, volunteers.Count, volunteers.Count(one => one.State == VolunteerState.Substitute), mayDraw ? await strata.CountAsync(mine.Body, volunteers) : [], call.DrawnAt is null ? [] : await DrawnAsync(call.Id)) { MayDraw = mayDraw };
    }

    /// <summary>No such body of theirs: false. Another call runs, or against a rule: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> OpenAsync(Guid bodyId, CallPlan plan) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (id, secret) = (SecretCode.NewId(), FairDraw.NewSecret());
        var commitment = FairDraw.CommitmentOf(secret);
        await audit.WriteAsync(BodyAudit.CallOpened, objectId: bodyId, reason: commitment[..AuditEntry.CodeLength]); // first: it holds the log’s lock; and what was locked stands in the chained log too
        if (!await committee.RunsAsync(bodyId)) return false;
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == bodyId);
        if (await db.SeatCalls.AnyAsync(one => one.BodyId == bodyId && one.DrawnAt == null && one.CancelledAt == null)) throw new BrokenRuleException("Un appel est déjà ouvert.");
        var members = await db.CommitteeMembers.CountAsync(seat => seat.BodyId == bodyId && seat.Until == null);
        db.SeatCalls.Add(SeatCall.Open(id, bodyId, plan, await vault.SealAsync(DrawsData.Secret, Vault.Nobody, id, secret), commitment, await FreeAsync(body, members), territory.Today(clock), clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Before the draw; those who said yes are told. No open call of a body of theirs: false.</summary>
    public Task<bool> CancelAsync(Guid bodyId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.CallCancelled, objectId: bodyId);
        if (await OpenCallAsync(bodyId) is not { } call) return false;
        call.Cancel(clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>
    /// Once, with two words said in front of people: by nobody changed afterwards. No open call of a body of theirs: false. Too early, nobody
    /// to draw, no seat left: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="bodyId">Of the body.</param>
    /// <param name="first">A word.</param>
    /// <param name="second">Another.</param>
    public Task<bool> DrawAsync(Guid bodyId, string first, string second) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.Drawn, objectId: bodyId); // first: nobody volunteers, leaves or accepts meanwhile
        if (await OpenCallAsync(bodyId) is not { } call) return false;
        var (today, now, body) = (territory.Today(clock), clock.GetUtcNow(), await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == bodyId));
        if (!call.IsToDrawOn(today)) throw new BrokenRuleException("L’appel n’est pas fini. Attendez le lendemain du dernier jour.");
        var seats = Math.Min(call.Seats, await FreeAsync(body, await db.CommitteeMembers.CountAsync(seat => seat.BodyId == bodyId && seat.Until == null)));
        if (seats == 0) throw new BrokenRuleException("Il n’y a plus de place libre. Annulez cet appel.");
        var volunteers = await db.CallVolunteers.Where(one => one.CallId == call.Id).OrderBy(one => one.Number).Take(SeatCall.MostVolunteers).ToListAsync();
        if (await strata.GroupsAsync(body, volunteers) is not { Count: > 0 } groups) throw new BrokenRuleException("Personne ne veut participer pour le moment. Annulez cet appel.");
        var secret = await vault.OpenAsync(DrawsData.Secret, Vault.Nobody, call.Id, call.Secret!) ?? throw new InvalidOperationException("The secret of this call is gone.");
        var record = DrawRecord.Of(secret, first, second, seats, call.Substitutes, groups);
        call.Publish(record, today, now);
        foreach (var one in volunteers) one.Take(record, today, now);
        await db.SaveChangesAsync();
        foreach (var one in volunteers.Where(one => one.State == VolunteerState.Asked)) await audit.WriteAsync(BodyAudit.SeatOffered, one.AccountId, bodyId);
        return true;
    });

    /// <summary>Seats nobody has, nor was offered; a body without size has as many as a call may give.</summary>
    private async Task<int> FreeAsync(Body body, int members) => Math.Max(0, (body.Size ?? BodyPlanReader.MostSeats) - members - await db.OfferedSeatsAsync(body.Id));

    private async Task<SeatCall?> OpenCallAsync(Guid bodyId) =>
        await committee.RunsAsync(bodyId) ? await db.SeatCalls.SingleOrDefaultAsync(one => one.BodyId == bodyId && one.DrawnAt == null && one.CancelledAt == null) : null;

    private async Task<IReadOnlyList<Offered>> DrawnAsync(Guid callId)
    {
        var accounts = db.Users;
        VolunteerState[] offered = [VolunteerState.Asked, VolunteerState.Accepted, VolunteerState.Declined, VolunteerState.Silent];
        var rows = await (
            from one in db.CallVolunteers
            join account in accounts on one.AccountId equals account.Id
            where one.CallId == callId && offered.Contains(one.State)
            select new Offered(account.DisplayName, one.State, one.AnswerBy)).Take(MostDrawn).ToListAsync();
        return [.. rows.OrderBy(row => row.State).ThenBy(row => row.Name, StringComparer.CurrentCulture)];
    }
}
