using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>The words of kinds, states and hours.</summary>
public static class MeetingWords
{
    public static string Title(this Meeting meeting) => meeting.IsWithElected ? "Rencontre avec les élus" : "Réunion";

    public static string Words(this TaskKind kind) => kind switch { TaskKind.Decision => "Décision", TaskKind.Task => "Tâche", _ => "Engagement" };

    public static string Words(this TaskState state) => state switch { TaskState.Open => "En cours", TaskState.Done => "Fait", _ => "Abandonné" };

    /// <summary>A commitment is kept, not yet, or given up.</summary>
    public static string Words(this MeetingTask task, DateOnly today) => task.IsLateOn(today) ? "En retard"
        : task.Kind == TaskKind.Commitment ? task.State switch { TaskState.Open => "Pas encore", TaskState.Done => "Tenu", _ => "Abandonné" }
        : task.Kind == TaskKind.Decision && task.State == TaskState.Open ? "Décidé"
        : task.State.Words();

    public static string Colour(this MeetingTask task, DateOnly today) => task.IsLateOn(today) ? "corail" : task.State switch { TaskState.Open => "ciel", TaskState.Done => "feuille", _ => "ocre" };

    /// <summary>« mercredi 2 décembre 2026, de 14 heures à 16 heures », as the clocks here show it.</summary>
    public static string When(DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (FrenchDates.Day(DateOnly.FromDateTime(from.DateTime)), FrenchDates.Hour(TimeOnly.FromDateTime(until.DateTime)));
        return $"{first}, de {FrenchDates.Hour(TimeOnly.FromDateTime(from.DateTime))} à {last}";
    }

    /// <summary>« Novembre 2026 ».</summary>
    public static string Month(DateTimeOffset local)
    {
        var words = new DateOnly(local.Year, local.Month, 2).InWords()["2 ".Length..];
        return char.ToUpper(words[0], System.Globalization.CultureInfo.GetCultureInfo("fr-FR")) + words[1..];
    }
}
