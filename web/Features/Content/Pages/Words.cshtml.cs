namespace ChildProtection.Features.Content.Pages;

/// <summary>The glossary (« /mots »); the search is a plain GET.</summary>
[AllowAnonymous]
public sealed class WordsModel(ContentLibrary library) : PageModel
{
    private const int SearchLength = 60;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public string Search { get; private set; } = "";

    public IReadOnlyList<IGrouping<char, GlossaryWord>> Letters { get; private set; } = [];

    public string Result => Letters.Sum(letter => letter.Count()) switch
    {
        0 => "Aucun mot trouvé.",
        1 => "1 mot trouvé.",
        var count => $"{count} mots trouvés.",
    };

    public IEnumerable<GlossaryWord> Others(GlossaryWord word) =>
        word.SeeAlso.Select(library.Current.Glossary.Find).OfType<GlossaryWord>();

    public void OnGet()
    {
        Search = (Query ?? "").Trim();
        if (Search.Length > SearchLength) Search = Search[..SearchLength];
        Letters = [.. library.Current.Glossary.Words.Where(Matches).GroupBy(word => char.ToUpperInvariant(word.Slug.Length > 0 ? word.Slug[0] : '#'))];
    }

    /// <summary>Accents, capitals and kinds of apostrophe do not matter to whoever searches.</summary>
    private bool Matches(GlossaryWord word)
    {
        if (Search.Length == 0) return true;
        var wanted = ContentMarkup.Slug(Search);
        return wanted.Length > 0 && word.Forms.Append(word.Acronym ?? "").Prepend(word.Word)
            .Any(form => ContentMarkup.Slug(form).Contains(wanted, StringComparison.Ordinal));
    }
}
