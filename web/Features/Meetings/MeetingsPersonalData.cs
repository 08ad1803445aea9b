using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>That one comes to meetings, what helps one come, points before they are published, thumbs, tasks, and one’s calendar.</summary>
internal sealed class MeetingsPersonalData(PortalDb db, Vault vault, TerritoryPack territory) : IPersonalData
{
    private const string Withheld = "random, drawn with the form";
    private const string Nobodys = "empty as long as somebody is written beside it: a published point is the body’s";

    private static readonly PersonalTable Seats = new(typeof(MeetingSeat), "Les réunions")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MeetingSeat.MeetingId)] = "Réunion", [nameof(MeetingSeat.IsWaiting)] = new("Liste d’attente", waiting => (bool)waiting ? "Oui" : "Non"), [nameof(MeetingSeat.Number)] = "Numéro d’arrivée",
            [nameof(MeetingSeat.At)] = "Inscrit·e le", [nameof(MeetingSeat.PromotedAt)] = "Place libérée le", [nameof(MeetingSeat.SeenAt)] = "Page vue le", [nameof(MeetingSeat.Needs)] = "Ce qui aide à venir",
            [nameof(MeetingSeat.WasThere)] = new("Présence", there => (bool)there ? "Oui" : "Non"),
        },
    };

    private static readonly PersonalTable Points = new(typeof(MeetingPoint), "Les points proposés, avant d’être publiés")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MeetingPoint.MeetingId)] = "Réunion", [nameof(MeetingPoint.Text)] = "Le texte", [nameof(MeetingPoint.State)] = new("Où il en est", state => (PointState)state == PointState.Returned ? "Rendu avec un mot" : "Un animateur va lire"),
            [nameof(MeetingPoint.ChangedAt)] = "Changé le", [nameof(MeetingPoint.Word)] = "Le mot de l’animateur",
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(MeetingPoint.SubmissionKey)] = Withheld, [nameof(MeetingPoint.Rank)] = Nobodys, [nameof(MeetingPoint.Minutes)] = Nobodys, [nameof(MeetingPoint.Answer)] = Nobodys, [nameof(MeetingPoint.AnsweredAt)] = Nobodys,
        },
    };

    private static readonly PersonalTable Thumbs = new(typeof(MeetingThumb), "Les pouces levés")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(MeetingThumb.At)] = "Levé le" },
    };

    private static readonly PersonalTable Tasks = new(typeof(MeetingTask), "Les tâches des réunions")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(MeetingTask.MeetingId)] = "Réunion", [nameof(MeetingTask.Kind)] = new("Quoi", kind => ((TaskKind)kind).Words()), [nameof(MeetingTask.Text)] = "Le texte", [nameof(MeetingTask.DueOn)] = "Pour le",
            [nameof(MeetingTask.State)] = new("Où elle en est", state => ((TaskState)state).Words()), [nameof(MeetingTask.ChangedAt)] = "Changée le", [nameof(MeetingTask.Why)] = "Pourquoi",
        },
        Withheld = new Dictionary<string, string> { [nameof(MeetingTask.Function)] = "empty when a member owns the task" },
    };

    private static readonly PersonalTable Marks = new(typeof(MeetingMark), "Les avis donnés après une réunion")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(MeetingMark.MeetingId)] = "Réunion" },
    };

    private static readonly PersonalTable Feeds = new(typeof(MeetingFeed), "L’adresse de calendrier")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(MeetingFeed.MadeAt)] = "Faite le" },
        Withheld = new Dictionary<string, string> { [nameof(MeetingFeed.TokenIndex)] = "a keyed hash of the secret" },
    };

    private static readonly PersonalTable Rereadings = new(typeof(MeetingRereading), "Les comptes rendus relus")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(MeetingRereading.MeetingId)] = "Réunion", [nameof(MeetingRereading.Number)] = "Version", [nameof(MeetingRereading.Word)] = "Le mot", [nameof(MeetingRereading.At)] = "Relu le" },
    };

    private static readonly IReadOnlyList<string> Members = [Role.YoungPerson, Role.Parent];

    public PersonalModule Module { get; } = new("reunions", "Les réunions", "calendrier", 43,
        new KeptData(new Said("Les réunions où tu viens", "Les réunions où vous venez"), "Pour garder une place et savoir qui était là.", new Said("Toi et les animateurs.", "Vous et les animateurs."), MeetingsRetention.SeatsCode) { Roles = Members },
        new KeptData(new Said("Ce qui t’aide à venir", "Ce qui vous aide à venir"), "Pour préparer la réunion.", "Les animateurs.", MeetingsRetention.NeedsCode) { Roles = Members },
        new KeptData(new Said("Tes points pour une réunion, avant d’être publiés", "Vos points pour une réunion, avant d’être publiés"), "Pour faire l’ordre du jour ensemble.", new Said("Toi et les animateurs. Publié, un point n’a plus ton nom.", "Vous et les animateurs. Publié, un point n’a plus votre nom."), MeetingsRetention.TextsCode) { Roles = Members },
        new KeptData("Les pouces levés", "Pour choisir les points.", "Chacun voit combien, personne ne voit qui.", MeetingsRetention.ThumbsCode) { Roles = Members },
        new KeptData(new Said("Tes tâches après une réunion", "Vos tâches après une réunion"), "Pour suivre ce qui est décidé.", "Les membres et les animateurs.", MeetingsRetention.MeetingsCode) { Roles = Members },
        new KeptData(new Said("Que tu as donné ton avis, jamais lequel", "Que vous avez donné votre avis, jamais lequel"), "Pour qu’une personne réponde une seule fois.", "Personne.", MeetingsRetention.MarksCode) { Roles = Members },
        new KeptData(new Said("Tes mots sur un compte rendu", "Vos mots sur un compte rendu"), "Pour corriger avant de publier.", "Les animateurs, sans nom.", MeetingsRetention.RemarksCode) { Roles = Members },
        new KeptData("L’adresse secrète du calendrier, en empreinte", "Pour voir les réunions sur un téléphone.", "Personne.", MeetingsRetention.FeedsCode) { Roles = [Role.YoungPerson, Role.Parent, Role.Facilitator] });

    public IReadOnlyList<PersonalTable> Tables => [Seats, Points, Thumbs, Tasks, Marks, Feeds, Rereadings];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var seats = await PersonalTable.SomeAsync(db.MeetingSeats.AsNoTracking().Where(seat => seat.AccountId == personId).OrderByDescending(seat => seat.At), most);
        var points = await PersonalTable.SomeAsync(db.MeetingPoints.AsNoTracking().Where(point => point.AuthorId == personId).OrderByDescending(point => point.ChangedAt), most);
        var thumbs = await PersonalTable.SomeAsync(db.MeetingThumbs.AsNoTracking().Where(thumb => thumb.AccountId == personId).OrderByDescending(thumb => thumb.At), most);
        var tasks = await PersonalTable.SomeAsync(db.MeetingTasks.AsNoTracking().Where(task => task.OwnerId == personId).OrderByDescending(task => task.ChangedAt), most);
        var marks = await PersonalTable.SomeAsync(db.MeetingMarks.AsNoTracking().Where(mark => mark.AccountId == personId).OrderBy(mark => mark.MeetingId), most);
        var feeds = await PersonalTable.SomeAsync(db.MeetingFeeds.AsNoTracking().Where(feed => feed.AccountId == personId).OrderBy(feed => feed.MadeAt), most);
        var reread = await PersonalTable.SomeAsync(db.MeetingRereadings.AsNoTracking().Where(one => one.AccountId == personId).OrderByDescending(one => one.At), most);
        var ids = seats.Select(seat => seat.MeetingId).Concat(points.Select(point => point.MeetingId)).Concat(tasks.Select(task => task.MeetingId)).Concat(marks.Select(mark => mark.MeetingId)).Concat(reread.Select(one => one.MeetingId)).ToHashSet();
        var days = (await db.Meetings.Where(meeting => ids.Contains(meeting.Id)).Select(meeting => new { meeting.Id, meeting.StartsAt }).ToListAsync()).ToDictionary(one => one.Id, one => $"La réunion du {territory.DayOf(one.StartsAt).InWords()}");
        var needs = await vault.OpenAllAsync(MeetingsData.Needs, [.. seats.Where(seat => seat.Needs is not null).Select(seat => (personId, seat.Id, seat.Needs!))]);
        var texts = await vault.OpenAllAsync(MeetingsData.Text, [.. points.Select(point => (personId, point.Id, point.Text))]);
        var words = await vault.OpenAllAsync(MeetingsData.Word, [.. points.Where(point => point.Word is not null).Select(point => (personId, point.Id, point.Word!))]);
        var owned = await vault.OpenAllAsync(MeetingsData.Task, [.. tasks.Select(task => (Vault.Nobody, task.Id, task.Text))]);
        var whys = await vault.OpenAllAsync(MeetingsData.Why, [.. tasks.Where(task => task.Why is not null).Select(task => (Vault.Nobody, task.Id, task.Why!))]);
        var remarks = await vault.OpenAllAsync(MeetingsData.Remark, [.. reread.Where(one => one.Word is not null).Select(one => (personId, one.Id, one.Word!))]);
        return
        [
            Seats.Of(seats, most, seat => new Dictionary<string, object?> { [nameof(seat.MeetingId)] = days[seat.MeetingId], [nameof(seat.Needs)] = needs.GetValueOrDefault(seat.Id) }),
            Points.Of(points, most, point => new Dictionary<string, object?> { [nameof(point.MeetingId)] = days[point.MeetingId], [nameof(point.Text)] = texts.GetValueOrDefault(point.Id), [nameof(point.Word)] = words.GetValueOrDefault(point.Id) }),
            Thumbs.Of(thumbs, most),
            Tasks.Of(tasks, most, task => new Dictionary<string, object?> { [nameof(task.MeetingId)] = days[task.MeetingId], [nameof(task.Text)] = owned.GetValueOrDefault(task.Id), [nameof(task.Why)] = whys.GetValueOrDefault(task.Id) }),
            Marks.Of(marks, most, mark => new Dictionary<string, object?> { [nameof(mark.MeetingId)] = days[mark.MeetingId] }),
            Feeds.Of(feeds, most),
            Rereadings.Of(reread, most, one => new Dictionary<string, object?> { [nameof(one.MeetingId)] = days[one.MeetingId], [nameof(one.Word)] = remarks.GetValueOrDefault(one.Id) }),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.MeetingPoints.Where(point => point.AuthorId == personId).ExecuteDeleteAsync();
        await db.MeetingSeats.Where(seat => seat.AccountId == personId).ExecuteDeleteAsync();
        await db.MeetingThumbs.Where(thumb => thumb.AccountId == personId).ExecuteDeleteAsync();
        await db.MeetingTasks.Where(task => task.OwnerId == personId).ExecuteUpdateAsync(update => update.SetProperty(task => task.OwnerId, (Guid?)null));
        await db.MeetingMarks.Where(mark => mark.AccountId == personId).ExecuteDeleteAsync();
        await db.MeetingFeeds.Where(feed => feed.AccountId == personId).ExecuteDeleteAsync();
        await db.MeetingRereadings.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
    }
}
