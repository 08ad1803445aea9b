using ChildProtection.Features.Committee;
using ChildProtection.Platform.Logs;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings.After;

/// <summary>« Ton avis »: three faces after a meeting, without name; for whoever runs the body, what may be said of them and « voici ce qu’on change ».</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module), NotLogged, NotKept]
public sealed class OpinionModel(ReadMeetings read, SayOpinion opinions, Minutes.KeepMinutes keep, CurrentUser user) : MeetingPage(read)
{
    private const string Missing = "Il faut choisir un visage.";

    public int? Spoke { get; private set; }

    public int? Heard { get; private set; }

    public int? Useful { get; private set; }

    public bool HasSpoken { get; private set; }

    /// <summary>Opinions are not closed yet.</summary>
    public bool Takes { get; private set; }

    /// <summary>Once opinions are closed; null before.</summary>
    public SayOpinion.Heard? Result { get; private set; }

    [Display(Name = "Voici ce qu’on change")]
    public string? Change { get; private set; }

    public static IEnumerable<Choice> Choices => Faces.All.Select((face, index) => new Choice(index.ToString(System.Globalization.CultureInfo.InvariantCulture), face.Words, face.Icon));

    public string Question(int number) => Role.IsYoung(user.Role) ? Faces.Questions[number].Tu : Faces.Questions[number].Vous;

    public ReadersNotice Readers => Role.IsYoung(user.Role)
        ? ReadersNotice.Fixed("Pour que la prochaine réunion soit meilleure.", "Personne ne voit ta réponse. On compte les visages.", "On dit le résultat si assez de personnes répondent.")
        : ReadersNotice.Fixed("Pour que la prochaine réunion soit meilleure.", "Personne ne voit votre réponse. On compte les visages.", "On dit le résultat si assez de personnes répondent.");

    public ReadersNotice ChangeReaders { get; } = ReadersNotice.Fixed("Pour dire ce qui change la prochaine fois.", "Les membres de cette instance.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine || mine.Row.IsCancelled || !mine.Row.IsOver(Now) || !mine.Body.Runs && !mine.MaySpeak) return null;
        (HasSpoken, Result) = (await opinions.HasSpokenAsync(Id), await opinions.HeardAsync(mine.Row));
        Takes = Result is null;
        Change = Result?.Change;
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = Missing), Range(0, 2, ErrorMessage = Missing)] int? spoke,
        [Required(ErrorMessage = Missing), Range(0, 2, ErrorMessage = Missing)] int? heard,
        [Required(ErrorMessage = Missing), Range(0, 2, ErrorMessage = Missing)] int? useful)
    {
        (Spoke, Heard, Useful) = (spoke, heard, useful);
        return await opinions.SayAsync(Id, [spoke, heard, useful]) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostChangeAsync(string? change)
    {
        Change = change;
        if (string.IsNullOrWhiteSpace(change) || change.Length > Meeting.ChangeLength) throw new BrokenRuleException($"Écrivez une phrase, {Meeting.ChangeLength} signes au plus.");
        return await keep.SayChangeAsync(Id, change) ? RedirectToPage() : NotFound();
    }
}
