using System.Globalization;

namespace ChildProtection.Platform.Ui;

/// <summary>Counts that point to nobody: from 1 to 4 the number is not said, neither of a group nor of who is left out of it.</summary>
public static class SmallNumber
{
    /// <summary>The largest number that is hidden.</summary>
    public const int Most = 4;

    public const string Hidden = "moins de 5";

    public static bool IsHidden(int count) => count is > 0 and <= Most;

    /// <summary>« 12 », « moins de 5 », « 0 ».</summary>
    public static string Of(int count) => IsHidden(count) ? Hidden : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>« 12 sur 20 »; when those left out are few, that is not said either.</summary>
    public static string Of(int count, int all) => all <= Most ? "Trop peu de jeunes pour donner un nombre"
        : IsHidden(count) ? $"{Hidden} sur {all}"
        : IsHidden(all - count) ? $"presque tous, sur {all}"
        : $"{count} sur {all}";

    /// <summary>Whether « 12 sur 20 » is said as it is, neither number hidden.</summary>
    public static bool IsSaid(int count, int all) => all > Most && !IsHidden(count) && !IsHidden(all - count);

    /// <summary>
    /// The parts of a total that somebody may know, or add up. Small ones are not said; nor is the largest, with those nearly as
    /// large, because a subtraction would give the small ones back. Whoever knows the total, every other part and this rule still
    /// finds several numbers for each. Null where that cannot be: then no part is said.
    /// </summary>
    public static IReadOnlyList<int?>? Parts(IReadOnlyList<int> parts)
    {
        if (!parts.Any(IsHidden)) return [.. parts.Select(part => (int?)part)];
        var nearly = parts.Max() - Most;
        int?[] said = [.. parts.Select(part => IsHidden(part) || part > Most && part > nearly ? (int?)null : part)];
        var (count, sum) = (said.Count(part => part is null), parts.Sum() - said.Sum(part => part ?? 0));
        return count > 1 && sum - count + 1 >= Most ? said : null; // of so many parts, each may be anything from 1 to that
    }
}
