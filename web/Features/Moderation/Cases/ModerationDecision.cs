namespace ChildProtection.Features.Moderation.Cases;

/// <summary>One decision about a text. The last one holds; those before stay written.</summary>
public sealed class ModerationDecision
{
    /// <summary>Of the word to the author, in characters.</summary>
    public const int WordLength = 600;

    private ModerationDecision() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }

    /// <summary>Of the text; null once erased.</summary>
    public Guid? AuthorId { get; private init; }
    public Verdict Verdict { get; private init; }

    /// <summary>Null when the text stays.</summary>
    public GiveBackReason? Reason { get; private init; }

    /// <summary>To the author, under their key.</summary>
    public byte[]? Word { get; private init; }
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The second person of a removal.</summary>
    public Guid? ConfirmedById { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When another decision took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>Its author learns of it. Who was reported in vain never does.</summary>
    public bool IsTold { get; private init; }

    /// <summary>When its author saw it.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public bool IsFinal => Verdict != Verdict.Remove || ConfirmedAt is not null;

    /// <summary>A text that was taken from its readers for good may be asked about again.</summary>
    public bool MayBeAppealed => Verdict is Verdict.Return or Verdict.Remove && IsFinal && ReplacedAt is null;

    public static ModerationDecision Of(Guid id, ModerationCase about, Verdict verdict, GiveBackReason? reason, byte[]? word, Guid byId, bool isTold, DateTimeOffset now) => new()
    {
        Id = id, CaseId = about.Id, AuthorId = about.AuthorId, Verdict = verdict, Reason = reason, Word = word, ById = byId, IsTold = isTold, At = now,
    };

    /// <summary>The second of two. The same person twice: <see cref="BrokenRuleException"/>.</summary>
    public void Confirm(Guid moderator, DateTimeOffset now)
    {
        if (ById == moderator) throw new BrokenRuleException("Un autre modérateur doit confirmer le retrait.");
        (ConfirmedById, ConfirmedAt, SeenAt) = (moderator, now, null);
    }
}
