using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review;

/// <summary>« Les documents à relire » of one's bodies.</summary>
[Authorize(ReviewAccess.Around), OfModule(ReviewAccess.Module)]
public sealed class IndexModel(ReadReview read, CurrentUser user) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ReviewLine> Lines { get; private set; } = new([], 1, 1);

    public bool Runs => user.Is(Role.Facilitator);

    public DateOnly Today => read.Today;

    public async Task OnGetAsync() => Lines = await read.ListAsync(Number);
}
