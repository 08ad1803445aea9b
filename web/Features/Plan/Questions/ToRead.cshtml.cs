using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>What members wrote and waits for a facilitator; no words here.</summary>
[Authorize(PlanAccess.Rereader), OfModule(PlanAccess.Module)]
public sealed class ToReadModel(RereadQuestions reread) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<RereadQuestions.Waiting> Texts { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync() => Texts = await reread.ListAsync(Number);
}
