using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>« Proposer et choisir »: a text that a facilitator reads first, and a show of thumbs, which is not secret.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class PointsModel(ReadMeetings read, ReadPoints points, WritePoint write) : MeetingPage(read)
{
    public IReadOnlyList<ReadPoints.Line> Published { get; private set; } = [];
    public IReadOnlyList<ReadPoints.Line> Mine { get; private set; } = [];

    [Display(Name = "Ce texte")]
    public string? Text { get; private set; }

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    /// <summary>What was just typed again and refused.</summary>
    public (Guid Id, string Text)? Typed { get; private set; }

    /// <summary>How many thumbs one may still raise.</summary>
    public int Left => Math.Max(0, Row.Thumbs - Published.Count(point => point.IsMine));

    public ReadersNotice Readers => Subject.Body.Runs ? ReadersNotice.Fixed("Pour l’ordre du jour.", "Les membres de cette instance, tout de suite.")
        : Subject.Body.Public == BodyPublic.Families ? ReadersNotice.Fixed("Pour faire l’ordre du jour ensemble.", "D’abord un animateur. Puis les membres du groupe, s’il le publie.", "Publié, le texte n’a plus votre nom. N’écrivez le nom de personne.")
        : ReadersNotice.Fixed("Pour faire l’ordre du jour ensemble.", "D’abord un animateur. Puis les membres du comité, s’il le publie.", "Publié, le texte n’a plus ton nom. N’écris le nom de personne.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Published = await points.PublishedAsync(Id);
        if (mine.Body.Sits) Mine = await points.MineAsync(Id);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostProposeAsync([Required(ErrorMessage = "Il n’y a rien à envoyer\u00A0: la case est vide."), StringLength(MeetingPoint.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string text, Guid submissionKey)
    {
        (Text, SubmissionKey) = (text, submissionKey);
        return await write.WriteAsync(Id, text, submissionKey) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid point, string? words)
    {
        Typed = (point, words ?? "");
        if (string.IsNullOrWhiteSpace(words)) throw new BrokenRuleException("Il n’y a rien à envoyer\u00A0: la case est vide.");
        if (words.Length > MeetingPoint.TextLength) throw new BrokenRuleException($"C’est trop long\u00A0: {MeetingPoint.TextLength} signes au plus.");
        return Mine.Any(one => one.Row.Id == point) && await write.RewriteAsync(point, words) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid point) => await write.EraseAsync(point) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostRaiseAsync(Guid point) => await write.RaiseAsync(Id, point, up: true) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostLowerAsync(Guid point) => await write.RaiseAsync(Id, point, up: false) ? RedirectToPage() : NotFound();
}
