using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Sums;

/// <summary>« Les documents relus », for observers: dates and numbers.</summary>
[Authorize(ReviewAccess.Numbers), OfModule(ReviewAccess.Module)]
public sealed class IndexModel(ReviewSums sums) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    internal Paged<ReviewSums.Line> Lines { get; private set; } = new([], 1, 1);

    public DateOnly Today => sums.Today;

    public async Task OnGetAsync() => Lines = await sums.ListAsync(Number);
}
