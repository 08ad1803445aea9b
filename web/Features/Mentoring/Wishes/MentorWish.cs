namespace ChildProtection.Features.Mentoring.Wishes;

/// <summary>Where a wish stands. Stored by name.</summary>
public enum WishState
{
    /// <summary>Proposed by the référent: the young person has not answered.</summary>
    Offered,

    /// <summary>The young person wants somebody: a coordinator looks.</summary>
    Waiting,

    /// <summary>Somebody is proposed, or there.</summary>
    Matched,

    /// <summary>« Finalement, non »: without a reason.</summary>
    Withdrawn,
}

/// <summary>« Je voudrais quelqu’un »: asked by a young person, or proposed to them (CASF L221-2-6: systematically).</summary>
public sealed class MentorWish
{
    /// <summary>Of the words, in characters.</summary>
    public const int WordsLength = 300;

    private MentorWish() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public Guid ChildId { get; private init; }
    public PairKind Kind { get; private set; }
    public Topics Topics { get; private set; }
    public Manners Manners { get; private set; }

    /// <summary>« Autre chose », sealed; null for nothing.</summary>
    public byte[]? Words { get; private set; }
    public WishState State { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Matched or withdrawn at.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public static MentorWish Ask(Guid id, Guid accountId, Guid childId, DateTimeOffset now) => new() { Id = id, AccountId = accountId, ChildId = childId, State = WishState.Offered, At = now };

    /// <summary>Says what, or says it again; after the answer to an offer too.</summary>
    public void Say(PairKind kind, Topics topics, Manners manners, byte[]? words, DateTimeOffset now)
    {
        if (topics == Topics.None) throw new BrokenRuleException("Choisis au moins une chose que tu voudrais faire.");
        if (ClosedAt is not null) throw new BrokenRuleException("Cette demande est terminée. Tu peux en faire une autre.");
        (Kind, Topics, Manners, Words, State, At) = (kind, topics, manners, words, WishState.Waiting, now);
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new BrokenRuleException("Cette demande est déjà terminée.");
        (State, ClosedAt, Words) = (WishState.Withdrawn, now, null);
    }

    /// <summary>A coordinator proposes somebody.</summary>
    public void Match(DateTimeOffset now)
    {
        if (State != WishState.Waiting) throw new BrokenRuleException("Une autre personne s’en est déjà occupée.");
        (State, ClosedAt) = (WishState.Matched, now);
    }

    /// <summary>The proposal was declined: somebody looks again.</summary>
    public void LookAgain()
    {
        if (State == WishState.Matched) (State, ClosedAt) = (WishState.Waiting, null);
    }
}
