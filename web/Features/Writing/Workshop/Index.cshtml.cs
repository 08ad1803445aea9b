using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« L’atelier du livret »: the pages, and where each one stands.</summary>
[Authorize(WritingAccess.Write)]
public sealed class IndexModel(WorkshopShelf shelf) : PageModel
{
    /// <summary>« ?rayon=fiches ».</summary>
    public const string Key = "rayon";

    public static readonly IReadOnlyList<(string Code, string Name, string Icon, PageKind Kind)> Shelves =
        [("livret", "Le livret", "livret", PageKind.Chapter), ("fiches", "Les fiches", "papier", PageKind.Leaflet), ("pages", "Les autres pages", "loupe", PageKind.Page)];

    [FromQuery(Name = Key)]
    public string? Shelf { get; set; }

    public string Chosen => Shelves.FirstOrDefault(one => one.Code == Shelf).Code ?? Shelves[0].Code;

    public IReadOnlyList<WorkshopShelf.Row> Moving { get; private set; } = [];
    public IReadOnlyList<WorkshopShelf.Row> Pages { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await shelf.ListAsync();
        var kind = Shelves.First(one => one.Code == Chosen).Kind;
        (Moving, Pages) = ([.. rows.Where(row => row.IsMoving)], [.. rows.Where(row => row.File.Kind == kind)]);
    }
}
