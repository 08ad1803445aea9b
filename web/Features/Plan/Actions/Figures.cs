using System.Globalization;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>Figures as they are read and typed in French.</summary>
public static class Figures
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 1 250,5 », with hard spaces.</summary>
    public static string Number(decimal value) => value.ToString("#,0.####", French).Replace('\u202F', '\u00A0');

    /// <summary>« 12 places ».</summary>
    public static string Words(decimal value, string unit) => $"{Number(value)}\u00A0{unit}";

    /// <summary>« C’est 4 de plus que la fois d’avant. »</summary>
    public static string Since(decimal now, decimal before) =>
        now == before ? "C’est comme la fois d’avant." : now > before ? $"C’est {Number(now - before)} de plus que la fois d’avant." : $"C’est {Number(before - now)} de moins que la fois d’avant.";

    /// <summary>« 12,5 » or « 1 200 » as somebody types it; null when it is no figure, or too large to be one.</summary>
    public static decimal? Read(string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= IndicatorValue.Largest ? decimal.Round(value, 4) : null;
    }
}
