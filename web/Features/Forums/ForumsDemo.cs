using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Forums.Reach;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums;

/// <summary>A « caravane des droits » of three stops next month, with its tasks, stands and voted budget, and a forum of last month with who came and what they thought. All invented.</summary>
internal sealed class ForumsDemo(PortalDb db, Vault vault, BlindIndex index, CountReach reach, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int DaysAgo = 30;
    private const int CameInDemo = 48;
    private const int PlacesInDemo = 60;

    public int Order => 46; // after the bodies, the seats and the plan

    public IEnumerable<string> Notes => [];

    private DateOnly Today => territory.Today(clock);

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(ForumsAccess.Module) || await db.Bodies.AsNoTracking().SingleOrDefaultAsync(one => one.Code == "jeunes") is not { } body) return;
        if (await AccountAsync("Lina") is not { } lina || await db.Forums.AnyAsync(forum => forum.BodyId == body.Id) || territory.Zones.Count < 3) return;
        await CaravanAsync(body.Id, lina);
        if (await db.Users.AsNoTracking().Where(account => account.Role == Role.Professional).OrderBy(account => account.Reference).Select(account => (Guid?)account.Id).FirstOrDefaultAsync() is { } professional) await PastAsync(body.Id, professional);
        await db.SaveChangesAsync();
        await reach.CountAsync();
    }

    private async Task CaravanAsync(Guid body, Guid lina)
    {
        var first = Today.AddDays(30);
        var forum = Forum.Prepare(body, "La caravane des droits", "3 jours pour connaître tes droits, près de chez toi.", first, first.AddDays(2), Today);
        forum.Write(new ForumSheet
        {
            Stands = [new("Le planning familial", "Un jeu sur le respect et les réponses à tes questions", "L’animatrice du comité"), new("La mission locale", "Des idées de métiers et de stages", "La chargée de projet")],
            Checks =
            [
                new(SecretCode.NewId(), "Réserver le minibus", Today.AddDays(-3), "L’animatrice du comité", null), new(SecretCode.NewId(), "Imprimer les affiches", Today.AddDays(10), "Le groupe «\u00A0Le forum\u00A0»", null),
                new(SecretCode.NewId(), "Demander la salle", Today.AddDays(-12), "La chargée de projet", Today.AddDays(-14)),
            ],
            Envelope = 250_000, Hands = new HandCount(9, 1, 2, Today.AddDays(-6)),
            Budget = [new("Le minibus", 90_000, 90_000, null), new("Le goûter", 45_000, 40_000, null), new("Les affiches", 30_000, 30_000, 12_050)],
        });
        forum.CountsFor("3", "1");
        var market = Stop(forum, new StopPlan(StopKind.PublicPlace, "La place du marché", "Place du marché, Rive-Sud", null, territory.Zones[^1].Code, first, new(10, 0), new(17, 0), 60,
            [new(new(10, 0), new(11, 0), "Un quiz sur tes droits", "La grande tente", "Le comité des jeunes"), new(new(11, 0), new(12, 30), "Poser tes questions", "La tente bleue", "Une avocate"), new(new(14, 0), new(16, 0), "Théâtre\u00A0: ma réunion", "La scène", "Une troupe de théâtre")]));
        var centre = Stop(forum, new StopPlan(StopKind.Centre, "La maison des solidarités", "12 rue des Tilleuls, Arroux-la-Neuve", null, territory.Zones[0].Code, first.AddDays(1), new(13, 30), new(17, 0), 25,
            [new(new(13, 30), new(15, 0), "Mon dossier\u00A0: comment le lire", "La salle 2", "Une responsable"), new(new(15, 0), new(16, 30), "Un goûter avec les élus", "Le hall", "Le comité des jeunes")]));
        if (await db.Places.AsNoTracking().Where(place => place.ClosedAt == null && place.Kind == PlaceKind.Home).OrderBy(place => place.Id).FirstOrDefaultAsync() is { } home)
            Stop(forum, new StopPlan(StopKind.Home, "Au foyer", null, home.Id, home.Zone, first.AddDays(2), new(17, 0), new(19, 0), 20, [new(new(17, 0), new(18, 30), "Un atelier\u00A0: la parole au foyer", "Le salon", "Le comité des jeunes")]));
        forum.Publish(3, clock.GetUtcNow().AddDays(-5));
        db.Forums.Add(forum);
        ForumTask[] tasks = [Task(forum, "Accueillir les jeunes", 4), Task(forum, "Tenir le quiz", 3), Task(forum, "Prendre des photos de la salle", 1)];
        db.ForumVolunteers.Add(new ForumVolunteer { TaskId = tasks[1].Id, AccountId = lina, At = clock.GetUtcNow().AddDays(-4) });
        if (await AccountAsync("Sami") is { } sami)
        {
            db.ForumVolunteers.Add(new ForumVolunteer { TaskId = tasks[0].Id, AccountId = sami, At = clock.GetUtcNow().AddDays(-3) });
            await TicketAsync(market, sami, null, "Un bus depuis la gare, s’il y en a un.");
        }
        await TicketAsync(centre, lina, null, null);
    }

    private async Task PastAsync(Guid body, Guid professional)
    {
        var day = Today.AddDays(-DaysAgo);
        var forum = Forum.Prepare(body, "Le forum de Rive-Sud", "Une journée pour parler des droits et du sport.", day, day, day);
        forum.CountsFor("3", "1");
        var stop = Stop(forum, new StopPlan(StopKind.PublicPlace, "La salle des fêtes", "Rue de l’Étang, Rive-Sud", null, territory.Zones[^1].Code, day, new(10, 0), new(17, 0), 80,
            [new(new(10, 0), new(12, 0), "Le tournoi", "Le terrain", "Le club de sport"), new(new(14, 0), new(16, 0), "Le débat", "La salle", "Le comité des jeunes")]));
        forum.Publish(1, clock.GetUtcNow().AddDays(-DaysAgo - 20));
        db.Forums.Add(forum);
        var houses = await db.Places.AsNoTracking().Where(one => one.ClosedAt == null && (one.Kind == PlaceKind.Home || one.Kind == PlaceKind.ChildrensHome)).OrderBy(one => one.Id).Select(one => (Guid?)one.Id).Take(2).ToListAsync();
        for (var number = 0; number < PlacesInDemo; number++)
        {
            var ticket = await TicketAsync(stop, professional, houses.Count == 0 ? null : houses[number % houses.Count], null);
            if (number < CameInDemo) ticket.Arrive(clock.GetUtcNow().AddDays(-DaysAgo));
        }
        int[][] faces = [[24, 13, 11], [25, 12, 11], [20, 16, 12]];
        db.ForumFaces.AddRange(from question in Enumerable.Range(0, faces.Length) from face in Enumerable.Range(0, GiveFaces.Faces) select new ForumFace { ForumId = forum.Id, Question = question, Face = face, Count = faces[question][face] });
    }

    private ForumStop Stop(Forum forum, StopPlan plan)
    {
        var stop = ForumStop.Plan(forum, plan);
        db.ForumStops.Add(stop);
        return stop;
    }

    private ForumTask Task(Forum forum, string name, int places)
    {
        var task = new ForumTask { Id = SecretCode.NewId(), ForumId = forum.Id, Name = name, Places = places };
        db.ForumTasks.Add(task);
        return task;
    }

    private async Task<ForumTicket> TicketAsync(ForumStop stop, Guid account, Guid? place, string? needs)
    {
        var (id, code) = (SecretCode.NewId(), SecretCode.NewCode(ForumTicket.CodeLength));
        var words = needs is null ? null : await vault.SealAsync(ForumsData.Needs, account, id, needs);
        var ticket = ForumTicket.Take(id, stop.Id, account, place, stop.Next(), isWaiting: false, await vault.SealAsync(ForumsData.Code, Vault.Nobody, id, code), index.Of(TakeTicket.KeyOf(code)), words);
        db.ForumTickets.Add(ticket);
        return ticket;
    }

    private async Task<Guid?> AccountAsync(string firstName)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations
                            join child in children on relation.ChildId equals child.Id
                            where relation.Kind == RelationKind.Self
                            select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        return people.Find(one => one.FirstName == firstName)?.AccountId;
    }
}
