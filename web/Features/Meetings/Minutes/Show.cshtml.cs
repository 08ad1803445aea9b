using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>« Le compte rendu »: written, read again by those who were there, published.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class ShowModel(ReadMeetings read, KeepMinutes keep) : MeetingPage(read)
{
    private readonly ReadMeetings read = read;

    /// <summary>What whoever asks may read today; null for nothing.</summary>
    public string? Shown { get; private set; }

    public IReadOnlyList<string> Remarks { get; private set; } = [];

    [Display(Name = "Le compte rendu")]
    public string? Text { get; private set; }

    [Display(Name = "Ce qu’il faut changer")]
    public string? Word { get; private set; }

    /// <summary>Those who were there may agree with it, or ask for a change.</summary>
    public bool MayReread => Subject.Body.Sits && Subject.Seat?.WasThere == true && Row.MinutesState is MinutesState.ToReread or MinutesState.Returned or MinutesState.Agreed;

    /// <summary>Which writing of the minutes was seen.</summary>
    [FromForm]
    public int? Number { get; set; }

    /// <summary>What somebody else wrote in the meantime: nobody overwrites it unseen; null when nobody did.</summary>
    public string? Others => Subject.Body.Runs && Number is { } seen && seen != Row.MinutesNumber ? Shown : null;

    /// <summary>For whoever runs the body: the minutes wait, and nobody who was there can read them again.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>Then: they may be published as they are.</summary>
    public bool MayGoUnread => IsAlone && Row.MayGoUnread(hasReaders: false, Now);

    /// <summary>From then on.</summary>
    public DateTimeOffset UnreadFrom => Row.MinutesAt!.Value.AddDays(Meeting.UnreadDays);

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour garder ce qui est dit et décidé.", "D’abord ceux qui étaient là. Puis tous les membres.", "N’écrivez le nom de personne.");

    public ReadersNotice WordReaders { get; } = ReadersNotice.Fixed("Pour corriger le texte.", "Les animateurs, sans ton nom.");

    public ReadersNotice FormalReaders { get; } = ReadersNotice.Fixed("Pour corriger le texte.", "Les animateurs, sans votre nom.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        (Shown, Remarks) = (await keep.ReadAsync(mine), await keep.RemarksAsync(mine));
        Text = Shown;
        if (mine.Body.Runs && mine.Row.MinutesState == MinutesState.ToReread) IsAlone = !await keep.HasReadersAsync(mine.Row);
        if (mine.Seat?.WasThere == true) Word = await keep.OwnRemarkAsync(mine);
        return mine;
    }

    public Task OnGetAsync() => read.SeenAsync(Subject);

    public async Task<IActionResult> OnPostWriteAsync(
        [Required(ErrorMessage = "Écrivez le compte rendu."), StringLength(Meeting.MinutesLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string text)
    {
        Text = text;
        return await keep.WriteAsync(Id, text, Number ?? 0) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostPublishAsync() => await keep.PublishAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAgreeAsync() => await keep.RereadAsync(Id, Number ?? 0, null) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(
        [Required(ErrorMessage = "Il faut dire ce qui change."), StringLength(MeetingRereading.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string word)
    {
        Word = word;
        return await keep.RereadAsync(Id, Number ?? 0, word) ? RedirectToPage() : NotFound();
    }
}
