using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>Why a case is kept for the courts: « legal hold » (reference security.md §2.2).</summary>
public enum JusticeReason
{
    /// <summary>The police ask for it.</summary>
    Police,

    /// <summary>A judge or a prosecutor asks for it.</summary>
    Judge,

    /// <summary>Somebody made a complaint.</summary>
    Complaint,

    /// <summary>The danger was told to the cell that receives such facts, or to the prosecutor.</summary>
    Told,
}

/// <summary>The words of these reasons.</summary>
public static class JusticeReasons
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(nameof(JusticeReason.Police), "La police ou la gendarmerie le demande"),
        new(nameof(JusticeReason.Judge), "Un juge ou un procureur le demande"),
        new(nameof(JusticeReason.Complaint), "Une plainte est déposée"),
        new(nameof(JusticeReason.Told), "Le danger est transmis à un service"),
    ];

    public static string Words(this JusticeReason reason) => Choices[(int)reason].Words;
}
