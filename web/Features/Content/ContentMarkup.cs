using System.Globalization;
using System.Text;

namespace ChildProtection.Features.Content;

/// <summary>The small pieces of HTML that content is made of. Text always goes through <see cref="Text"/>.</summary>
internal static class ContentMarkup
{
    private const string Sprite = "/images/icones.svg";

    /// <summary>Text as text, whatever it contains.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    public static string Icon(string name) =>
        $"""<svg aria-hidden="true" focusable="false"><use href="{Sprite}#{Text(name)}"/></svg>""";

    /// <summary>A name for an address: « aide sociale à l’enfance » gives « aide-sociale-a-l-enfance ».</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        // Half characters and those that Unicode never assigns cannot be normalised: people can send them, none has a letter.
        var readable = string.Concat(text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned));
        foreach (var letter in readable.ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
