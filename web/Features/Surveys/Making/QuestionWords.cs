using System.Globalization;
using System.Text;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>The words of the editor, and the codes it makes from words.</summary>
internal static class QuestionWords
{
    private const int LongestCode = 32;

    /// <summary>« Quatre visages ».</summary>
    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Choice => "Une réponse dans une liste",
        QuestionKind.Several => "Plusieurs réponses dans une liste",
        QuestionKind.YesNo => "Oui, non, je ne sais pas",
        QuestionKind.Faces => "Quatre visages",
        QuestionKind.Agreement => "D’accord ou pas, en 4 degrés",
        QuestionKind.Frequency => "Toujours, souvent, parfois, jamais",
        QuestionKind.ShortText => "Quelques mots",
        QuestionKind.LongText => "Un texte",
        QuestionKind.Number => "Un nombre",
        QuestionKind.Date => "Une date",
        QuestionKind.Ranking => "Des réponses à classer",
        QuestionKind.Pictures => "Une image à choisir",
        QuestionKind.Place => "Un lieu de vie",
        _ => "Un secteur du territoire",
    };

    /// <summary>« Jeunes de 11 à 14 ans » for « jeune-11-14 ».</summary>
    public static string Who(string key) => key.StartsWith($"{Public.Young}-", StringComparison.Ordinal)
        ? $"Jeunes de {key[(Public.Young.Length + 1)..].Replace("-", " à ", StringComparison.Ordinal)} ans" : Public.Words(key);

    /// <summary>Somebody of this key: « jeune-11-14 », « parent ».</summary>
    public static Reader ReaderOf(string? key) => key switch
    {
        "jeune-11-14" => new(Public.Young, 12),
        "jeune-15-17" => new(Public.Young, 16),
        "jeune-18-21" => new(Public.Young, 19),
        Public.Parent or Public.Mentor or Public.Professional => new(key, null),
        _ => new(Public.Young, 16),
    };

    /// <summary>Those a questionnaire may be tried as.</summary>
    public static IEnumerable<string> Readers(Questionnaire questions) => questions.Publics.SelectMany(one => one == Public.Young ? Public.AgeBands.Select(band => $"{Public.Young}-{band}") : [one]);

    /// <summary>« ta-chambre-est-calme »: never one of <paramref name="taken"/>. A code stays when the words change.</summary>
    public static string CodeOf(string words, IEnumerable<string> taken)
    {
        var letters = string.Concat(words.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD).ToLowerInvariant()
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark).Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'));
        var code = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        code = (code.Length > LongestCode ? code[..LongestCode] : code).Trim('-');
        if (code.Length == 0) code = "question";
        var used = taken.Append(Scales.Passed).ToHashSet(StringComparer.Ordinal);
        return used.Contains(code) ? Enumerable.Range(2, 1_000).Select(number => $"{code}-{number}").First(one => !used.Contains(one)) : code;
    }

    /// <summary>Words as they are read: one line, ’, hard spaces.</summary>
    public static string? Typed(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : Content.Wording.Typeset(Marks(line.Replace('\'', '’')));
    }

    /// <summary>A mark that was typed without its space: « calme? ».</summary>
    private static string Marks(string line)
    {
        var text = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
        {
            var isLast = at + 1 == line.Length || line[at + 1] == ' ';
            if (line[at] is '?' or '!' or ';' or ':' && isLast && at > 0 && line[at - 1] is not (' ' or '\u00A0' or '?' or '!')) text.Append('\u00A0');
            text.Append(line[at]);
        }
        return text.ToString();
    }
}
