using ChildProtection.Features.Autonomy.Dates;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Team;

/// <summary>One date of one young person: what they prepared, when it is addressed to whoever reads; for the référent, the record, which only the young person makes final.</summary>
[Authorize(RolePolicies.Professional), OfModule(AutonomyFeature.Module)]
[RereadsText]
public sealed class DateModel(AutonomyAccess autonomy, MilestoneLists lists, PrepareMilestone prepare, WriteRecord records, AuditLog audit) : LoadedPage<MilestoneLists.Found>
{
    private const string TooLong = "C’est trop long : {1} caractères au plus.";

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [Display(Name = "Le jour du rendez-vous"), DataType(DataType.Date)]
    public DateOnly? HeldOn { get; private set; }

    [Display(Name = "Ce qu’on a décidé")]
    public string Text { get; private set; } = "";

    [Display(Name = "Votre réponse au jeune")]
    public string? Reply { get; private set; }

    public PrepareMilestone.Shown? Sheet { get; private set; }
    public bool MayWrite { get; private set; }
    public IReadOnlyList<WriteRecord.Shown> Versions { get; private set; } = [];
    public WriteRecord.Shown? Last => Versions is [var last, ..] ? last : null;
    public IReadOnlyList<WriteRecord.Shown> Before => [.. Versions.Skip(1)];
    public bool IsOpen => Last?.Row.State != RecordState.Validated;
    public bool OwesReply => Last?.Row.State == RecordState.Objected;

    public ReadersNotice Readers => ReadersNotice.Fixed("Pour garder ce qui a été décidé.", $"{Subject.Child.FirstName} et ses référents.", "Rien n’est final avant son accord.");

    protected override async Task<MilestoneLists.Found?> LoadAsync()
    {
        if (await autonomy.AccompaniedAsync(Id) is not { } child || await lists.FindAsync(child, Code) is not { } found) return null;
        MayWrite = await records.MayWriteAsync(Id);
        if (HttpMethods.IsPost(Request.Method) && !MayWrite) return null;
        await audit.WriteAsync(AutonomyAudit.DateRead, Id); // before anything shows, and also before a form is shown again
        Sheet = await prepare.ShownToMeAsync(Id, found.Date.Kind);
        if (MayWrite) Versions = await records.OfChildAsync(Id, found.Date.Kind);
        return found;
    }

    public void OnGet() => (HeldOn, Text) = (Last?.Row.HeldOn ?? autonomy.Today, IsOpen ? Last?.Text ?? "" : "");

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez le jour du rendez-vous.")] DateOnly? heldOn,
        [Required(ErrorMessage = "Écrivez ce qui a été décidé."), StringLength(MilestoneRecord.TextLength, ErrorMessage = TooLong)] string text,
        [StringLength(MilestoneRecord.TextLength, ErrorMessage = TooLong)] string? reply, int after)
    {
        (HeldOn, Text, Reply) = (heldOn, text, reply);
        return await records.WriteAsync(Id, Subject.Date.Kind, after, heldOn!.Value, text, reply) ? RedirectToPage(new { id = Id, code = Code }) : NotFound();
    }
}
