using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>« Le compte rendu »: written, read again by those who were there, published.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class ShowModel(ReadMeetings read, KeepMinutes keep) : MeetingPage(read)
{
    /// <summary>What whoever asks may read today; null for nothing.</summary>
    public string? Shown { get; private set; }

    public IReadOnlyList<string> Remarks { get; private set; } = [];

    [Display(Name = "Le compte rendu")]
    public string? Text { get; private set; }

    [Display(Name = "Ce qu’il faut changer")]
    public string? Word { get; private set; }

    /// <summary>Those who were there may agree with it, or ask for a change.</summary>
    public bool MayReread => Subject.Body.Sits && Subject.Seat?.WasThere == true && Row.MinutesState is MinutesState.ToReread or MinutesState.Returned or MinutesState.Agreed;

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour garder ce qui est dit et décidé.", "D’abord ceux qui étaient là. Puis tous les membres.", "N’écrivez le nom de personne.");

    public ReadersNotice WordReaders { get; } = ReadersNotice.Fixed("Pour corriger le texte.", "Les animateurs, sans ton nom.");

    public ReadersNotice FormalReaders { get; } = ReadersNotice.Fixed("Pour corriger le texte.", "Les animateurs, sans votre nom.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        (Shown, Remarks) = (await keep.ReadAsync(mine), await keep.RemarksAsync(mine));
        Text = Shown;
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostWriteAsync(
        [Required(ErrorMessage = "Écrivez le compte rendu."), StringLength(Meeting.MinutesLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string text, int number)
    {
        Text = text;
        return await keep.WriteAsync(Id, text, number) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostPublishAsync() => await keep.PublishAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAgreeAsync(int number) => await keep.RereadAsync(Id, number, null) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(int number,
        [Required(ErrorMessage = "Il faut dire ce qui change."), StringLength(MeetingRereading.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string word)
    {
        Word = word;
        return await keep.RereadAsync(Id, number, word) ? RedirectToPage() : NotFound();
    }
}
