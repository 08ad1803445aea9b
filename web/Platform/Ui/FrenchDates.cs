using System.Globalization;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// Dates and hours as people say them: « lundi 23 novembre 2026 à 14 heures 30 ». Easy reading wants the day and whole words;
/// a date in the middle of a sentence or of a table goes without its weekday.
/// </summary>
public static class FrenchDates
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« lundi 23 novembre 2026 », « dimanche 1er novembre 2026 ».</summary>
    public static string Day(DateOnly day) =>
        $"{day.ToString("dddd", French)} {day.InWords()}";

    /// <summary>« 23 novembre 2026 », « 1er novembre 2026 ».</summary>
    public static string InWords(this DateOnly day) =>
        $"{(day.Day == 1 ? "1er" : day.Day.ToString(French))} {day.ToString("MMMM yyyy", French)}";

    /// <summary>« 23 novembre 2026 à 14 heures 30 », as the clocks of this offset show it.</summary>
    public static string InWords(this DateTimeOffset local) =>
        $"{DateOnly.FromDateTime(local.DateTime).InWords()} à {Hour(TimeOnly.FromDateTime(local.DateTime))}";

    /// <summary>« 14 heures 30 », « 9 heures », « 1 heure 05 », « minuit ».</summary>
    public static string Hour(TimeOnly time) => time is { Hour: 0, Minute: 0 } ? "minuit"
        : $"{time.Hour} heure{(time.Hour > 1 ? "s" : "")}{(time.Minute == 0 ? "" : $" {time:mm}")}";

    public static string DayAndHour(DateTimeOffset local) =>
        $"{Day(DateOnly.FromDateTime(local.DateTime))} à {Hour(TimeOnly.FromDateTime(local.DateTime))}";
}
