using ChildProtection.Platform.Files;
using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>A message with a picture or a voice: a form of its own, so that the room itself stays light. The file travels whole and is read in memory, so it touches no disk.</summary>
[Authorize(DiscussionsAccess.Talks), OfModule(DiscussionsAccess.Module)]
[ScannedByItsAct, RequestSizeLimit(Largest), RequestFormLimits(MemoryBufferThreshold = Largest, MultipartBodyLengthLimit = Largest)]
public sealed class AttachModel(ReadRoom read, PostMessage post, Attachments files, RoomPerson me) : LoadedPage<ReadRoom.Shown>
{
    /// <summary>Well over what is taken, so that a file too heavy is told so, beside what was written.</summary>
    private const int Largest = 2 * ReadFile.MostBytes;
    private const string Upload = "upload";

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>A few words beside the file.</summary>
    [Display(Name = "Quelques mots")]
    public string Text { get; private set; } = "";

    /// <inheritdoc cref="ShowModel.MessageId"/>
    public Guid MessageId { get; private set; } = SecretCode.NewId();

    public bool IsYoung => me.IsYoung;

    /// <inheritdoc cref="ShowModel.Readers"/>
    public ReadersNotice Readers => RoomReaders.Of(Subject, me);

    protected override async Task<ReadRoom.Shown?> LoadAsync()
    {
        SecurityHeaders.AllowMicrophone(HttpContext);
        return await read.ReadAsync(me, Id, before: 1); // no message is needed here
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromForm, StringLength(RoomMessage.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? text, [FromForm] Guid messageId, IFormFile? upload)
    {
        (Text, MessageId) = (text ?? "", messageId == Guid.Empty ? MessageId : messageId);
        if (upload is not { Length: > 0 }) return Refused("Il manque un fichier.");
        if (upload.Length > ReadFile.MostBytes) return Refused("Ce fichier est trop lourd\u00A0: 10\u00A0Mo au plus.");
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes);
        ReadyFile ready;
        try
        {
            ready = await files.ReadAsync(bytes.ToArray());
        }
        catch (BrokenRuleException why)
        {
            return Refused(why.Message);
        }
        var words = string.IsNullOrWhiteSpace(text) ? ready.Seconds > 0 ? "Un message vocal." : "Une photo." : text;
        return await post.PostAsync(me, Id, MessageId, words, ready) is null ? NotFound() : LocalRedirect($"/salons/{Id}#ecrire");
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError(Upload, why);
        return FormGuard.SameForm();
    }
}
