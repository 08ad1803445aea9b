using System.Globalization;

namespace ChildProtection.Features.Forums;

/// <summary>Sums of money as they are read and typed in French.</summary>
public static class Euros
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 1 250 € » or « 12,50 € », with hard spaces.</summary>
    /// <param name="cents">In cents.</param>
    public static string Words(long cents) => $"{(cents / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00", French).Replace('\u202F', '\u00A0')}\u00A0€";

    /// <summary>As a field shows it again: « 12,50 »; empty for nothing.</summary>
    public static string Typed(long? cents) => cents is { } sum ? (sum / 100m).ToString(sum % 100 == 0 ? "0" : "0.00", French) : "";

    /// <summary>« 12,50 », « 1 200 € » as somebody types it, in cents; null when it is no sum, or too large to be one.</summary>
    public static long? Read(string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign != '€')).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros) && euros <= ForumSheet.MostCents / 100m && decimal.Round(euros, 2) == euros ? (long)(euros * 100) : null;
    }
}
