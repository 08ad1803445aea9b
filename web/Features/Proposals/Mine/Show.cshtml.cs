using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Features.Proposals.Changes;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Mine;

/// <summary>One of my ideas, wherever it stands: reread, given, taken back, erased, withdrawn; similar ones before it goes.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class ShowModel(OwnProposals own, ProposalLists lists, JoinProposal join, ReadProposals reading, ReadChanges changes, ReadAnswer answers) : LoadedPage<OwnProposals.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<ProposalLists.Line> Alike { get; private set; } = [];
    public IReadOnlyList<ProposalStep> Steps => Answer.Steps;
    public JoinProposal.Others Others { get; private set; } = new(0, []);

    public ReadAnswer.Shown Answer { get; private set; } = null!;

    /// <summary>For a co-author, shown once.</summary>
    public string? Code { get; private set; }

    /// <summary>The two sentences that the facilitator chose; null for none.</summary>
    public AnswerWords? Story => Subject.IsMine && Answer is { IsToCheck: true, Row.Story: not StoryState.None } ? Answer.Said : null;

    public ReadersNotice StoryReaders => ReadersNotice.Fixed("Pour montrer ce que les idées changent.", Subject.Proposal.Reach == ProposalReach.Place ? "Les jeunes de ton lieu de vie, sur la page «\u00A0Ce qui a changé\u00A0»." : "Tout le monde, même sans compte, sur la page «\u00A0Ce qui a changé\u00A0».", "Ton nom n’y est pas.");

    public bool IsLate => Subject.Proposal.ReadBy < reading.Today;
    public string? Missing => OwnProposals.Missing(Subject.Proposal.Manner, Subject.Words, Subject.HasFile);
    public ReadersNotice Readers => MineWords.ReadersOf(Subject.Proposal, reading.Days);

    /// <summary>« Renard du lac, et 1 sans nom ».</summary>
    public string With => Others.Names.Count == Others.Count ? string.Join(", ", Others.Names)
        : string.Join(", ", Others.Names.Append($"{Others.Count - Others.Names.Count} sans nom"));

    protected override Task<OwnProposals.Shown?> LoadAsync() => own.ReadAsync(Id);

    public async Task OnGetAsync()
    {
        await ShowAsync();
        if (Subject.IsNew) await own.SeenAsync(Id);
    }

    /// <summary>« Déposer ».</summary>
    public Task<IActionResult> OnPostGiveAsync() => DoAsync(own.GiveAsync);

    /// <summary>« Oui » or « non » to the two sentences.</summary>
    public Task<IActionResult> OnPostAgreeAsync(string? yes, string? seen) => DoAsync(async id => await changes.AgreeAsync(id, yes == "true", seen) ? true : null);

    /// <summary>« Reprendre ».</summary>
    public Task<IActionResult> OnPostTakeBackAsync() => DoAsync(own.TakeBackAsync);

    public Task<IActionResult> OnPostWithdrawAsync() => DoAsync(own.WithdrawAsync);

    public async Task<IActionResult> OnPostEraseAsync() => await DoAsync(own.EraseAsync) is RedirectToPageResult ? RedirectToPage("Index") : NotFound();

    public async Task<IActionResult> OnPostShareAsync()
    {
        Code = await join.NewCodeAsync(Id);
        if (Code is null) return NotFound();
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostLeaveAsync() => await join.LeaveAsync(Id) ? RedirectToPage("Index") : NotFound();

    private async Task<IActionResult> DoAsync(Func<Guid, Task<bool?>> act)
    {
        try
        {
            return await act(Id) is true ? RedirectToPage() : NotFound();
        }
        catch (BrokenRuleException)
        {
            await ShowAsync(); // the page comes again, with the reason
            throw;
        }
    }

    private async Task ShowAsync()
    {
        if (Subject.Proposal.IsOwn && Subject is { IsMine: true, Words: var words } && (words.Title.Length > 0 || words.Things.Count > 0)) Alike = await lists.AlikeAsync(Id, Subject.Title);
        Answer = await answers.OfAsync(Subject.Proposal);
        Others = await join.OthersAsync(Id);
    }
}
