using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>« Réponses à donner » : what was sent to whoever asks, the oldest promise first.</summary>
[Authorize(ProposalsAccess.Answerer), OfModule(ProposalsAccess.Module)]
public sealed class OwedModel(GiveAnswer answers) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<GiveAnswer.Owed> Owed { get; private set; } = new([], 1, 1);
    public DateOnly Today => answers.Today;

    public async Task OnGetAsync() => Owed = await answers.ListAsync(Number);
}
