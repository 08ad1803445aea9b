using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChildProtection.Features.Administration.Lists;

/// <summary>One line of a list of people to invite.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Email">Checked.</param>
/// <param name="InvitedRole">A role of those who work here.</param>
/// <param name="Zone">A code of the territory; null when the cell is empty.</param>
public sealed record StaffLine(int Line, string Email, string InvitedRole, string? Zone);

/// <summary>
/// Reads a list of people to invite (« courriel;role;secteur »): UTF-8, « ; » or « , », quotes where needed. Every mistake is
/// said with its line, in plain words; nothing is guessed.
/// </summary>
public sealed class StaffList
{
    public const int MostLines = 2_000;

    /// <summary>Of the text, in characters, and of the file, in bytes.</summary>
    public const int MostSigns = 180_000;

    /// <summary>The mistakes shown; a list with more is to be made again.</summary>
    public const int MostMistakes = 100;

    public const string Model = "courriel;role;secteur\r\nprenom.nom@exemple.fr;professionnel;\r\n";

    private const int MostCell = 500;

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["professionnel"] = Role.Professional, ["professionnelle"] = Role.Professional, ["referent"] = Role.Professional, ["educateur"] = Role.Professional,
        ["animateur"] = Role.Facilitator, ["animatrice"] = Role.Facilitator, ["moderateur"] = Role.Moderator, ["moderatrice"] = Role.Moderator, ["moderation"] = Role.Moderator,
        ["observateur"] = Role.Observer, ["observatrice"] = Role.Observer, ["pilotage"] = Role.Observer, ["administrateur"] = Role.Administrator, ["administratrice"] = Role.Administrator,
    };

    private static readonly string[] Columns = ["courriel", "role", "secteur"];
    private readonly List<string> mistakes = [];
    private readonly List<StaffLine> lines = [];

    private StaffList() { }

    public IReadOnlyList<StaffLine> Lines => lines;

    /// <summary>« Ligne 14 : l’adresse e-mail n’est pas complète. »</summary>
    public IReadOnlyList<string> Mistakes => mistakes;

    /// <summary>The same address twice, said and kept once.</summary>
    public IReadOnlyList<string> Doubles { get; private set; } = [];

    /// <summary>The text of a file; null when it is not UTF-8.</summary>
    public static string? Decode(byte[] file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static StaffList Read(string text, IReadOnlyList<Zone> zones)
    {
        var list = new StaffList();
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).TrimStart('\uFEFF'); // half a sign becomes the replacement sign
        if (text.Length > MostSigns || text.Count(sign => sign == '\n') > MostLines + 1)
        {
            list.mistakes.Add($"La liste est trop longue : {MostLines.ToString("N0", CultureInfo.GetCultureInfo("fr-FR")).Replace('\u202F', '\u00A0')} lignes au plus à la fois. Coupez-la en plusieurs.");
            return list;
        }
        var start = text.TrimStart();
        var header = start.Split('\n', 2)[0];
        using var reader = new CsvReader(new StringReader(start), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = header.Contains(';', StringComparison.Ordinal) ? ";" : ",", HasHeaderRecord = false, IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim, MaxFieldSize = MostCell, BadDataFound = null, DetectDelimiter = false,
        });
        list.ReadAll(reader, zones, text[..^start.Length].Count(sign => sign == '\n'));
        return list;
    }

    private void ReadAll(CsvReader reader, IReadOnlyList<Zone> zones, int skipped)
    {
        var places = Array.Empty<int>();
        var (seen, doubles, isHeader, before) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new List<string>(), true, 0);
        while (mistakes.Count < MostMistakes)
        {
            var line = before + 1 + skipped;
            try
            {
                if (!reader.Read()) break;
            }
            catch (CsvHelperException)
            {
                mistakes.Add($"Ligne {line} : cette ligne ne se lit pas. Une case est trop longue, ou un guillemet n’est pas fermé.");
                break;
            }
            line = reader.Parser.RawRow + skipped - (reader.Parser.RawRecord.TrimEnd('\r', '\n').Count(sign => sign == '\n'));
            before = reader.Parser.RawRow;
            var cells = reader.Parser.Record ?? [];
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (isHeader)
            {
                isHeader = false;
                if (!Header(cells, line, out places)) return;
                continue;
            }
            if (reader.Parser.RawRecord.Count(sign => sign == '"') % 2 != 0) mistakes.Add($"Ligne {line} : un guillemet n’est pas fermé.");
            else if (Line(cells, places, line, zones) is { } read)
            {
                if (seen.TryGetValue(read.Email, out var first)) doubles.Add($"Ligne {line} : la même adresse est déjà à la ligne {first}. Elle compte une fois.");
                else if (seen.TryAdd(read.Email, line)) lines.Add(read);
            }
        }
        if (isHeader && mistakes.Count == 0) mistakes.Add("La liste est vide. La première ligne est : courriel;role;secteur");
        else if (lines.Count == 0 && mistakes.Count == 0) mistakes.Add("La liste n’a que des titres. Écrivez une personne par ligne.");
        Doubles = doubles;
    }

    private bool Header(string[] cells, int line, out int[] places)
    {
        var titles = cells.Select(Plain).Select(title => title switch { "email" or "e-mail" or "mail" or "adresse" => "courriel", "zone" => "secteur", _ => title }).ToList();
        places = [.. Columns.Select(column => titles.IndexOf(column))];
        foreach (var unknown in titles.Where(title => title.Length > 0 && !Columns.Contains(title)))
            mistakes.Add($"Ligne {line} : la colonne « {Short(unknown)} » n’est pas connue. Les colonnes sont : courriel, role, secteur.");
        if (titles.Where(title => title.Length > 0).GroupBy(title => title).Any(title => title.Count() > 1)) mistakes.Add($"Ligne {line} : une colonne est là deux fois.");
        if (places[0] < 0) mistakes.Add($"Ligne {line} : il manque la colonne « courriel ».");
        if (places[1] < 0) mistakes.Add($"Ligne {line} : il manque la colonne « role ».");
        return mistakes.Count == 0;
    }

    private StaffLine? Line(string[] cells, int[] places, int line, IReadOnlyList<Zone> zones)
    {
        var (email, role, zone) = (Cell(0), Cell(1), Cell(2));
        if (cells.Length > places.Max() + 1 && cells.Skip(places.Max() + 1).Any(cell => cell.Length > 0)) return Refuse("il y a trop de cases.");
        if (email.Length == 0) return Refuse("il manque l’adresse e-mail.");
        if (email[0] is '=' or '+' or '-' or '@') return Refuse("l’adresse e-mail commence par un signe de calcul.");
        if (!IsWhole(email)) return Refuse("l’adresse e-mail n’est pas complète.");
        if (role.Length == 0) return Refuse("il manque le rôle.");
        if (!Roles.TryGetValue(Plain(role), out var known)) return Refuse($"le rôle « {Short(role)} » n’existe pas. Choix : professionnel, animateur, moderateur, observateur, administrateur.");
        var place = zone.Length == 0 ? null : zones.FirstOrDefault(one => Plain(one.Code) == Plain(zone) || Plain(one.Name) == Plain(zone));
        return zone.Length > 0 && place is null ? Refuse($"le secteur « {Short(zone)} » n’existe pas.") : new StaffLine(line, email.ToLowerInvariant(), known, place?.Code);

        string Cell(int column) => places[column] is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "";

        StaffLine? Refuse(string why)
        {
            mistakes.Add($"Ligne {line} : {why}");
            return null;
        }
    }

    private static bool IsWhole(string email)
    {
        try
        {
            return MailAddresses.Checked(email).Split('@') is [_, var host] && host.Contains('.', StringComparison.Ordinal) && !host.EndsWith('.');
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }

    /// <summary>Without capitals, accents and spaces around: « Modérateur » is « moderateur ».</summary>
    private static string Plain(string text) => string.Concat(text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark));

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..30]}…";
}
