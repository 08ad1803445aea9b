using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions.Transcripts;

/// <summary>The transcript of a closed room: prepared by whoever runs it, then read by its members.</summary>
[Authorize(DiscussionsAccess.Talks), OfModule(DiscussionsAccess.Module)]
public sealed class ShowModel(TranscriptDesk desk, RoomPerson me) : LoadedPage<TranscriptDesk.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>After this place.</summary>
    [FromQuery(Name = "apres")]
    public long? After { get; set; }

    public bool IsYoung => me.IsYoung;

    /// <summary>Messages that stay in, while it is prepared: all, unless somebody chose.</summary>
    public IReadOnlyCollection<Guid>? Kept { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que le comité relise ce qu’il a dit.", "Les membres du salon, et qui l’accompagne.", "Retirez ce qui en dit trop sur quelqu’un.");

    protected override Task<TranscriptDesk.Shown?> LoadAsync() => desk.ReadAsync(Id, After);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromForm] IReadOnlyList<Guid>? keep)
    {
        Kept = keep ?? [];
        return await desk.PublishAsync(Id, Kept) ? LocalRedirect($"/salons/{Id}/compte-rendu") : NotFound();
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] Guid line) => await desk.WithdrawAsync(Id, line) ? LocalRedirect($"/salons/{Id}/compte-rendu") : NotFound();
}
