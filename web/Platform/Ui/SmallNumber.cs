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
}
