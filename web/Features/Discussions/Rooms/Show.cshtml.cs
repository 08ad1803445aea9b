using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>One room: what was said, who will read, and the form. Without a script it is all here; with one, it is live.</summary>
[Authorize(DiscussionsAccess.Talks), OfModule(DiscussionsAccess.Module)]
public sealed class ShowModel(ReadRoom read, PostMessage post, JoinRoom join, RunRoom run, RoomPerson me, ReportLink report, Attachments files, IAlerts alerts, TerritoryPack territory, TimeProvider clock) : LoadedPage<ReadRoom.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Older than this place.</summary>
    [FromQuery(Name = "avant")]
    public long? Before { get; set; }

    /// <summary>A message of mine that came back: its words stand in the form, to be written again.</summary>
    [FromQuery(Name = "reprendre")]
    public Guid? Again { get; set; }

    [Display(Name = "Ton message")]
    public string Text { get; private set; } = "";

    /// <summary>Of the message that is being written: pressing twice says it once.</summary>
    public Guid MessageId { get; private set; } = SecretCode.NewId();

    public bool IsYoung => me.IsYoung;
    public bool Runs => Subject.Seat.Member.Runs;
    public bool IsFacilitator => Subject.Seat.Member.Part == RoomPart.Facilitator;

    /// <summary>Whoever looks said « Je suis là », and it still holds.</summary>
    public bool IsThere => Subject.Seat.Member.HostsUntil > clock.GetUtcNow();
    public string TimeZone => territory.TimeZone.Id;

    /// <summary>« Signaler »; null while nobody serves that address.</summary>
    public string? ReportOf(Guid message) => report.Of(ReportableMessages.MessageKind, message);

    /// <summary>How long a message stays here.</summary>
    public int Keeps => ContactRules.Of(Subject.Room.Kind).Keeps;

    /// <summary>« Qui va lire ? », from what is in the database now.</summary>
    public ReadersNotice Readers => RoomReaders.Of(Subject, me);

    /// <summary>What is joined to these messages, as whoever looks may open it.</summary>
    public ILookup<Guid, Attachments.Line> Files { get; private set; } = Array.Empty<Attachments.Line>().ToLookup(line => line.TextId);

    /// <summary>Of my own messages that may tell of a danger: who has the alert, and since when.</summary>
    public IReadOnlyDictionary<Guid, AlertHeard> Heard { get; private set; } = new Dictionary<Guid, AlertHeard>();

    protected override async Task<ReadRoom.Shown?> LoadAsync()
    {
        if (await read.ReadAsync(me, Id, Before) is not { } shown) return null;
        Files = await files.OfAsync(ReportableMessages.MessageKind, [.. shown.Lines.Where(line => line.Message is { HasFile: true, State: not MessageState.Withdrawn }).Select(line => line.Message.View.Id)]);
        Heard = await alerts.HeardAsync(ReportableMessages.MessageKind, [.. shown.Lines.Where(line => line.Message is { State: MessageState.Held, Reason: HeldFor.Care } && line.Message.AuthorId == me.Id).Select(line => line.Message.View.Id)]);
        if (Again is { } again && shown.Door.IsOpen) Text = await read.ReturnedAsync(me, Id, again) ?? "";
        return shown;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [FromForm, Required(ErrorMessage = "Il n’y a rien à envoyer\u00A0: la case est vide."), StringLength(RoomMessage.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string text, [FromForm] Guid messageId)
    {
        (Text, MessageId) = (text, messageId == Guid.Empty ? MessageId : messageId);
        return await post.PostAsync(me, Id, MessageId, text) is null ? NotFound() : Here("#ecrire");
    }

    public async Task<IActionResult> OnPostReactAsync([FromForm] Guid message, [FromForm] ReactionKind kind) => await join.ReactAsync(Id, message, kind) ? Here($"#m{message:N}") : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] Guid message) => await join.WithdrawAsync(Id, message) ? Here() : NotFound();

    public async Task<IActionResult> OnPostBlockAsync([FromForm] Guid message) => await join.BlockAsync(Id, message) ? Here() : NotFound();

    public async Task<IActionResult> OnPostUnblockAsync()
    {
        await join.UnblockAllAsync(Id);
        return Here();
    }

    public async Task<IActionResult> OnPostLeaveAsync() => await join.LeaveAsync(Id) ? LocalRedirect("/salons") : NotFound();

    public async Task<IActionResult> OnPostHandAsync([FromForm] Guid poll, [FromForm] int choice) => await join.RaiseHandAsync(Id, poll, choice) ? Here() : NotFound();

    public async Task<IActionResult> OnPostPublishAsync([FromForm] Guid message) => await run.DecideAsync(Id, message, null) ? Here() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync([FromForm] Guid message, [FromForm, Required(ErrorMessage = "Choisissez une raison.")] string reason) => await run.DecideAsync(Id, message, reason) ? Here() : NotFound();

    public async Task<IActionResult> OnPostHostAsync([FromForm] bool there) => await run.HostAsync(Id, there) ? Here() : NotFound();

    private LocalRedirectResult Here(string place = "") => LocalRedirect($"/salons/{Id}{place}");
}
