namespace ChildProtection.Features.Moderation.Returned;

/// <summary>An author asks another moderator to look again: once for each decision, or for each pause.</summary>
public sealed class ModerationAppeal
{
    /// <summary>In characters.</summary>
    public const int WordsLength = 600;

    /// <summary>How soon the other moderator decides.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(72);

    private ModerationAppeal() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>About a decision; null for a pause.</summary>
    public Guid? DecisionId { get; private init; }

    /// <summary>About a pause; null for a decision.</summary>
    public Guid? SilenceId { get; private init; }

    /// <summary>Under the author’s key.</summary>
    public byte[] Words { get; private init; } = [];
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>When the other moderators were told that it is late.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }

    /// <summary>The first decision falls.</summary>
    public bool? IsChanged { get; private set; }

    /// <summary>To the author, under their key.</summary>
    public byte[]? Word { get; private set; }
    public DateTimeOffset? SeenAt { get; private set; }

    public static ModerationAppeal Ask(Guid id, Guid authorId, Guid? decisionId, Guid? silenceId, byte[] words, DateTimeOffset now) => new()
    {
        Id = id, AuthorId = authorId, DecisionId = decisionId, SilenceId = silenceId, Words = words, At = now, DueAt = now + Time,
    };

    /// <summary>Somebody was quicker: <see cref="BrokenRuleException"/>.</summary>
    public void Decide(bool isChanged, byte[]? word, Guid byId, DateTimeOffset now)
    {
        if (DecidedAt is not null) throw new BrokenRuleException("Un collègue vient de répondre.");
        (IsChanged, Word, DecidedById, DecidedAt, SeenAt) = (isChanged, word, byId, now, null);
    }
}
