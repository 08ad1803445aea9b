using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>The words that readers left, for those who write the pages.</summary>
[Authorize(BookletAccess.ReadFeedback)]
public sealed class ReceivedModel(ReadersVoices voices) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<Said> Words { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync() => Words = await voices.WordsAsync(Number);
}
