namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>That one wanted in, one’s number, and what came of it. Erased, the number stays in the published draw, and nobody knows whose it was.</summary>
internal sealed class DrawsPersonalData(PortalDb db, Substitutes substitutes, AuditLog audit) : IPersonalData
{
    private static readonly PersonalTable Volunteered = new(typeof(CallVolunteer), "Les appels pour une place")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(CallVolunteer.CallId)] = "L’instance", [nameof(CallVolunteer.Number)] = "Le numéro", [nameof(CallVolunteer.Stays)] = "D’accord pour remplacer", [nameof(CallVolunteer.At)] = "Dit le",
            [nameof(CallVolunteer.State)] = new("Où cela en est", state => ((VolunteerState)state).Words()), [nameof(CallVolunteer.Group)] = "Le groupe du tirage", [nameof(CallVolunteer.Rank)] = "Rang parmi les remplaçants",
            [nameof(CallVolunteer.AnswerBy)] = "Répondre avant le", [nameof(CallVolunteer.ChangedAt)] = "Changé le",
        },
    };

    private static readonly IReadOnlyList<string> Those = [Role.YoungPerson, Role.Parent];

    public PersonalModule Module { get; } = new("tirages", "Les tirages au sort", "cercle", 43,
        new KeptData(new Said("Que tu veux participer, et ton numéro", "Que vous voulez participer, et votre numéro"), "Pour tirer les places au sort.", new Said("Toi. Le numéro est publié sans ton nom.", "Vous. Le numéro est publié sans votre nom."), CommitteeRetention.VolunteersCode) { Roles = Those },
        new KeptData(new Said("Que tu es tiré·e au sort ou remplaçant·e", "Que vous êtes tiré·e au sort ou remplaçant·e"), "Pour proposer la place.", new Said("Toi. Les animateurs, quand tu es tiré·e au sort.", "Vous. Les animateurs, quand vous êtes tiré·e au sort."), CommitteeRetention.OffersCode) { Roles = Those });

    public IReadOnlyList<PersonalTable> Tables => [Volunteered];

    public int EraseOrder => -1; // before the seats go: their groups say who is asked next

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var rows = await PersonalTable.SomeAsync(db.CallVolunteers.AsNoTracking().Where(row => row.AccountId == personId).OrderByDescending(row => row.At).ThenBy(row => row.Id), most);
        var (ids, bodies) = (rows.Select(row => row.CallId).ToList(), db.Bodies);
        var names = await db.SeatCalls.AsNoTracking().Where(call => ids.Contains(call.Id)).Select(call => new { call.Id, Name = bodies.Where(body => body.Id == call.BodyId).Select(body => body.Name).First() }).ToDictionaryAsync(call => call.Id, call => call.Name);
        return [Volunteered.Of(rows, most, row => new Dictionary<string, object?> { [nameof(row.CallId)] = names[row.CallId] })];
    }

    /// <summary>Seats that they had, or were offered, go to substitutes.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var (seats, calls) = (db.CommitteeMembers.Where(seat => seat.AccountId == personId && seat.Until == null), db.SeatCalls);
        var offers = await db.CallVolunteers.AsNoTracking().Where(row => row.AccountId == personId && row.State == VolunteerState.Asked).ToListAsync();
        var bodies = await seats.Where(seat => calls.Any(call => call.BodyId == seat.BodyId && call.DrawnAt != null)).Select(seat => seat.BodyId).ToListAsync();
        if (offers.Count + bodies.Count > 0) await audit.WriteAsync(BodyAudit.SeatFreed); // it holds the log’s lock: a free seat is offered once
        await seats.ExecuteDeleteAsync();
        var freed = new List<(Guid Call, string? Group)>(offers.Select(row => (row.CallId, row.Group)));
        foreach (var body in bodies) if (await substitutes.FreedAsync(body, personId) is { } seat) freed.Add(seat);
        await db.CallVolunteers.Where(row => row.AccountId == personId).ExecuteDeleteAsync();
        foreach (var (call, group) in freed) await substitutes.AskNextAsync(call, group);
    }
}
