namespace ChildProtection.Features.Content.Search;

/// <summary>
/// « Chercher »: posted, so that what somebody looks for is in no address, no log and no history; answered on this machine.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(ContentLibrary library) : PageModel
{
    private const int Most = 12;

    [BindProperty(Name = "q"), Display(Name = "Que cherches-tu ?")]
    [Required(ErrorMessage = "Il faut un mot au moins.")]
    [StringLength(120, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Typed { get; set; }

    /// <summary>Null before a search.</summary>
    public IReadOnlyList<SearchHit>? Hits { get; private set; }

    /// <summary>Words of the glossary that were looked for.</summary>
    public IReadOnlyList<GlossaryWord> Words { get; private set; } = [];
    public bool ShowsHelp { get; private set; }

    public string Result => Hits?.Count switch { null => "", 0 => "Aucune page trouvée.", 1 => "1 page trouvée.", var count => $"{count} pages trouvées." };

    public void OnGet() { }

    public void OnPost()
    {
        var content = library.Current;
        Hits = content.Search.Find(Typed!, Audiences.Of(User), Most);
        ShowsHelp = content.Synonyms.SoundsLikeDanger(Typed!);
        Words = [.. ContentMarkup.Slug(Typed!) is { Length: > 1 } wanted ? content.Glossary.Words.Where(word => word.Forms.Append(word.Acronym ?? "").Prepend(word.Word).Any(form => ContentMarkup.Slug(form) == wanted)).Take(3) : []];
    }
}
