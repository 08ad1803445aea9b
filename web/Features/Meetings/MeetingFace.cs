namespace ChildProtection.Features.Meetings;

/// <summary>
/// How many chose one face for one question after a meeting. Only totals are kept, question by question: no sheet, no order, no hour.
/// </summary>
public sealed class MeetingFace
{
    public required Guid MeetingId { get; init; }

    /// <summary>From 0.</summary>
    public required int Question { get; init; }

    /// <summary>From 0, the happiest first.</summary>
    public required int Face { get; init; }
    public required int Count { get; set; }
}

/// <summary>« A donné son avis »: once each, without hour; in no backup, so that two backups tell nothing.</summary>
public sealed class MeetingMark
{
    public required Guid MeetingId { get; init; }
    public required Guid AccountId { get; init; }
}

/// <summary>The questions and faces, whose words never change.</summary>
public static class Faces
{
    public static readonly IReadOnlyList<(string Tu, string Vous)> Questions =
        [("As-tu pu parler\u00A0?", "Avez-vous pu parler\u00A0?"), ("Est-ce qu’on t’écoutait\u00A0?", "Est-ce qu’on vous écoutait\u00A0?"), ("C’était utile\u00A0?", "C’était utile\u00A0?")];

    /// <summary>What the totals are called, in the order of the questions.</summary>
    public static readonly IReadOnlyList<string> Titles = ["J’ai pu parler", "On m’écoutait", "C’était utile"];

    /// <summary>Words and icon.</summary>
    public static readonly IReadOnlyList<(string Words, string Icon)> All = [("Oui", "visage-tres-bien"), ("Un peu", "visage-moyen"), ("Non", "visage-pas-bien")];
}

/// <summary>« Mon calendrier »: the secret address of one person's feed, of which only a keyed hash is kept.</summary>
public sealed class MeetingFeed
{
    public required Guid AccountId { get; init; }

    /// <summary>Of the secret in the address.</summary>
    public required string TokenIndex { get; set; }
    public required DateTimeOffset MadeAt { get; set; }
}

/// <summary>Somebody who was there read the minutes before all others: agreed, or asked for a change with a word.</summary>
public sealed class MeetingRereading
{
    public const int WordLength = 600;

    public required Guid Id { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Which writing of the minutes.</summary>
    public required int Number { get; init; }

    /// <summary>What to change, sealed with their key; null when they agree.</summary>
    public byte[]? Word { get; init; }
    public required DateTimeOffset At { get; init; }
}
