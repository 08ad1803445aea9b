using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Meetings;

/// <summary>Two meetings of the past with their minutes, one next week with a waiting list, one with elected members in three weeks; one of parents. All invented.</summary>
internal sealed class MeetingsDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int AfternoonHour = 14;

    public int Order => 46;

    public IEnumerable<string> Notes => [];

    /// <summary>Question, face, how many.</summary>
    private static IEnumerable<(int Question, int Face, int Count)> Spoken => [(0, 0, 18), (0, 1, 6), (0, 2, 0), (1, 0, 24), (1, 1, 0), (1, 2, 0), (2, 0, 14), (2, 1, 10), (2, 2, 0)];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(CommitteeAccess.Module)) return;
        if (await AccountAsync("Lina") is not { } lina || await db.MeetingSeats.AnyAsync(seat => seat.AccountId == lina)) return;
        var bodies = await db.Bodies.AsNoTracking().ToListAsync();
        if (bodies.Find(one => one.Code == "jeunes") is not { } body) return;
        var sami = await AccountAsync("Sami");
        var old = await PastAsync(body, 75, lina, sami, "On a choisi 3 sujets pour l’année.\nLe car du soir est le premier.\nOn écrit au département en janvier.", "On parle chacun à son tour. Un sablier compte 3 minutes.");
        await TaskAsync(old, TaskKind.Decision, "Le premier sujet de l’année est le car du soir.", null, null, null, isDone: false);
        await TaskAsync(old, TaskKind.Task, "Écrire la lettre sur le car du soir.", lina, null, -20, isDone: true);
        var last = await PastAsync(body, 33, lina, sami, "On a relu la lettre sur le car du soir.\n2 foyers veulent un local pour les vélos.\nLe département doit dire où le mettre.", null);
        await TaskAsync(last, TaskKind.Task, "Demander l’avis des foyers sur le local à vélos.", lina, null, 9, isDone: false);
        await TaskAsync(last, TaskKind.Task, "Dire où mettre le local à vélos.", null, "Le chef du service des bâtiments", -3, isDone: false);
        await NextAsync(body, lina, sami);
        await ElectedAsync(body);
        if (bodies.Find(one => one.IsForFamilies) is { } parents) await PlanAsync(parents, 12, isWithElected: false, null, "La maison des associations, 4 rue du Port", "Entrée par la cour.");
        await db.SaveChangesAsync();
    }

    private async Task<Meeting> PastAsync(Body body, int days, Guid lina, Guid? sami, string minutes, string? change)
    {
        var (id, at) = (SecretCode.NewId(), At(-days));
        var meeting = Meeting.Plan(id, body.Id, isWithElected: false, new MeetingTimes(at, at.AddHours(2), 16, MeetingForm.UsualThumbs), await DetailsAsync(id, "La médiathèque du Port, salle bleue", "Le car 4, arrêt Médiathèque."), SecretCode.NewId(), at.AddDays(-30));
        foreach (var (person, number) in new[] { lina, sami }.OfType<Guid>().Select((person, index) => (person, index + 1)))
        {
            var seat = MeetingSeat.Take(SecretCode.NewId(), id, person, isWaiting: false, number, at.AddDays(-9));
            seat.Tick(wasThere: true);
            db.MeetingSeats.Add(seat);
        }
        meeting.Count(9, 8, at.AddHours(1));
        meeting.Write(await vault.SealAsync(MeetingsData.Minutes, Vault.Nobody, id, minutes), at.AddDays(2));
        meeting.Reread(1, isAgreed: true);
        meeting.PublishMinutes(hasReaders: true, at.AddDays(6));
        if (change is not null) meeting.SayChange(await vault.SealAsync(MeetingsData.Change, Vault.Nobody, id, change), nextBegan: false, at.AddDays(20));
        db.Meetings.Add(meeting);
        await PointAsync(meeting, "Le car du soir", 1, 30);
        await PointAsync(meeting, "Un local pour les vélos", 2, 20);
        if (change is null)
        {
            foreach (var (question, face, count) in Spoken) db.MeetingFaces.Add(new MeetingFace { MeetingId = id, Question = question, Face = face, Count = count });
            meeting.SayChange(await vault.SealAsync(MeetingsData.Change, Vault.Nobody, id, "On laisse plus de temps à ceux qui parlent peu."), nextBegan: false, at.AddDays(20));
        }
        return meeting;
    }

    private async Task NextAsync(Body body, Guid lina, Guid? sami)
    {
        var meeting = await PlanAsync(body, 7, isWithElected: false, 1, "La maison des associations, 4 rue du Port", "Le car 4, arrêt Port. Un goûter est prévu.");
        await PointAsync(meeting, "Les téléphones le soir", null, null);
        await PointAsync(meeting, "Les repas du dimanche", null, null);
        var (seat, now) = (SecretCode.NewId(), clock.GetUtcNow());
        var place = MeetingSeat.Take(seat, meeting.Id, lina, isWaiting: false, 1, now.AddDays(-2));
        place.Say(await vault.SealAsync(MeetingsData.Needs, lina, seat, MeetingNeeds.Text(["transport"], null)!));
        db.MeetingSeats.Add(place);
        if (sami is not { } other) return;
        db.MeetingSeats.Add(MeetingSeat.Take(SecretCode.NewId(), meeting.Id, other, isWaiting: true, 2, now.AddDays(-1)));
        var held = SecretCode.NewId();
        db.MeetingPoints.Add(MeetingPoint.Write(held, meeting.Id, other, await vault.SealAsync(MeetingsData.Text, other, held, "Le bruit dans les couloirs la nuit"), SecretCode.NewId(), now.AddDays(-1)));
    }

    private async Task ElectedAsync(Body body)
    {
        var meeting = await PlanAsync(body, 21, isWithElected: true, 30, "L’hôtel du département, salle du conseil", "Une navette part de la gare à 13 heures.");
        await PointAsync(meeting, "Pourquoi le permis n’est-il pas payé partout\u00A0?", null, null);
        await PointAsync(meeting, "Quand aurons-nous un car le dimanche\u00A0?", null, null);
    }

    private async Task<Meeting> PlanAsync(Body body, int days, bool isWithElected, int? places, string where, string way)
    {
        var (id, at) = (SecretCode.NewId(), At(days));
        var meeting = Meeting.Plan(id, body.Id, isWithElected, new MeetingTimes(at, at.AddHours(2), places, MeetingForm.UsualThumbs), await DetailsAsync(id, where, way), SecretCode.NewId(), clock.GetUtcNow().AddDays(-5));
        db.Meetings.Add(meeting);
        return meeting;
    }

    private Task<byte[]> DetailsAsync(Guid id, string where, string way) => vault.SealAsync(MeetingsData.Details, Vault.Nobody, id, new MeetingDetails(where, way, "Un stylo, et vos idées.", null).Freeze());

    private async Task PointAsync(Meeting meeting, string text, int? rank, int? minutes)
    {
        var id = SecretCode.NewId();
        var point = MeetingPoint.OfBody(id, meeting.Id, await vault.SealAsync(MeetingsData.Text, Vault.Nobody, id, text), SecretCode.NewId(), meeting.ChangedAt);
        point.Place(rank, minutes);
        db.MeetingPoints.Add(point);
    }

    private async Task TaskAsync(Meeting meeting, TaskKind kind, string text, Guid? owner, string? function, int? days, bool isDone)
    {
        var (id, now) = (SecretCode.NewId(), clock.GetUtcNow());
        var by = function is null ? null : await vault.SealAsync(MeetingsData.Function, Vault.Nobody, id, function);
        var task = MeetingTask.Add(id, meeting.Id, kind, await vault.SealAsync(MeetingsData.Task, Vault.Nobody, id, text), (owner, by), days is { } until ? territory.DayOf(now.AddDays(until)) : null, now.AddDays(-25));
        if (isDone) task.End(null, now.AddDays(-22));
        db.MeetingTasks.Add(task);
    }

    /// <summary>An afternoon so many days from now.</summary>
    private DateTimeOffset At(int days)
    {
        var local = territory.DayOf(clock.GetUtcNow().AddDays(days)).ToDateTime(new TimeOnly(AfternoonHour, 0));
        return new DateTimeOffset(local, territory.TimeZone.GetUtcOffset(local)).ToUniversalTime();
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
