using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Content.Services;

/// <summary>A place or a service one can go to or call (« content/services/&lt;territoire&gt;.yaml », and « partout.yaml » for the whole country).</summary>
public sealed record NearbyPlace
{
    /// <summary>After this many days a service is shown as to be checked again.</summary>
    public const int CheckedForDays = 365;

    public required string Name { get; init; }
    public required ServiceKind Kind { get; init; }
    public required string Summary { get; init; }
    public required IReadOnlyList<Audience> Audiences { get; init; }

    /// <summary>Codes of the territory's zones; empty: everywhere.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>As on an envelope.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>In pairs, as it is shown.</summary>
    public string? Phone { get; init; }

    /// <summary>https.</summary>
    public string? Site { get; init; }
    public string? Hours { get; init; }
    public bool IsFree { get; init; }
    public bool IsOpenToAll { get; init; }

    /// <summary>When somebody last called or wrote to know; null: never yet.</summary>
    public DateOnly? CheckedOn { get; init; }

    public bool IsToBeChecked(DateOnly today) => CheckedOn is not { } day || today.DayNumber - day.DayNumber > CheckedForDays;

    internal static NearbyPlace Read(YamlMap map)
    {
        var service = new NearbyPlace
        {
            Name = Wording.Typeset(map.Text("nom")),
            Kind = map.Choice("sorte", ServiceKindWords.ByCode),
            Summary = Wording.Typeset(map.Text("resume")),
            Audiences = [.. map.Texts("pour").Select(code => For(map, code)).OfType<Audience>()],
            Zones = map.Texts("zones"),
            Address = map.Texts("adresse"),
            Phone = map.OptionalText("telephone"),
            Site = map.OptionalText("site"),
            Hours = map.OptionalText("horaires") is { } hours ? Wording.Typeset(hours) : null,
            IsFree = map.OptionalFlag("gratuit") ?? false,
            IsOpenToAll = map.OptionalFlag("sans_rendez_vous") ?? false,
            CheckedOn = map.OptionalDate("verifie_le"),
        };
        if (service.Audiences.Count == 0) map.Report("pour", "« pour » : jeunes, parents, mentors, pros ou tous");
        if (Wording.LongestSentence(service.Summary) is var words and > Wording.MostWords) map.Report("resume", $"phrase de {words} mots : {Wording.MostWords} au plus");
        if (service.Phone is { } phone && phone.Any(sign => !char.IsAsciiDigit(sign) && sign is not (' ' or '+'))) map.Report("telephone", "« telephone » : des chiffres par 2, comme 01 99 00 45 67");
        if (service.Site is { } site && !(Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)) map.Report("site", "« site » : une adresse qui commence par https://");
        if (service is { Phone: null, Site: null, Address.Count: 0 }) map.Report("nom", $"« {service.Name} » : il faut une adresse, un téléphone ou un site");
        map.RefuseTheRest();
        return service;
    }

    private static Audience? For(YamlMap map, string code)
    {
        if (Content.Audiences.ByName.TryGetValue(code, out var audience)) return audience;
        map.Report("pour", $"« pour » : « {code} » n’existe pas");
        return null;
    }
}

/// <summary>What one goes there for.</summary>
public enum ServiceKind { Health, Listening, Housing, Work, Rights, Money, Family, Leisure, Peers }

/// <summary>How a kind is written in files and shown.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Code">« sante ».</param>
/// <param name="Name">« Santé ».</param>
/// <param name="Icon">A name of the sprite.</param>
/// <param name="Colour">A colour class.</param>
public sealed record ServiceKindWords(ServiceKind Kind, string Code, string Name, string Icon, string Colour)
{
    public static readonly IReadOnlyList<ServiceKindWords> All =
    [
        new(ServiceKind.Listening, "ecoute", "Parler à quelqu’un", "ecouter", "violet"), new(ServiceKind.Health, "sante", "Santé", "sante", "corail"),
        new(ServiceKind.Housing, "logement", "Logement", "maison", "ocre"), new(ServiceKind.Work, "emploi", "Études et travail", "ecole", "ciel"),
        new(ServiceKind.Rights, "droits", "Droits et papiers", "balance", "lagune"), new(ServiceKind.Money, "argent", "Argent", "argent", "feuille"),
        new(ServiceKind.Family, "famille", "Famille", "famille", "ocre"), new(ServiceKind.Leisure, "loisirs", "Sport et loisirs", "sport", "feuille"),
        new(ServiceKind.Peers, "anciens", "Anciens de l’ASE", "cercle", "violet"),
    ];

    internal static readonly IReadOnlyDictionary<string, ServiceKind> ByCode = All.ToDictionary(words => words.Code, words => words.Kind, StringComparer.Ordinal);

    public static ServiceKindWords Of(ServiceKind kind) => All.First(words => words.Kind == kind);
}
