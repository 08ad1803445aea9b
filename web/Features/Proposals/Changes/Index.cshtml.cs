using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Changes;

/// <summary>« Ce qui a changé grâce à vous » : for everybody, without an account too. Nothing personal is there.</summary>
[AllowAnonymous, OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(ReadChanges changes) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public ReadChanges.Counters All { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);
    public IReadOnlyList<SafeTable> Tables { get; private set; } = [];
    public Paged<ReadChanges.Story> Stories { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync()
    {
        (All, Tables) = await changes.CountAsync();
        Stories = await changes.ListAsync(Number);
    }

    /// <summary>« 15 environ », « caché ».</summary>
    public static string Figure(SafeCell cell) => cell.State switch { CellState.Shown => cell.RoundedCount == 0 ? "0" : $"{cell.RoundedCount} environ", CellState.Mostly => "la plupart", _ => "caché, trop peu" };
}
