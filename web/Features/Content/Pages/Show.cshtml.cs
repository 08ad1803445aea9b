namespace ChildProtection.Features.Content.Pages;

/// <summary>A page of content/fr/pages, at each address of <see cref="ContentAddresses"/>.</summary>
[AllowAnonymous]
public sealed class ShowModel(ContentLibrary library, TerritoryWords territory, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "langue")]
    public string? Language { get; set; }

    public ContentPage Text { get; private set; } = null!;

    public ContentPage French { get; private set; } = null!;

    public IEnumerable<ContentLanguage> Translations => library.Current.Translations(Text.Address);

    public PageOrigin Origin { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var route = (HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var address = $"/{route.Trim('/')}";
        if (library.Current.At(address) is not { } french) return NotFound();
        French = french;
        Text = library.Current.In(Language, address) ?? french;
        Origin = PageOrigin.Of(Text, territory.Pack.Today(clock));
        return Page();
    }
}
