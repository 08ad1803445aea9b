namespace ChildProtection.Features.Privacy.Desk;

/// <summary>The durations of this installation, each within what its rule allows; a change is written down.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class DurationsModel(RetentionDays days) : PreparedPage
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public int? Done { get; set; }

    public IReadOnlyList<RetentionDays.Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Lines = await days.AllAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez une ligne."), StringLength(RetentionRule.CodeLength, ErrorMessage = "Choisissez une ligne.")] string code,
        [Required(ErrorMessage = "Écrivez un nombre de jours.")] int? jours) =>
        await days.ChangeAsync(code, jours!.Value) ? RedirectToPage(new { fait = 1 }) : NotFound();
}
