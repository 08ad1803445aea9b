using System.Globalization;

namespace ChildProtection.Features.Content;

/// <summary>A date as one says it: « 1er mars 2026 », « 22 novembre 2026 ».</summary>
internal static class FrenchDate
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string InWords(this DateOnly date) =>
        date.Day == 1 ? $"1er {date.ToString("MMMM yyyy", French)}" : date.ToString("d MMMM yyyy", French);
}
