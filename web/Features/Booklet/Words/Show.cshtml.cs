using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Words;

/// <summary>
/// One word of the glossary (« /mots/referent »), with the pages that use it. Opening it counts once, for nobody: by the link of a
/// page of ours, or by the script of a page where the explanation was unfolded. Robots and previews are not readers.
/// </summary>
[AllowAnonymous]
public sealed class ShowModel(WordLookups lookups, ContentLibrary library) : LoadedPage<GlossaryWord>
{
    private const int MostPages = 8;

    [FromRoute(Name = "mot")]
    public string? Slug { get; set; }

    public IEnumerable<GlossaryWord> Others => Subject.SeeAlso.Select(library.Current.Glossary.Find).OfType<GlossaryWord>();

    public IEnumerable<ContentPage> Pages => library.Current.All.Where(page => page.Words.Contains(Subject.Slug)).OrderBy(page => page.Kind).ThenBy(page => page.Order).Take(MostPages);

    protected override Task<GlossaryWord?> LoadAsync() => Task.FromResult(library.Current.Glossary.BySlug(Slug ?? ""));

    public async Task OnGetAsync()
    {
        if (IsReader(Request.Headers)) await lookups.OpenedAsync(Subject.Slug);
    }

    /// <summary>Sent by the script when a reader unfolds the explanation.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (IsFromHere(Request.Headers)) await lookups.OpenedAsync(Subject.Slug);
        return new NoContentResult();
    }

    private static bool IsReader(IHeaderDictionary headers) => IsFromHere(headers) && headers["Sec-Fetch-Dest"] == "document" && headers["Sec-Purpose"].Count == 0 && headers["Purpose"].Count == 0;

    /// <summary>Said by the browser itself: a page of ours asked. Robots do not say it.</summary>
    private static bool IsFromHere(IHeaderDictionary headers) => headers["Sec-Fetch-Site"] == "same-origin";
}
