using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Forums.Preparing;

/// <summary>« Le budget »: planned, voted, spent, line by line, held against what there is; and how it was voted.</summary>
[Authorize(ForumsAccess.Preparer), OfModule(ForumsAccess.Module)]
public sealed class BudgetModel(ForumDesk desk, BudgetDesk budget) : ForumPage(desk)
{
    private const string NoSum = "Écrivez une somme, comme 120 ou 12,50.";

    [Display(Name = "L’argent disponible")]
    public string? Envelope { get; private set; }

    [Display(Name = "La ligne")]
    public string? Line { get; private set; }

    [Display(Name = "Prévu")]
    public string? Planned { get; private set; }

    [Display(Name = "Voté")]
    public string? Voted { get; private set; }

    [Display(Name = "Dépensé")]
    public string? Spent { get; private set; }

    [Display(Name = "Le vote")]
    public Guid? Election { get; private set; }

    [Display(Name = "Pour")]
    public int? For { get; private set; }

    [Display(Name = "Contre")]
    public int? Against { get; private set; }

    [Display(Name = "Ni pour ni contre")]
    public int? Neither { get; private set; }

    [Display(Name = "Le jour"), DataType(DataType.Date)]
    public DateOnly? Day { get; private set; }

    public ForumSheet Sheet => Forum.Sheet;
    public BudgetDesk.Vote? Vote { get; private set; }
    public IReadOnlyList<SelectListItem> Elections { get; private set; } = [];
    public ReadersNotice Readers { get; } = ForumWords.Members;

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found || !found.Runs && !found.Sits) return null;
        (Vote, Envelope) = (await budget.VoteAsync(found.Forum), Euros.Typed(found.Forum.Sheet.Envelope));
        if (found.Runs) Elections = [.. (await budget.VotesAsync(found.Forum.BodyId)).Select(vote => new SelectListItem(vote.Title, vote.Id.ToString()))];
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostEnvelopeAsync([Required(ErrorMessage = NoSum), StringLength(20, ErrorMessage = NoSum)] string envelope)
    {
        Envelope = envelope;
        return Sum(envelope, nameof(Envelope)) is { } sum ? await WriteAsync(sheet => (sheet with { Envelope = sum }).Checked()) : FormGuard.SameForm();
    }

    public async Task<IActionResult> OnPostLineAsync(
        [Required(ErrorMessage = "Écrivez la ligne."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string line,
        [Required(ErrorMessage = NoSum), StringLength(20, ErrorMessage = NoSum)] string planned, [StringLength(20, ErrorMessage = NoSum)] string? voted, [StringLength(20, ErrorMessage = NoSum)] string? spent)
    {
        (Line, Planned, Voted, Spent) = (line, planned, voted, spent);
        var (first, second, third) = (Sum(planned, nameof(Planned)), Sum(voted, nameof(Voted)), Sum(spent, nameof(Spent)));
        return ModelState.IsValid ? await WriteAsync(sheet => sheet.With(new BudgetLine(line.Trim(), first!.Value, second, third))) : FormGuard.SameForm();
    }

    public Task<IActionResult> OnPostRemoveAsync(string ligne) => WriteAsync(sheet => sheet.WithoutLine(ligne));

    public async Task<IActionResult> OnPostVotedAsync([Required(ErrorMessage = "Choisissez un vote.")] Guid? election)
    {
        Election = election;
        return Subject.Runs && await budget.VotedAsync(Forum, election!.Value) ? Here() : NotFound();
    }

    public async Task<IActionResult> OnPostHandsAsync(
        [Required(ErrorMessage = "Comptez les pour."), Range(0, 500, ErrorMessage = "Un nombre de 0 à 500.")] int? @for,
        [Required(ErrorMessage = "Comptez les contre."), Range(0, 500, ErrorMessage = "Un nombre de 0 à 500.")] int? against,
        [Required(ErrorMessage = "Comptez les autres."), Range(0, 500, ErrorMessage = "Un nombre de 0 à 500.")] int? neither, [Required(ErrorMessage = "Choisissez le jour.")] DateOnly? day)
    {
        (For, Against, Neither, Day) = (@for, against, neither, day);
        return Subject.Runs && await budget.HandsAsync(Forum, new HandCount(@for!.Value, against!.Value, neither!.Value, day!.Value)) ? Here() : NotFound();
    }

    private long? Sum(string? typed, string field)
    {
        var sum = Euros.Read(typed);
        if (sum is null && !string.IsNullOrWhiteSpace(typed)) ModelState.AddModelError(field, NoSum);
        return sum;
    }

    private async Task<IActionResult> WriteAsync(Func<ForumSheet, ForumSheet> change) => Subject.Runs && await Desk.WriteAsync(Forum.Id, change) ? Here() : NotFound();

    private LocalRedirectResult Here() => LocalRedirect($"{Home}/budget");
}
