namespace ChildProtection.Features.Proposals;

/// <summary>One person’s support of one idea. No page lists who supports.</summary>
public sealed class ProposalSupport
{
    /// <summary>How many open ideas one person supports at a time: each choice counts. A support comes back when it is taken back, or when its idea moves on.</summary>
    public const int MostOpen = 5;

    public required Guid ProposalId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Somebody who wrote the idea with its author: came in with a code, and chose by themselves whether a name shows.</summary>
public sealed class ProposalAuthor
{
    /// <summary>Besides the one who began.</summary>
    public const int Most = 5;

    /// <summary>Of the code, in characters: read aloud, typed on a phone, good once and for a week.</summary>
    public const int CodeLength = 8;

    public required Guid ProposalId { get; init; }
    public required Guid AccountId { get; init; }
    public required bool IsNamed { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When they saw what became of it; null when there is something new.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}

/// <summary>A voice message, or a picture, sealed with the author’s key. One idea has one.</summary>
public sealed class ProposalFile
{
    /// <summary>Of <see cref="Type"/>.</summary>
    public const int TypeLength = 20;

    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }
    public required byte[] Content { get; init; }

    /// <summary>Found in the bytes themselves: « image/jpeg », « audio/webm »…</summary>
    public required string Type { get; init; }

    /// <summary>In bytes, before sealing.</summary>
    public required int Size { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The scanner did not answer yet: nobody opens it.</summary>
    public bool IsWaiting { get; init; }

    public bool IsVoice => Type.StartsWith("audio/", StringComparison.Ordinal);
}

/// <summary>
/// One word of a published idea, as a keyed number: what is looked for is found without opening 10,000 sealed texts, and the
/// database alone tells no word. Gone as soon as the idea is shown no more.
/// </summary>
public sealed class ProposalToken
{
    public required long Key { get; init; }

    /// <summary>Of the idea: the newest first.</summary>
    public required long Rank { get; init; }
    public required Guid ProposalId { get; init; }
}
