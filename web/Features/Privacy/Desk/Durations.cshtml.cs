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

    /// <summary>What was typed and refused comes back on its line; on the first one when its line is unknown.</summary>
    public string TypedFor(RetentionDays.Line line)
    {
        var code = ModelState["code"]?.AttemptedValue;
        var mine = Lines.FirstOrDefault(one => one.Rule.Code == code) ?? Lines[0];
        return mine == line && ModelState["jours"]?.AttemptedValue is { } typed ? typed : line.Days.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public void OnGet() { }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez une ligne."), StringLength(RetentionRule.CodeLength, ErrorMessage = "Choisissez une ligne.")] string code,
        [Required(ErrorMessage = "Écrivez un nombre de jours.")] int? jours) =>
        await days.ChangeAsync(code, jours!.Value) ? RedirectToPage(new { fait = 1 }) : NotFound();
}
