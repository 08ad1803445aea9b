using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>« C’est fait ? » : what one says of an idea that is said to be done, once, changed or taken back; and « Suivre cette idée ».</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class FollowModel(ProposalLists lists, ReadAnswer reading, FollowProposal follow) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>« oui » or « non ».</summary>
    [Display(Name = "C’est fait chez toi\u00A0?")]
    public string? Done { get; private set; }

    [Display(Name = "Un mot")]
    public string? Word { get; private set; }

    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public IReadOnlyList<Choice> Choices { get; } = [new("oui", "Oui, chez moi", "coche", Colour: "feuille"), new("non", "Non, pas chez moi", "croix", Colour: "corail")];
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour vérifier que l’idée est vraiment faite.", "Un animateur lit ton mot, sans ton nom.", "Les autres voient des nombres, jamais les petits. Tu peux changer.");

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (await lists.FindAsync(Id) is not { } found) return null;
        Answer = await reading.OfAsync(found.Proposal);
        return found;
    }

    public async Task OnGetAsync()
    {
        if (Answer.Mine is not { } mine) return;
        (Done, Word) = (mine.IsDone ? "oui" : "non", await follow.MyWordAsync(mine));
    }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisis\u00A0: oui, ou non."), RegularExpression("oui|non", ErrorMessage = "Ce choix n’existe pas.")] string? done, [StringLength(ProposalCheck.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Done, Word) = (done, word);
        return await follow.CheckAsync(Id, done == "oui", string.IsNullOrWhiteSpace(word) ? null : word.Trim()) ? Back() : NotFound();
    }

    public async Task<IActionResult> OnPostUncheckAsync() => await follow.UncheckAsync(Id) ? RedirectToPage() : NotFound();

    /// <summary>« Suivre cette idée ».</summary>
    public async Task<IActionResult> OnPostFollowAsync() => await follow.FollowAsync(Id) ? Back() : NotFound();

    /// <summary>« Ne plus suivre ».</summary>
    public async Task<IActionResult> OnPostStopAsync() => await follow.StopAsync(Id) ? Back() : NotFound();

    private LocalRedirectResult Back() => LocalRedirect($"/comite/propositions/{Id}");
}
