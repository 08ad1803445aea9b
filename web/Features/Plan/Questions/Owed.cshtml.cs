using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>What the committee waits for, the late ones first; then what is answered.</summary>
[Authorize(PlanAccess.Pilot), OfModule(PlanAccess.Module)]
public sealed class OwedModel(AnswerQuestions answers) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<AnswerQuestions.Owed> Texts { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync() => Texts = await answers.ListAsync(Number);
}
