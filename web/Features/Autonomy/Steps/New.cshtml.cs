using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Autonomy.Steps;

/// <summary>« Choisir un petit pas »: what I want, the first thing this week, who helps, when.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class NewModel(TakeSteps take, GridLists grids, AutonomyAccess autonomy, ReferentialLibrary library, WhoReads readers) : PreparedPage
{
    private const int Week = 7;

    [BindProperty, Display(Name = "Ce que je veux")]
    [Required(ErrorMessage = "Écris ce que tu veux.")]
    [StringLength(SmallStep.TextLength, ErrorMessage = "C’est trop long : {1} caractères au plus.")]
    public string Goal { get; set; } = "";

    [BindProperty, Display(Name = "Mon premier pas, cette semaine")]
    [Required(ErrorMessage = "Écris ton premier pas.")]
    [StringLength(SmallStep.TextLength, ErrorMessage = "C’est trop long : {1} caractères au plus.")]
    public string FirstStep { get; set; } = "";

    [BindProperty, Display(Name = "Qui m’aide ?")]
    [StringLength(SmallStep.TextLength, ErrorMessage = "C’est trop long : {1} caractères au plus.")]
    public string? HelpedBy { get; set; }

    [BindProperty, Display(Name = "Pour quand ?"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisis un jour.")]
    public DateOnly? DueOn { get; set; }

    [BindProperty, Display(Name = "D’où ça vient ?")]
    public string? Statement { get; set; }

    [BindProperty, Display(Name = "Qui va lire ?")]
    [Required(ErrorMessage = "Choisis qui va lire.")]
    public Audience? Audience { get; set; }

    [BindProperty]
    public Guid SubmissionKey { get; set; }

    public ReadersNotice Readers { get; private set; } = null!;

    /// <summary>What the young person said matters to them.</summary>
    public IReadOnlyList<SelectListItem> Important { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await autonomy.SelfAsync() is not { } self) return RedirectToPage("Index");
        Readers = (await readers.ChoicesAsync(Purpose.Own, self.Id, "Pour que quelqu’un puisse t’aider.", answerInDays: 0)) with { AnswerBy = null };
        if (await grids.HistoryAsync(most: 1) is [.., var last])
            Important = [.. last.Side.Answers.Where(answer => answer.Value.IsImportant).Select(answer => library.Current.Shown(answer.Key)).OfType<GridStatement>()
                .Select(one => new SelectListItem(one.For(last.Grid.Stage).Phrase, one.Code)).Take(30)];
        return null;
    }

    public void OnGet() => (SubmissionKey, DueOn) = (SecretCode.NewId(), autonomy.Today.AddDays(Week));

    public async Task<IActionResult> OnPostAsync()
    {
        if (Statement is { Length: > 0 } && Important.All(one => one.Value != Statement)) ModelState.AddModelError(nameof(Statement), "Choisis dans la liste.");
        if (!Enum.IsDefined(Audience!.Value)) ModelState.AddModelError(nameof(Audience), "Choisis qui va lire.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        var wish = new TakeSteps.Wish(Goal, FirstStep, HelpedBy, DueOn!.Value, Statement is { Length: > 0 } ? Statement : null, Audience.Value);
        return await take.ChooseAsync(wish, SubmissionKey) is not null ? RedirectToPage("Index") : NotFound();
    }
}
