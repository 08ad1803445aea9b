using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>« Nous deux »: the diary and the goals, the same page for both.</summary>
[Authorize(MentoringAccess.Two), OfModule(MentoringAccess.Module)]
public sealed class ShowModel(LiveTogether together, MentoringAccess mentoring, Discussions.ReportLink report, TerritoryPack territory) : LoadedPage<LiveTogether.Shown>
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Le jour")]
    public DateOnly? Day { get; private set; }

    [Display(Name = "Pour faire quoi ?")]
    public Topics? What { get; private set; }

    [Display(Name = "Quelques mots")]
    public string? Words { get; private set; }

    [Display(Name = "Notre but")]
    public string? Goal { get; private set; }

    public bool IsYoung => mentoring.IsYoung;

    /// <summary>There are rooms here, and this bond has one that is open.</summary>
    public bool HasThread => Subject.MayWrite && Subject.Pairing.ThreadId is not null && territory.Has("discussions");
    public DateOnly Today => mentoring.Today;

    /// <summary>Where one says that something is wrong with a word of the other.</summary>
    public string? ReportAt(Guid word) => report.Of(ScreenWords.Diary, word);

    public IEnumerable<SelectListItem> Whats => WishWords.TopicChoices.Select(choice => new SelectListItem(choice.Words, choice.Value));

    public ReadersNotice Readers => IsYoung ? ReadersNotice.Fixed("Pour garder vos moments et vos buts.", $"Toi et {Subject.Other}. L’équipe du mentorat veille.")
        : ReadersNotice.Fixed("Pour garder vos moments et vos buts.", $"Vous et {Subject.Other}.", "Si le jeune est mineur, l’équipe lit d’abord.");

    protected override Task<LiveTogether.Shown?> LoadAsync() => together.ReadAsync(Id);

    public void OnGet() { }

    public Task<IActionResult> OnPostPlanAsync([Required(ErrorMessage = "Il faut choisir le jour.")] DateOnly? day, [Required(ErrorMessage = "Il faut choisir ce que vous faites.")] Topics? what, [StringLength(PairWord.TextLength, ErrorMessage = TooLong)] string? words)
    {
        (Day, What, Words) = (day, what, words);
        if (!Enum.IsDefined(what!.Value) || what == Topics.None) ModelState.AddModelError(nameof(What), "Il faut choisir ce que vous faites.");
        return ModelState.IsValid ? DoneAsync(together.PlanAsync(Id, day!.Value, what.Value, words)) : Task.FromResult<IActionResult>(FormGuard.SameForm());
    }

    public Task<IActionResult> OnPostHeldAsync(Guid rendezvous, [StringLength(PairWord.TextLength, ErrorMessage = TooLong)] string? words) => DoneAsync(together.HoldAsync(Id, rendezvous, true, words));

    public Task<IActionResult> OnPostMissedAsync(Guid rendezvous) => DoneAsync(together.HoldAsync(Id, rendezvous, false, null));

    public Task<IActionResult> OnPostGoalAsync([Required(ErrorMessage = "Il faut écrire le but."), StringLength(PairWord.TextLength, ErrorMessage = TooLong)] string goal)
    {
        Goal = goal;
        return DoneAsync(together.WishGoalAsync(Id, goal));
    }

    public Task<IActionResult> OnPostAgreeAsync(Guid but) => DoneAsync(together.MoveGoalAsync(Id, but, isReached: false));

    public Task<IActionResult> OnPostReachAsync(Guid but) => DoneAsync(together.MoveGoalAsync(Id, but, isReached: true));

    public Task<IActionResult> OnPostContinueAsync() => DoneAsync(together.ContinueAsync(Id));

    private async Task<IActionResult> DoneAsync(Task<bool> act) => await act ? RedirectToPage(new { Id }) : NotFound();
}
