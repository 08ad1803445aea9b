using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>« Mes textes »: what I wrote of the plan and is not published, with the word it came back with; written again, or erased.</summary>
[Authorize(PlanAccess.Writer), OfModule(PlanAccess.Module)]
public sealed class MineModel(WriteQuestion write, CurrentUser user) : PreparedPage
{
    public IReadOnlyList<WriteQuestion.Own> Texts { get; private set; } = [];

    /// <summary>What was just typed and refused.</summary>
    public (Guid Id, string Text)? Typed { get; private set; }

    public ReadersNotice Readers => WriteModel.ReadersOf(Role.IsYoung(user.Role));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Texts = await write.MineAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, string? text)
    {
        Typed = (id, text ?? "");
        if (string.IsNullOrWhiteSpace(text)) throw new BrokenRuleException("Il n’y a rien à envoyer\u00A0: la case est vide.");
        if (text.Length > PlanQuestion.TextLength) throw new BrokenRuleException($"C’est trop long\u00A0: {PlanQuestion.TextLength} signes au plus.");
        return await write.RewriteAsync(id, text) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid id) => await write.EraseAsync(id) ? RedirectToPage() : NotFound();
}
