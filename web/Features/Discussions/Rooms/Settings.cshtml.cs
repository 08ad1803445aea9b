using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>Hours, days, pace, reading first; a question to raise hands; the end of a room. For whoever runs it.</summary>
[Authorize(DiscussionsAccess.Runs), OfModule(DiscussionsAccess.Module)]
public sealed class SettingsModel(ReadRoom read, RunRoom run, RoomPerson me) : LoadedPage<ReadRoom.Shown>
{
    private const string WrongHour = "Écrivez une heure, comme 17:30.";

    /// <summary>Sunday is the first bit.</summary>
    public static readonly IReadOnlyList<Choice> DayChoices = [new("2", "Lundi"), new("4", "Mardi"), new("8", "Mercredi"), new("16", "Jeudi"), new("32", "Vendredi"), new("64", "Samedi"), new("1", "Dimanche")];

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Ouvre à"), DataType(DataType.Time)]
    public TimeOnly? OpensAt { get; private set; }

    [Display(Name = "Ferme à"), DataType(DataType.Time)]
    public TimeOnly? ClosesAt { get; private set; }

    /// <summary>Bits of the days it opens.</summary>
    public IReadOnlyList<int> Days { get; private set; } = [];

    [Display(Name = "Secondes entre 2 messages")]
    public int? SlowSeconds { get; private set; }

    [Display(Name = "Quand les messages se montrent-ils\u00A0?")]
    public RoomMode? Mode { get; private set; }

    [Display(Name = "La question")]
    public string? Question { get; private set; }

    [Display(Name = "Les choix, un par ligne")]
    public string? Choices { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour connaître l’avis du groupe.", "Les membres du salon.", "N’écrivez le nom de personne.");

    protected override async Task<ReadRoom.Shown?> LoadAsync()
    {
        var shown = await read.ReadAsync(me, Id, before: 1); // no message is needed here
        if (shown is not { Seat.Member.Part: RoomPart.Facilitator, Room.IsThread: false }) return null;
        var room = shown.Room;
        (OpensAt, ClosesAt, SlowSeconds, Mode) = (room.OpensAt, room.ClosesAt, room.SlowSeconds, room.Mode);
        Days = [.. Enumerable.Range(0, 7).Select(day => 1 << day).Where(day => (room.Days & day) != 0)];
        return shown;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [FromForm, Required(ErrorMessage = WrongHour)] TimeOnly? opensAt, [FromForm, Required(ErrorMessage = WrongHour)] TimeOnly? closesAt, [FromForm] IReadOnlyList<int>? days,
        [FromForm, Required(ErrorMessage = "Écrivez un nombre. 0 pour aucun délai."), Range(0, Room.SlowMost, ErrorMessage = "De {1} à {2} secondes.")] int? slowSeconds,
        [FromForm, Required(ErrorMessage = "Il faut choisir."), EnumDataType(typeof(RoomMode), ErrorMessage = "Ce choix n’existe pas.")] RoomMode? mode)
    {
        (OpensAt, ClosesAt, Days, SlowSeconds, Mode) = (opensAt, closesAt, days ?? [], slowSeconds, mode);
        var bits = Days.Where(day => day is > 0 and <= 64).Aggregate(0, (all, day) => all | day);
        return await run.SetAsync(Id, opensAt!.Value, closesAt!.Value, bits & Room.EveryDay, slowSeconds!.Value, mode!.Value) ? LocalRedirect($"/salons/{Id}") : NotFound();
    }

    public async Task<IActionResult> OnPostAskAsync(
        [FromForm, Required(ErrorMessage = "Il manque la question."), StringLength(RoomPoll.LineLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string question,
        [FromForm, Required(ErrorMessage = "Il manque les choix."), StringLength(1_000, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string choices)
    {
        (Question, Choices) = (question, choices);
        var lines = choices.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return await run.AskAsync(Id, question.Trim(), lines) ? LocalRedirect($"/salons/{Id}") : NotFound();
    }

    public async Task<IActionResult> OnPostClosePollAsync([FromForm] Guid poll) => await run.ClosePollAsync(Id, poll) ? LocalRedirect($"/salons/{Id}") : NotFound();

    public async Task<IActionResult> OnPostCloseAsync() => await run.CloseAsync(Id) ? LocalRedirect(Subject.Room.HasTranscript ? $"/salons/{Id}/compte-rendu" : "/salons") : NotFound();
}
