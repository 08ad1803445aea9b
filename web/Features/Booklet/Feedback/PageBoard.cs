using System.Globalization;
using System.Text;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>Where a page stands with its rereading.</summary>
public enum RereadNeed { None, Late, Soon, Never }

/// <summary>One page on the board. No reader is in it.</summary>
public sealed record BoardRow(ContentPage Page, int Understood, int Helps, int Hard, RereadNeed Need)
{
    /// <summary>« Retard »: past its date. « Bientôt »: within <see cref="PageBoard.SoonDays"/> days. « Jamais »: by nobody concerned.</summary>
    public string? NeedWords => Need switch
    {
        RereadNeed.Late => "Relecture en retard",
        RereadNeed.Soon => "À relire bientôt",
        RereadNeed.Never => "Jamais relue",
        _ => null,
    };

    public string NeedColour => Need switch { RereadNeed.Late => "corail", RereadNeed.Soon => "ocre", _ => "ciel" };

    public int All => Understood + Helps + Hard;
}

/// <summary>The board of those who write: which pages are hard, which wait for a rereading. Filters are words of the address.</summary>
public sealed class PageBoard(ReadersVoices voices, ContentLibrary library, TerritoryWords territory, TimeProvider clock)
{
    public const int PageSize = 20;
    public const int SoonDays = 60;
    public const string Everything = "";

    /// <summary>« ?pour=… »: an edition of the booklet, or the readers of sheets, or the other pages.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Shelves =
    [
        (Everything, "Toutes les pages"), .. BookletEdition.All.Select(edition => (edition.Code, $"Livret\u00A0: {edition.Name}")),
        ("fiches-jeunes", "Fiches\u00A0: jeunes"), ("fiches-parents", "Fiches\u00A0: parents"), ("fiches-mentors", "Fiches\u00A0: mentors"), ("fiches-pros", "Fiches\u00A0: professionnels"), ("pages", "Les autres pages"),
    ];

    /// <summary>« ?etat=… ».</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> States =
        [(Everything, "Tous les états"), ("dures", "Pas tout compris"), ("retard", "Relecture en retard"), ("bientot", $"À relire dans {SoonDays} jours"), ("jamais", "Jamais relues par les personnes concernées")];

    /// <summary>The hardest first, by share of readers, then those that wait longest for a rereading.</summary>
    public async Task<IReadOnlyList<BoardRow>> ReadAsync(string? shelf, string? state)
    {
        var (counts, today) = (await voices.CountsAsync(), territory.Pack.Today(clock));
        return
        [
            .. library.Current.All.Where(page => IsOn(page, shelf)).Select(page => Row(page, counts[ReadersVoices.KeyOf(page)].ToList(), today)).Where(row => IsIn(row, state))
                .OrderByDescending(row => SmallNumber.IsHidden(row.Hard) ? 0 : row.Hard / (double)Math.Max(1, row.All)).ThenBy(row => row.Page.RereadBefore).ThenBy(row => row.Page.Title, StringComparer.CurrentCulture),
        ];
    }

    public static Paged<BoardRow> Page(IReadOnlyList<BoardRow> rows, int number)
    {
        var count = Math.Max(1, (rows.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(number, 1, count);
        return new Paged<BoardRow>([.. rows.Skip((page - 1) * PageSize).Take(PageSize)], page, count);
    }

    /// <summary>For a spreadsheet, with the same small numbers hidden.</summary>
    public static byte[] Export(IEnumerable<BoardRow> rows)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.GetCultureInfo("fr-FR")) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var head in new[] { "Page", "Adresse", "J’ai compris", "Ça m’aide", "Pas tout compris", "Version", "À relire avant le", "Relecture" }) csv.WriteField(head);
            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var cell in new[]
                {
                    row.Page.Title, row.Page.Address, SmallNumber.Of(row.Understood), SmallNumber.Of(row.Helps), SmallNumber.Of(row.Hard),
                    row.Page.Version.ToString(CultureInfo.InvariantCulture), row.Page.RereadBefore.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.NeedWords ?? "À jour",
                }) csv.WriteField(cell);
                csv.NextRecord();
            }
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static bool IsOn(ContentPage page, string? shelf) => shelf switch
    {
        null or Everything => true,
        "pages" => page.Kind == PageKind.Page,
        "fiches-jeunes" => page is { Kind: PageKind.Leaflet, Audience: Audience.Young },
        "fiches-parents" => page is { Kind: PageKind.Leaflet, Audience: Audience.Parents },
        "fiches-mentors" => page is { Kind: PageKind.Leaflet, Audience: Audience.Mentors },
        "fiches-pros" => page is { Kind: PageKind.Leaflet, Audience: Audience.Professionals },
        _ => page.Kind == PageKind.Chapter && page.Editions.Contains(shelf),
    };

    private static bool IsIn(BoardRow row, string? state) => state switch
    {
        "dures" => row.Hard > 0,
        "retard" => row.Need == RereadNeed.Late,
        "bientot" => row.Need == RereadNeed.Soon,
        "jamais" => row.Page.Rereadings.Count == 0,
        _ => true,
    };

    private static BoardRow Row(ContentPage page, List<(Verdict Verdict, int Count)> counts, DateOnly today)
    {
        int Of(Verdict verdict) => counts.Where(count => count.Verdict == verdict).Sum(count => count.Count);
        var need = today > page.RereadBefore ? RereadNeed.Late
            : today.AddDays(SoonDays) >= page.RereadBefore ? RereadNeed.Soon
            : page.Rereadings.Count == 0 ? RereadNeed.Never : RereadNeed.None;
        return new BoardRow(page, Of(Verdict.Understood), Of(Verdict.Helps), Of(Verdict.Hard), need);
    }
}
