using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Features.Content;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Features.Review;

/// <summary>A text on its way in: typed, pasted, sent as a file, or taken from a page of the portal; cut by the cutter of the workshop.</summary>
internal static partial class ReviewText
{
    /// <summary>In signs, before it is cut.</summary>
    public const int Length = 30_000;

    /// <summary>Of one text.</summary>
    public const int MostSentences = 120;

    /// <summary>Of one sentence, in signs.</summary>
    public const int SentenceLength = 600;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its sentences in reading order. Empty, too long, or with tags: <see cref="BrokenRuleException"/>.</summary>
    public static IReadOnlyList<string> Cut(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new BrokenRuleException("Écrivez le texte, ou choisissez un fichier ou une page.");
        if (text.Length > Length) throw new BrokenRuleException($"Le texte est trop long\u00A0: {Length:N0} signes au plus.");
        if (Tag.IsMatch(text)) throw new BrokenRuleException("Le texte contient du code entre < et >. Enlevez-le.");
        var sentences = PlainFrenchChecker.SentencesOf(Wording.Typeset(text.ReplaceLineEndings("\n")));
        if (sentences.Count == 0) throw new BrokenRuleException("Il n’y a pas de phrase dans ce texte.");
        if (sentences.Count > MostSentences) throw new BrokenRuleException($"Il y a {sentences.Count} phrases. {MostSentences} au plus\u00A0: faites 2 documents.");
        return sentences.Any(sentence => sentence.Length > SentenceLength) ? throw new BrokenRuleException($"Une phrase a plus de {SentenceLength} signes. Coupez-la.") : sentences;
    }

    /// <summary>A text file as sent. Too heavy, or no text in UTF-8: <see cref="BrokenRuleException"/>.</summary>
    public static async Task<string> OfFileAsync(IFormFile file)
    {
        if (file.Length > 4 * Length) throw new BrokenRuleException("Ce fichier est trop lourd. Un texte seul suffit.");
        using var whole = new MemoryStream();
        await file.CopyToAsync(whole);
        try
        {
            var text = Strict.GetString(whole.ToArray()).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? throw NoText() : text;
        }
        catch (DecoderFallbackException)
        {
            throw NoText();
        }
    }

    /// <summary>The sentences of a page of the portal, as its readers read them; null when there is no such page.</summary>
    public static string? OfPage(ContentLibrary library, string? address) =>
        library.Current.At(address?.Trim() ?? "") is { } page ? string.Join("\n\n", [page.Title, .. page.Sentences]) : null;

    private static BrokenRuleException NoText() => new("Ce fichier n’est pas du texte. Choisissez un fichier .txt ou .md.");

    [GeneratedRegex(@"<\s*[/!?]?\s*[a-zA-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag { get; }
}
