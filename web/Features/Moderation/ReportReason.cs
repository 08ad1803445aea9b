using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation;

/// <summary>Why somebody reports a text (reference SAFE-20).</summary>
public enum ReportReason
{
    DangerForMe,
    DangerForOther,
    Harassment,
    AdultAsks,
    Shocking,
    PrivateFacts,
    Other,
}

/// <summary>The words of a reason, and how soon somebody must have decided (reference SAFE-21).</summary>
public static class ReportReasons
{
    /// <summary>Of texts held by the portal itself, which nobody reported.</summary>
    public static readonly TimeSpan DueWhenHeld = TimeSpan.FromHours(24);

    /// <summary>In the order shown, danger first. They fit both « tu » and « vous ».</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(nameof(ReportReason.DangerForMe), "Je me sens en danger", "alerte", Colour: "corail"),
        new(nameof(ReportReason.DangerForOther), "Quelqu’un d’autre est en danger", "personnes", Colour: "corail"),
        new(nameof(ReportReason.Harassment), "C’est du harcèlement", "visage-mal", Colour: "ocre"),
        new(nameof(ReportReason.AdultAsks), "Un adulte demande une chose bizarre", "stop", Colour: "ocre"),
        new(nameof(ReportReason.Shocking), "C’est choquant", "oeil", Colour: "violet"),
        new(nameof(ReportReason.PrivateFacts), "On y lit des infos privées", "cadenas", Colour: "violet"),
        new(nameof(ReportReason.Other), "Autre chose", "bulle", Colour: "ciel"),
    ];

    public static bool IsDanger(this ReportReason reason) => reason is ReportReason.DangerForMe or ReportReason.DangerForOther;

    /// <summary>Hard to read again and again (SAFE-26).</summary>
    public static readonly IReadOnlyList<ReportReason> Hard = [ReportReason.DangerForMe, ReportReason.DangerForOther, ReportReason.Harassment, ReportReason.AdultAsks, ReportReason.Shocking];

    public static TimeSpan Due(this ReportReason reason) => reason switch
    {
        ReportReason.DangerForMe or ReportReason.DangerForOther => TimeSpan.FromMinutes(15),
        ReportReason.Harassment or ReportReason.AdultAsks => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(24),
    };

    /// <summary>Null for a text that the portal held by itself.</summary>
    public static string Words(this ReportReason? reason) => reason is { } one ? Choices[(int)one].Words : "Mis de côté par le portail";

    public static Choice Choice(this ReportReason reason) => Choices[(int)reason];
}
