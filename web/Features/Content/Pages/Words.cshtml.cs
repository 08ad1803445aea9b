namespace ChildProtection.Features.Content.Pages;

/// <summary>The glossary (« /mots »); the search is a plain GET.</summary>
[AllowAnonymous]
public sealed class WordsModel(ContentLibrary library) : PageModel
{
    private const int SearchLength = 60;

    /// <summary>« ?liste=pros »: the words of the booklet first, all that professionals say on demand.</summary>
    public const string Key = "liste";

    public static readonly IReadOnlyList<(string Code, string Name, string Icon)> Lists =
        [("livret", "Les mots du livret", "livret"), ("pros", "Sigles et mots des professionnels", "equipe"), ("tous", "Tous les mots", "loupe")];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = Key)]
    public string? Asked { get; set; }

    /// <summary>Which list is shown; a search looks into all of them.</summary>
    public string List => Lists.Any(list => list.Code == Asked) ? Asked! : Lists[0].Code;

    public string Search { get; private set; } = "";

    public IReadOnlyList<IGrouping<char, GlossaryWord>> Letters { get; private set; } = [];

    public string Result => Letters.Sum(letter => letter.Count()) switch
    {
        0 => "Aucun mot trouvé.",
        1 => Search.Length == 0 ? "1 mot." : "1 mot trouvé.",
        var count => Search.Length == 0 ? $"{count} mots." : $"{count} mots trouvés.",
    };

    public IEnumerable<GlossaryWord> Others(GlossaryWord word) =>
        word.SeeAlso.Select(library.Current.Glossary.Find).OfType<GlossaryWord>();

    public void OnGet()
    {
        Search = (Query ?? "").Trim();
        if (Search.Length > SearchLength) Search = Search[..SearchLength];
        Letters = [.. library.Current.Glossary.Words.Where(IsListed).Where(Matches).GroupBy(word => char.ToUpperInvariant(word.Slug.Length > 0 ? word.Slug[0] : '#'))];
    }

    private bool IsListed(GlossaryWord word) => Search.Length > 0 || List switch
    {
        "tous" => true,
        "pros" => !library.Current.ReadersWords.Contains(word.Slug),
        _ => library.Current.ReadersWords.Contains(word.Slug),
    };

    /// <summary>Accents, capitals and kinds of apostrophe do not matter to whoever searches.</summary>
    private bool Matches(GlossaryWord word)
    {
        if (Search.Length == 0) return true;
        var wanted = ContentMarkup.Slug(Search);
        return wanted.Length > 0 && word.Forms.Append(word.Acronym ?? "").Prepend(word.Word)
            .Any(form => ContentMarkup.Slug(form).Contains(wanted, StringComparison.Ordinal));
    }
}
