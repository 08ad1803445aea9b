using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>What became of a wish to talk: who read it, at what hour, and what they do now (N15).</summary>
[Authorize(RolePolicies.Young)]
public sealed class ShowModel(AskToTalk ask, InstanceChoices choices) : LoadedPage<AskToTalk.Mine>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What the screen found in one’s own words: then the warm words are shown.</summary>
    public WordRisk Risks => WordScreen.Of(Subject.Words ?? "") & WordScreen.Alarming;
    public Listening Listening => choices.Listening;

    protected override Task<AskToTalk.Mine?> LoadAsync() => ask.OneAsync(Id);

    public Task OnGetAsync() => ask.SeenAsync(Subject.Row);

    public async Task<IActionResult> OnPostCancelAsync() => await ask.CancelAsync(Id) ? RedirectToPage("Index") : NotFound();
}
