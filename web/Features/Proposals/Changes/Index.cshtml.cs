using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Proposals.Changes;

/// <summary>« Ce qui a changé grâce à vous » : for everybody, without an account too. Nothing personal is there.</summary>
[AllowAnonymous, OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(ReadChanges changes) : PageModel
{
    /// <summary>The last idea of the page before; null for the first page.</summary>
    [FromQuery(Name = "apres")]
    public Guid? After { get; set; }

    public ReadChanges.Counters All { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);
    public IReadOnlyList<SafeTable> Tables { get; private set; } = [];
    public ReadChanges.Page Stories { get; private set; } = new([], null);

    public async Task OnGetAsync()
    {
        (All, Tables) = await changes.CountAsync();
        Stories = await changes.ListAsync(After);
    }

    /// <summary>« 15 environ », « caché ».</summary>
    public static string Figure(SafeCell cell) => cell.State switch { CellState.Shown => cell.RoundedCount == 0 ? "0" : $"{cell.RoundedCount} environ", CellState.Mostly => "la plupart", _ => "caché, trop peu" };
}
