namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>Where a record stands. Only the young person makes it final.</summary>
public enum RecordState { WaitsForYoung, Objected, Validated }

/// <summary>
/// « Ce qu’on a décidé » at one date, as the référent wrote it: one row for each version, so that what the young person
/// answered to each stays. The last one counts.
/// </summary>
public sealed class MilestoneRecord
{
    public const int TextLength = 4_000;

    public required Guid Id { get; init; }

    /// <summary>The young person: all of it is sealed with their key.</summary>
    public required Guid YoungId { get; init; }

    /// <summary>Null once that child is erased.</summary>
    public Guid? ChildId { get; set; }
    public required MilestoneKind Milestone { get; init; }

    /// <summary>From 1; no two alike for one date.</summary>
    public required int Number { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly HeldOn { get; init; }
    public required byte[] Text { get; init; }

    /// <summary>Null once that adult's account is erased.</summary>
    public Guid? WriterId { get; set; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>« C’est bien ce qu’on a dit ».</summary>
    public DateTimeOffset? ValidatedAt { get; set; }

    /// <summary>« Ce n’est pas juste », and what is not; an answer is owed by <see cref="ReplyDueOn"/>.</summary>
    public DateTimeOffset? ObjectedAt { get; set; }
    public byte[]? Objection { get; set; }
    public DateOnly? ReplyDueOn { get; set; }

    /// <summary>What the référent answered; with it comes the next version.</summary>
    public DateTimeOffset? RepliedAt { get; set; }
    public byte[]? Reply { get; set; }

    public RecordState State => ValidatedAt is not null ? RecordState.Validated : ObjectedAt is not null ? RecordState.Objected : RecordState.WaitsForYoung;
}

/// <summary>The words of a state, to each side.</summary>
public static class RecordStates
{
    public static string Words(this RecordState state, bool isYoung) => state switch
    {
        RecordState.Validated => isYoung ? "Tu as dit oui. C’est gardé comme ça." : "Le jeune a dit oui. Le texte ne change plus.",
        RecordState.Objected => isYoung ? "Tu as dit non. Ton référent te doit une réponse." : "Le jeune a dit non. Vous lui devez une réponse.",
        _ => isYoung ? "À toi de dire si c’est juste." : "Le jeune n’a pas encore dit si c’est juste.",
    };

    public static string Icon(this RecordState state) => state switch { RecordState.Validated => "coche", RecordState.Objected => "bulle", _ => "horloge" };

    public static string Colour(this RecordState state) => state switch { RecordState.Validated => "feuille", RecordState.Objected => "corail", _ => "ocre" };
}
