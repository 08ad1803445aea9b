using System.Text.RegularExpressions;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>Reads « aide » and « interne »: numbers that somebody in danger will dial, so each one is checked.</summary>
internal static partial class HelpLineReader
{
    public static readonly IReadOnlyList<string> Kinds = ["danger", "urgence", "ecran", "mal-etre", "parler", "droits"];

    /// <summary>The European missing-children style number: in France the line is the 119 (reference security §3.1).</summary>
    private const string NotInFrance = "116111";

    /// <summary>Arcep keeps this range for fiction.</summary>
    private const string FictionalRange = "019900";

    private static readonly Dictionary<string, HelpLevel> Levels = new(StringComparer.Ordinal)
    {
        ["tout-de-suite"] = HelpLevel.Now, ["vite"] = HelpLevel.Soon, ["quand-tu-veux"] = HelpLevel.Whenever,
    };

    public static IReadOnlyList<HelpLine> Read(YamlMap root)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return [.. root.Maps("aide").Select(map => Line(map, codes))];
    }

    public static Listening Listening(YamlMap? map, bool? isFictional)
    {
        if (map is null) return new Listening("", "", "", Phone: null, Email: null);
        var listening = new Listening(
            map.Text("nom"), map.Text("horaires"), map.Text("delai"), map.OptionalText("telephone"), map.OptionalText("courriel"));
        if (listening.Phone is { } phone)
        {
            var digits = phone.Replace(" ", "", StringComparison.Ordinal);
            if (!FrenchPhone.IsMatch(digits)) map.Report("telephone", "« telephone » : il faut 10 chiffres, comme 01 23 45 67 89");
            else if (isFictional is { } fiction && digits.StartsWith(FictionalRange, StringComparison.Ordinal) != fiction)
                map.Report("telephone", fiction
                    ? "« telephone » : un territoire imaginaire prend un numéro en 01 99 00"
                    : "« telephone » : 01 99 00 est gardé pour la fiction");
        }
        if (listening.Email is { } email && !Email.IsMatch(email)) map.Report("courriel", "« courriel » : ce n’est pas une adresse");
        map.RefuseTheRest();
        return listening;
    }

    private static HelpLine Line(YamlMap map, HashSet<string> codes)
    {
        var line = new HelpLine
        {
            Code = map.Text("code"),
            Name = map.Text("nom"),
            Number = map.Text("numero"),
            Shown = map.Text("affiche"),
            Kind = map.Text("genre"),
            Level = map.Choice("niveau", Levels),
            ForTheYoung = map.Text("pour_jeune"),
            ForAdults = map.Text("pour_adulte"),
            Hours = map.Text("horaires"),
            IsFree = map.Flag("gratuit"),
            BySms = map.Flag("sms"),
            Site = Site(map),
            CheckedOn = map.OptionalDate("verifie"),
            ToConfirm = map.Flag("a_confirmer"),
        };
        if (line.Code.Length > 0 && !codes.Add(line.Code)) map.Report("code", $"« aide » : le code « {line.Code} » est là deux fois");
        if (line.Kind.Length > 0 && !Kinds.Contains(line.Kind, StringComparer.Ordinal))
            map.Report("genre", $"« genre » : « {line.Kind} » n’est pas possible ; choix : {string.Join(", ", Kinds)}");
        CheckNumber(map, line);
        if (!line.ToConfirm && !map.Has("verifie")) map.Report("verifie", "« verifie » : un numéro montré doit avoir une date de vérification");
        map.RefuseTheRest();
        return line;
    }

    private static void CheckNumber(YamlMap map, HelpLine line)
    {
        if (line.Number.Length == 0) return;
        if (!Dialled.IsMatch(line.Number))
            map.Report("numero", $"« numero » : « {line.Number} » n’est pas un numéro ; il faut de 2 à 6 chiffres, ou 10, sans espace");
        else if (line.Number == NotInFrance)
            map.Report("numero", "« numero » : le 116 111 n’est pas la ligne française ; c’est le 119");
        else if (line.Shown.Length > 0 && string.Concat(line.Shown.Where(char.IsAsciiDigit)) != line.Number)
            map.Report("affiche", $"« affiche » : « {line.Shown} » n’a pas les chiffres de « {line.Number} »");
    }

    private static Uri? Site(YamlMap map)
    {
        if (map.OptionalText("site") is not { } address) return null;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps) return uri;
        map.Report("site", "« site » : il faut une adresse https");
        return null;
    }

    [GeneratedRegex("^([0-9]{2,6}|0[0-9]{9})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Dialled { get; }

    [GeneratedRegex("^0[1-9][0-9]{8}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FrenchPhone { get; }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[a-z]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Email { get; }
}
