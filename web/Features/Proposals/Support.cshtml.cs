namespace ChildProtection.Features.Proposals;

/// <summary>« Je soutiens », « Reprendre », and one’s own supports: nobody else’s are anywhere.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class SupportModel(SupportProposal support, ProposalLists lists) : PreparedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<ProposalLists.Line> Mine { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await lists.FindAsync(Id) is null) return NotFound();
        Mine = await lists.SupportedAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostGiveAsync() => await support.GiveAsync(Id) ? RedirectToPage("Show", new { Id }) : NotFound();

    public async Task<IActionResult> OnPostTakeBackAsync() => await support.TakeBackAsync(Id) ? RedirectToPage("Show", new { Id }) : NotFound();
}
