using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>« Ce qu’on a décidé » at one date: the young person reads it, says yes, or says what is not right.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class DecidedModel(MilestoneLists lists, WriteRecord records, InstanceChoices choices, AutonomyAccess autonomy) : LoadedPage<MilestoneLists.Found>
{
    [FromRoute]
    public string Code { get; set; } = "";

    [Display(Name = "Ce qui n’est pas juste")]
    public string Objection { get; private set; } = "";

    public IReadOnlyList<WriteRecord.Shown> Versions { get; private set; } = [];
    public WriteRecord.Shown? Last => Versions is [var last, ..] ? last : null;
    public IReadOnlyList<WriteRecord.Shown> Before => [.. Versions.Skip(1)];

    public ReadersNotice Readers => ReadersNotice.Fixed("Pour que le texte soit juste.", "Toi et ton référent. Personne d’autre.") with { AnswerBy = autonomy.Today.AddDays(choices.WordDays) };

    protected override async Task<MilestoneLists.Found?> LoadAsync()
    {
        if (await lists.MineAsync(Code) is not { } found) return null;
        Versions = await records.MineAsync(found.Date.Kind);
        return found;
    }

    public void OnGet() { }

    /// <summary>« Ce n’est pas juste ».</summary>
    public async Task<IActionResult> OnPostAsync(
        Guid recordId,
        [Required(ErrorMessage = "Écris ce qui n’est pas juste.")]
        [StringLength(MilestoneRecord.TextLength, ErrorMessage = "C’est trop long : {1} caractères au plus.")] string objection)
    {
        Objection = objection;
        return await records.ObjectAsync(recordId, objection) ? RedirectToPage(new { code = Code }) : NotFound();
    }

    /// <summary>« C’est bien ce qu’on a dit ».</summary>
    public async Task<IActionResult> OnPostValidateAsync(Guid recordId) => await records.ValidateAsync(recordId) ? RedirectToPage(new { code = Code }) : NotFound();
}
