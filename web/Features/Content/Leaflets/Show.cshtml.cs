namespace ChildProtection.Features.Content.Leaflets;

/// <summary>One practical sheet (« /fiches/ouvrir-un-compte »), and others of its domain.</summary>
[AllowAnonymous]
public sealed class ShowModel(ContentLibrary library, TerritoryWords territory, TimeProvider clock) : LoadedPage<ContentPage>
{
    private const int MostOthers = 4;

    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    [FromQuery(Name = "langue")]
    public string? Language { get; set; }

    public ContentPage Shown => library.Current.In(Language, Subject.Address) ?? Subject;

    public PageOrigin Origin => PageOrigin.Of(Shown, territory.Pack.Today(clock));

    public IEnumerable<ContentLanguage> Translations => library.Current.Translations(Subject.Address);

    public string Reader => IndexModel.Readers.FirstOrDefault(reader => reader.Audience == Subject.Audience).Code ?? "jeunes";

    /// <summary>The next ones of the same domain and audience, round again to the first.</summary>
    public IEnumerable<ContentPage> Others
    {
        get
        {
            var near = library.Current.Leaflets.Where(sheet => sheet.Audience == Subject.Audience && sheet.Domain == Subject.Domain).ToList();
            var place = near.FindIndex(sheet => sheet.Slug == Subject.Slug);
            return near.Skip(place + 1).Concat(near.Take(place)).Take(MostOthers);
        }
    }

    protected override Task<ContentPage?> LoadAsync() => Task.FromResult(library.Current.Leaflet(Slug));

    public void OnGet() { }
}
