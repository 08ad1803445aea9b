namespace ChildProtection.Features.Content.Pages;

/// <summary>A page of content/fr/pages, at each address of <see cref="ContentAddresses"/>.</summary>
[AllowAnonymous]
public sealed class ShowModel(ContentLibrary library, TerritoryWords territory, TimeProvider clock) : PageModel
{
    public ContentPage Text { get; private set; } = null!;

    public PageOrigin Origin { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var route = (HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        if (library.Current.At($"/{route.Trim('/')}") is not { } page) return NotFound();
        Text = page;
        Origin = PageOrigin.Of(page, territory.Pack.Today(clock));
        return Page();
    }
}
