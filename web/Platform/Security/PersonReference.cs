using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Security;

/// <summary>
/// The number by which people at work speak of an account or of a child without naming anybody (« N° de compte »,
/// « N° du jeune »): random, opens nothing, says nothing.
/// </summary>
public static class PersonReference
{
    /// <summary>In characters, as stored: 40 random bits.</summary>
    public const int Length = 8;

    /// <summary>As a sentence of help says it.</summary>
    public const string Example = "K7QM-4D2X";

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>« K7QM-4D2X », as printed and dictated; empty for none.</summary>
    public static string Shown(string? reference) => reference is { Length: Length } ? $"{reference[..4]}-{reference[4..]}" : "";

    /// <summary>What was meant by what was typed: spaces and hyphens dropped, O read as 0, I and L as 1. Null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 40) return null;
        var read = new StringBuilder(Length);
        foreach (var letter in typed.ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '\u2011' or '.') continue;
            read.Append(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter });
        }
        return read.Length == Length && read.ToString() is var text && text.All(letter => Alphabet.Contains(letter)) ? text : null;
    }
}
