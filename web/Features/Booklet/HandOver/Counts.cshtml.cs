namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>« Livrets remis »: counts for the authority, no name, no small number.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class CountsModel(HandedCounts counts) : PageModel
{
    public HandedCounts.Figures Figures { get; private set; } = null!;

    public async Task OnGetAsync() => Figures = await counts.CountAsync();
}
