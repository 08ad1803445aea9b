using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>« Les réponses promises » : what is owed and late, by function; and, for those who read ideas, which.</summary>
[Authorize(ProposalsAccess.Late), OfModule(ProposalsAccess.Module)]
public sealed class LateModel(LateAnswers late) : PageModel
{
    public IReadOnlyList<LateAnswers.Line> Lines { get; private set; } = [];
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    /// <summary>The late ones that whoever asks reads.</summary>
    public Paged<ProposalLists.Line> Ideas { get; private set; } = new([], 1, 1);
    public DateOnly Today => late.Today;

    /// <summary>Ideas are shown, and no holder’s name; the others see who answers, and no idea.</summary>
    public bool Reads => late.Reads;

    public async Task OnGetAsync()
    {
        Lines = await late.ByRoleAsync();
        if (Reads) Ideas = await late.IdeasAsync(Number);
    }
}
