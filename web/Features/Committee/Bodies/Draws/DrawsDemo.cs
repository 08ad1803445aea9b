namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>A call of the adolescents with volunteers, and a past draw of the committee to verify, where a seat waits for Aminata. All invented.</summary>
internal sealed class DrawsDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private static readonly string[] Adolescents = ["Héron du matin", "Cerise du verger", "Étoile du lac"];
    private static readonly string[] Drawn = ["Lynx des sapins", "Dauphin du large", "Merle des toits", "Hibou du grenier", "Panda du tram", "Mésange du pont"];

    public int Order => 44; // after the seats of MembersDemo

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(CommitteeAccess.Module)) return;
        var bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(body => body.Code);
        var people = (await db.Users.AsNoTracking().Where(account => account.Role == Role.YoungPerson).Take(500).ToListAsync()).DistinctBy(account => account.DisplayName).ToDictionary(account => account.DisplayName, account => account.Id);
        if (!people.TryGetValue("Comète des dunes", out var aminata) || await db.CallVolunteers.AnyAsync(one => one.AccountId == aminata)) return;
        if (bodies.TryGetValue("adolescents", out var adolescents)) await OpenAsync(adolescents, [.. Adolescents.Where(people.ContainsKey).Select(name => people[name])]);
        if (bodies.TryGetValue("jeunes", out var young)) await PastAsync(young, [aminata, .. Drawn.Where(people.ContainsKey).Select(name => people[name])]);
        await db.SaveChangesAsync();
    }

    private async Task OpenAsync(Body body, IReadOnlyList<Guid> volunteers)
    {
        var (now, secret) = (clock.GetUtcNow(), FairDraw.NewSecret());
        var call = await CallAsync(body, new CallPlan(territory.Today(clock).AddDays(12), 3, 3), secret, now.AddDays(-6));
        foreach (var (account, index) in volunteers.Select((account, index) => (account, index)))
            db.CallVolunteers.Add(CallVolunteer.Of(call.Id, account, FairDraw.NewNumber(), stays: index > 0, now.AddDays(index - 5)));
    }

    /// <summary>Thirty numbers, most of whose owners are forgotten; the first of these people still has to answer.</summary>
    private async Task PastAsync(Body body, IReadOnlyList<Guid> drawn)
    {
        var (now, secret) = (clock.GetUtcNow().AddDays(-5), FairDraw.NewSecret());
        var call = await CallAsync(body, new CallPlan(territory.DayOf(now).AddDays(-1), drawn.Count, 4), secret, now.AddDays(-30));
        var numbers = new HashSet<string>();
        while (numbers.Count < 30) numbers.Add(FairDraw.NewNumber());
        var sorted = numbers.ToList();
        DrawGroup[] groups = [Group("1", 120, sorted[..14]), Group("2", 75, sorted[14..23]), Group("3", 40, sorted[23..]) with { IsMissing = true }];
        var record = DrawRecord.Of(secret, "tournesol", "rivière", drawn.Count, 4, groups);
        call.Publish(record, territory.DayOf(now), now);
        foreach (var (account, index) in drawn.Select((account, index) => (account, index)))
        {
            var one = CallVolunteer.Of(call.Id, account, record.Result.Drawn[index], stays: true, now.AddDays(-20 + index));
            one.Take(record, territory.DayOf(now), now);
            if (index > 0) one.Answer(accepts: true, territory.DayOf(now), now.AddDays(2));
            db.CallVolunteers.Add(one);
        }
    }

    private static DrawGroup Group(string name, int weight, List<string> numbers) => new(name, weight, false, [.. numbers.Order(StringComparer.Ordinal)], [.. numbers.Order(StringComparer.Ordinal).Where((_, index) => index % 2 == 0)]);

    private async Task<SeatCall> CallAsync(Body body, CallPlan plan, string secret, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var call = SeatCall.Open(id, body.Id, plan, await vault.SealAsync(DrawsData.Secret, Vault.Nobody, id, secret), FairDraw.CommitmentOf(secret), plan.Seats, territory.DayOf(at), at);
        db.SeatCalls.Add(call);
        return call;
    }
}
