using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;

namespace ChildProtection.Features.Safeguarding;

/// <summary>That one asked to talk, that one was on duty. Alerts are in no copy: see the note of the module; erasing a person takes their name out of them.</summary>
internal sealed class SafeguardingPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalTable Talks = new(typeof(TalkRequest), "Les demandes de parler à quelqu’un")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(TalkRequest.Way)] = new("Comment", way => ((TalkWay)way).Words()), [nameof(TalkRequest.Moment)] = new("Quand", moment => ((TalkMoment)moment).Words()),
            [nameof(TalkRequest.Place)] = "Où, ou quel numéro", [nameof(TalkRequest.Words)] = "De quoi", [nameof(TalkRequest.AskedAt)] = "Demandé le", [nameof(TalkRequest.ReadAt)] = "Lu le",
            [nameof(TalkRequest.Follow)] = new("La suite", follow => ((TalkFollow)follow).Words()), [nameof(TalkRequest.FollowAt)] = "Suite le", [nameof(TalkRequest.Answer)] = "La réponse",
            [nameof(TalkRequest.AnsweredAt)] = "Répondu le", [nameof(TalkRequest.DoneAt)] = "Fini le", [nameof(TalkRequest.NewsAt)] = "Dernière nouvelle le", [nameof(TalkRequest.SeenAt)] = "Page vue le", [nameof(TalkRequest.ChangedAt)] = "Changé le",
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(TalkRequest.SubmissionKey)] = "random, drawn with the form", [nameof(TalkRequest.RemindAt)] = "the team’s clock", [nameof(TalkRequest.Reminders)] = "the team’s clock", [nameof(TalkRequest.Steps)] = "how the team works: what was done is said in « La suite »",
        },
    };

    private static readonly PersonalTable Shifts = new(typeof(DutyShift), "Les astreintes")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(DutyShift.Kind)] = new("Pour quoi", kind => ((DutyKind)kind).Words()), [nameof(DutyShift.From)] = "Du", [nameof(DutyShift.Until)] = "Au" },
    };

    public PersonalModule Module { get; } = new("protection", "La protection", "bouclier", 46,
        new KeptData("Les demandes de parler à quelqu’un", "Pour que quelqu’un réponde.", "Toi et l’équipe de protection.", SafeguardingRetention.TalksCode) { Roles = [Role.YoungPerson] },
        new KeptData("Les heures d’astreinte", "Pour savoir qui prévenir.", "L’équipe de protection et les administrateurs.", SafeguardingRetention.DutyCode) { Roles = [Role.Moderator] },
        new KeptData("Les alertes de danger, et ce qui a été fait", "Pour protéger quelqu’un en danger.", "L’équipe de protection seulement. Une copie se demande par écrit.", SafeguardingRetention.AlertsCode));

    public IReadOnlyList<PersonalTable> Tables => [Talks, Shifts];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var talks = await PersonalTable.SomeAsync(db.TalkRequests.AsNoTracking().Where(talk => talk.AuthorId == personId).OrderByDescending(talk => talk.AskedAt), most);
        var shifts = await PersonalTable.SomeAsync(db.DutyShifts.AsNoTracking().Where(shift => shift.AccountId == personId).OrderByDescending(shift => shift.From), most);
        var places = await OpenedAsync(SafeguardingData.TalkPlace, talks, talk => talk.Place);
        var words = await OpenedAsync(SafeguardingData.TalkWords, talks, talk => talk.Words);
        var answers = await OpenedAsync(SafeguardingData.TalkAnswer, talks, talk => talk.Answer);
        return
        [
            Talks.Of(talks, most, talk => new Dictionary<string, object?> { [nameof(talk.Place)] = places.GetValueOrDefault(talk.Id), [nameof(talk.Words)] = words.GetValueOrDefault(talk.Id), [nameof(talk.Answer)] = answers.GetValueOrDefault(talk.Id) }),
            Shifts.Of(shifts, most),
        ];
    }

    /// <summary>An alert outlives the person: what was done stays, and says no more of whom (it has its own clock).</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.TalkRequests.Where(talk => talk.AuthorId == personId).ExecuteDeleteAsync();
        await db.TalkRequests.Where(talk => talk.ReadById == personId).ExecuteUpdateAsync(update => update.SetProperty(talk => talk.ReadById, (Guid?)null));
        await db.TalkRequests.Where(talk => talk.FollowById == personId).ExecuteUpdateAsync(update => update.SetProperty(talk => talk.FollowById, (Guid?)null));
        await db.TalkRequests.Where(talk => talk.AnsweredById == personId).ExecuteUpdateAsync(update => update.SetProperty(talk => talk.AnsweredById, (Guid?)null));
        await db.DutyShifts.Where(shift => shift.AccountId == personId).ExecuteDeleteAsync();
        await db.Alerts.Where(alert => alert.AuthorId == personId).ExecuteUpdateAsync(update => update.SetProperty(alert => alert.AuthorId, (Guid?)null));
        await db.Alerts.Where(alert => alert.ReporterId == personId).ExecuteUpdateAsync(update => update.SetProperty(alert => alert.ReporterId, (Guid?)null));
        await db.Alerts.Where(alert => alert.TakenById == personId).ExecuteUpdateAsync(update => update.SetProperty(alert => alert.TakenById, (Guid?)null));
        await db.AlertNotes.Where(note => note.ById == personId).ExecuteUpdateAsync(update => update.SetProperty(note => note.ById, (Guid?)null));
    }

    private Task<IReadOnlyDictionary<Guid, string?>> OpenedAsync(VaultField field, IReadOnlyList<TalkRequest> talks, Func<TalkRequest, byte[]?> of) =>
        vault.OpenAllAsync(field, [.. talks.Where(talk => of(talk) is not null).Select(talk => (talk.AuthorId, talk.Id, of(talk)!))]);
}
