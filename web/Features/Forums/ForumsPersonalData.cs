using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums;

/// <summary>One’s places at forums, the tasks one takes, and where an adult welcomes.</summary>
internal sealed class ForumsPersonalData(PortalDb db, Vault vault, TimeProvider clock) : IPersonalData
{
    private static readonly PersonalTable Tickets = new(typeof(ForumTicket), "Les billets de forum")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ForumTicket.StopId)] = "Étape", [nameof(ForumTicket.Code)] = "Code du billet", [nameof(ForumTicket.IsWaiting)] = new("Sur la liste d’attente", isWaiting => (bool)isWaiting ? "Oui" : "Non"),
            [nameof(ForumTicket.Needs)] = "Ce qu’il faut pour venir", [nameof(ForumTicket.PromotedAt)] = "Place libérée le", [nameof(ForumTicket.SeenAt)] = "Vue le", [nameof(ForumTicket.ArrivedAt)] = "Arrivée le",
        },
        Withheld = new Dictionary<string, string> { [nameof(ForumTicket.Number)] = "the order of a waiting list, which says how many others wait", [nameof(ForumTicket.CodeIndex)] = "the code under a key: the code itself is given" },
    };

    private static readonly PersonalTable Tasks = new(typeof(ForumVolunteer), "Les tâches prises pour un forum")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ForumVolunteer.TaskId)] = "Tâche", [nameof(ForumVolunteer.At)] = "Prise le" },
    };

    private static readonly PersonalTable Greetings = new(typeof(ForumGreeter), "L’accueil à un forum")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ForumGreeter.StopId)] = "Étape", [nameof(ForumGreeter.AskedAt)] = "Proposé le", [nameof(ForumGreeter.AcceptedAt)] = "Confié le" },
    };

    public PersonalModule Module { get; } = new("forums", "Les forums", "forum", 45,
        new KeptData(new("Tes billets de forum", "Les places gardées pour un forum"), "Pour que chacun ait une place.", new("Toi. Les animateurs comptent sans ton nom.", "Vous. Les animateurs comptent sans votre nom."), ForumsRetention.TicketsCode) { Roles = [Role.YoungPerson, Role.Professional] },
        new KeptData(new("Ce qu’il te faut pour venir", "Ce qu’il vous faut pour venir"), "Pour le transport et l’accès.", new("Toi et les animateurs du forum.", "Vous et les animateurs du forum."), ForumsRetention.NeedsCode) { Roles = [Role.YoungPerson, Role.Professional] },
        new KeptData("Les tâches que tu prends", "Pour préparer le forum ensemble.", "Les membres et les animateurs.", ForumsRetention.VolunteersCode) { Roles = [Role.YoungPerson] },
        new KeptData("Les étapes où vous accueillez", "Pour savoir qui tient la porte.", "Les animateurs.", ForumsRetention.GreetersCode) { Roles = [Role.Professional] });

    public IReadOnlyList<PersonalTable> Tables => [Tickets, Tasks, Greetings];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var tickets = await PersonalTable.SomeAsync(db.ForumTickets.AsNoTracking().Where(ticket => ticket.AccountId == personId).OrderBy(ticket => ticket.Id), most);
        var tasks = await PersonalTable.SomeAsync(db.ForumVolunteers.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.At), most);
        var greetings = await PersonalTable.SomeAsync(db.ForumGreeters.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.AskedAt), most);
        var (stopIds, taskIds) = (tickets.Select(ticket => ticket.StopId).Concat(greetings.Select(one => one.StopId)).ToHashSet(), tasks.Select(one => one.TaskId).ToHashSet());
        var stops = await db.ForumStops.AsNoTracking().Where(stop => stopIds.Contains(stop.Id)).Select(stop => new { stop.Id, stop.Name }).ToDictionaryAsync(stop => stop.Id, stop => stop.Name);
        var names = await db.ForumTasks.AsNoTracking().Where(task => taskIds.Contains(task.Id)).Select(task => new { task.Id, task.Name }).ToDictionaryAsync(task => task.Id, task => task.Name);
        var codes = await vault.OpenAllAsync(ForumsData.Code, [.. tickets.Select(ticket => (Vault.Nobody, ticket.Id, ticket.Code))]);
        var needs = await vault.OpenAllAsync(ForumsData.Needs, [.. tickets.Where(ticket => ticket.Needs is not null).Select(ticket => (personId, ticket.Id, ticket.Needs!))]);
        return
        [
            Tickets.Of(tickets, most, ticket => new Dictionary<string, object?> { [nameof(ticket.StopId)] = stops[ticket.StopId], [nameof(ticket.Code)] = codes.GetValueOrDefault(ticket.Id), [nameof(ticket.Needs)] = needs.GetValueOrDefault(ticket.Id) }),
            Tasks.Of(tasks, most, one => new Dictionary<string, object?> { [nameof(one.TaskId)] = names[one.TaskId] }),
            Greetings.Of(greetings, most, one => new Dictionary<string, object?> { [nameof(one.StopId)] = stops[one.StopId] }),
        ];
    }

    /// <summary>Their places are free again: whoever waits first has them.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var stops = await db.ForumTickets.Where(ticket => ticket.AccountId == personId).Select(ticket => ticket.StopId).Distinct().OrderBy(id => id).ToListAsync();
        foreach (var stop in stops) await db.LockStopAsync(stop);
        await db.ForumTickets.Where(ticket => ticket.AccountId == personId).ExecuteDeleteAsync();
        await db.ForumVolunteers.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.ForumGreeters.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        foreach (var stop in stops) await db.FillAsync(stop, clock.GetUtcNow());
    }
}
