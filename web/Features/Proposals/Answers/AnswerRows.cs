namespace ChildProtection.Features.Proposals.Answers;

/// <summary>Somebody who wants to know what becomes of an idea. No page lists or counts them.</summary>
public sealed class ProposalFollower
{
    public required Guid ProposalId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When they last opened the idea: steps after it are news.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>« C’est fait ? » : what one young person says of an idea that is said to be done, once, and as they last said it.</summary>
public sealed class ProposalCheck
{
    /// <summary>Of the word, in characters.</summary>
    public const int WordLength = 300;

    /// <summary>From so many « pas chez moi » on, the idea is contested. Fewer are told to nobody but the facilitator, and without a number.</summary>
    public const int ContestFrom = 3;

    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>« Oui, chez moi ».</summary>
    public bool IsDone { get; set; }

    /// <summary>For the facilitator alone, sealed with its author’s key; null for none.</summary>
    public byte[]? Word { get; set; }
    public DateTimeOffset At { get; set; }
}
