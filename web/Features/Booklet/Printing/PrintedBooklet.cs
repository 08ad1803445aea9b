using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using Microsoft.AspNetCore.Html;
using Audience = ChildProtection.Features.Content.Audience;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>One edition on one paper, as it is shown (« /livret/imprimer ») or made into a file. Nothing in it is about a person.</summary>
public sealed record PrintedBooklet
{
    public const string Adults = "mes-adultes-a-ecrire";
    public const string Notes = "mes-notes";
    public const string Help = "numeros-aide";

    /// <summary>Those whose name and number one may want to write down; keys of the territory.</summary>
    private static readonly string[] AdultKeys = ["referent", "educateur", "assistant_familial", "juge", "avocat", "mentor"];

    /// <summary>For a parent: those who decide with them.</summary>
    private static readonly string[] ParentKeys = ["referent", "educateur", "assistant_familial", "juge", "avocat"];

    public required TerritoryWords Words { get; init; }
    public required Listening Listening { get; init; }
    public required BookletEdition Edition { get; init; }
    public required PrintFormat Format { get; init; }
    public required IReadOnlyList<ContentPage> Chapters { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>« https://nos-voix.exemple.fr », without a slash at the end: what the QR codes lead to.</summary>
    public required string Site { get; init; }

    /// <summary>The page of each title, by its id; empty while nobody has counted them.</summary>
    public IReadOnlyDictionary<string, int> PageNumbers { get; init; } = new Dictionary<string, int>();

    /// <summary>Pages of lines, at least one; more of them so that folded sheets are full.</summary>
    public int NotesPages { get; init; } = 1;

    public TerritoryPack Pack => Words.Pack;

    public bool IsYoung => Edition.Audience == Audience.Young;

    /// <summary>« Livret d’accueil, 15 à 18 ans ».</summary>
    public string Title => $"Livret d’accueil, {char.ToLowerInvariant(Edition.Name[0])}{Edition.Name[1..]}";

    /// <summary>The latest change of a chapter.</summary>
    public DateOnly Date => Chapters.Count > 0 ? Chapters.Max(chapter => chapter.Date) : Today;

    /// <summary>Said once for all: the booklet is only as reread as its least reread chapter.</summary>
    public RereadStatus? Status => Chapters.Select(chapter => chapter.StatusOn(Today)).MinBy(status => status.State switch { RereadState.Expired => 0, RereadState.NotYet => 1, _ => 2 });

    /// <summary>« Mon référent », « Le référent ».</summary>
    public IEnumerable<string> AdultNames => IsYoung
        ? AdultKeys.Select(key => FrenchTerm.Capital(Words.Term(key).My))
        : ParentKeys.Select(key => FrenchTerm.Capital(Words.Term(key).The));

    /// <summary>What the contents list, in order: id and title.</summary>
    public IEnumerable<(string Id, string Title)> Parts =>
    [
        .. Chapters.Select(chapter => (chapter.Slug, chapter.Title)),
        (Adults, AdultsTitle), (Notes, NotesTitle), (Help, "Les numéros d’aide"),
    ];

    public string AdultsTitle => IsYoung ? "Mes adultes : noms et numéros" : "Les personnes autour de mon enfant";

    public string NotesTitle => "Mes notes";

    /// <summary>The chapter within the booklet: its headings go one step down, below the chapter’s; its links to others stay on paper.</summary>
    public IHtmlContent Body(ContentPage chapter) => new HtmlString(Chapters.Aggregate(
        Lower(Lower(chapter.Html.ToString()!, 3), 2),
        (html, other) => html.Replace($"href=\"{other.Address}\"", $"href=\"#{other.Slug}\"{Page(other)}", StringComparison.Ordinal)));

    /// <summary>On paper nobody follows a link: the style sheet writes the page behind it.</summary>
    private string Page(ContentPage chapter) => PageNumbers.TryGetValue(chapter.Slug, out var page) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" data-page=\"{page}\"") : "";

    /// <summary>Where the chapter is on the screen, for those who would rather listen.</summary>
    public string AddressOf(ContentPage chapter) => $"{Site}{chapter.Address}";

    /// <summary>The same without « https:// », for somebody who types it.</summary>
    public string ShownAddressOf(ContentPage chapter) => AddressOf(chapter).Split("//")[^1];

    public string QrOf(ContentPage chapter) => QrPicture.Of(AddressOf(chapter));

    /// <summary>Only the writers of content/ make these tags, always in small letters: text has no « &lt; ».</summary>
    private static string Lower(string html, int level) => html
        .Replace($"<h{level}", $"<h{level + 1}", StringComparison.Ordinal)
        .Replace($"</h{level}>", $"</h{level + 1}>", StringComparison.Ordinal);
}
