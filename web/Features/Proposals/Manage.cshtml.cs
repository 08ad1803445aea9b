using ChildProtection.Features.Proposals.Reading;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>For the facilitator: closes the points of a published idea, hides one, or sends the idea back with a word, wherever it stands.</summary>
[Authorize(ProposalsAccess.Reader), OfModule(ProposalsAccess.Module)]
public sealed class ManageModel(ProposalLists lists, ReadProposals reading, ProposalPoints points) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ProposalPoints.Shown> Points { get; private set; } = new([], 1, 1);
    public IReadOnlyList<ReturnReason> Reasons { get; private set; } = [];
    public string? Word { get; private set; }

    public ReadersNotice Readers { get; } = ReadModel.ToTheAuthor;

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (!await reading.RunsAsync(Id) || await lists.FindAsync(Id) is not { Proposal.IsShown: true } found) return null;
        Points = await points.OfAsync(Id, Number);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCloseAsync(bool closed) => await reading.ClosePointsAsync(Id, closed) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostHideAsync(Guid pointId) => await points.ReturnAsync(pointId, [ReturnReason.Wounding]) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(
        int revision, IReadOnlyList<ReturnReason>? reasons, [StringLength(ReadModel.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Reasons, Word) = (reasons ?? [], word);
        if (ReadModel.Refusal(ModelState, Reasons, word) is { } refused) return refused;
        return await reading.ReturnAsync(Id, revision, Reasons, word!.Trim()) ? LocalRedirect("/comite/propositions") : NotFound();
    }
}
