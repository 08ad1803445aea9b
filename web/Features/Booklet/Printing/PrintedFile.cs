using System.Globalization;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>One booklet as a file, ready to be sent.</summary>
/// <param name="Path">On this machine’s disk.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Pages">How many.</param>
public sealed record PrintedFile(string Path, long Bytes, int Pages)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 1,2 Mo, 48 pages ».</summary>
    public string InWords => $"{(Bytes >= 1_000_000 ? $"{(Bytes / 1e6).ToString("0.#", French)}\u00A0Mo" : $"{Math.Max(1, Bytes / 1_000)}\u00A0Ko")}, {Pages}\u00A0pages";
}
