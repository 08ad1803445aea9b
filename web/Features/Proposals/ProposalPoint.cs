namespace ChildProtection.Features.Proposals;

/// <summary>What kind of point.</summary>
public enum PointKind
{
    [Display(Name = "Pour")]
    For,

    [Display(Name = "Contre")]
    Against,

    [Display(Name = "Une question")]
    Question,
}

/// <summary>Where a point stands.</summary>
public enum PointState
{
    Given,
    Published,
    Returned,
    Hidden,

    /// <summary>Moderators look at it, and nobody else reads it: it was published, or its words may tell of a danger.</summary>
    Held,
}

/// <summary>
/// A point for, against, or a question about an idea: it answers the idea, never a person. No name is shown with it. Kept for
/// reading before it is published; of each kind one per person and idea.
/// </summary>
public sealed class ProposalPoint
{
    /// <summary>In characters.</summary>
    public const int TextLength = 200;

    private ProposalPoint() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ProposalId { get; private init; }
    public Guid AuthorId { get; private init; }
    public PointKind Kind { get; private init; }

    /// <summary>Sealed with its author’s key.</summary>
    public byte[] Text { get; private init; } = [];
    public PointState State { get; private set; }
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>The day by which a facilitator reads it.</summary>
    public DateOnly ReadBy { get; private init; }

    /// <summary>When a facilitator decided.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Why it came back or was hidden: codes of <see cref="ReturnReason"/>.</summary>
    public string? Reasons { get; private set; }

    /// <summary>When its author saw that; null when there is something new.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public static ProposalPoint Give(Guid id, Guid proposalId, Guid authorId, PointKind kind, byte[] text, DateOnly readBy, DateTimeOffset now, bool isForProtection = false) => new()
    {
        Id = id, ProposalId = proposalId, AuthorId = authorId, Kind = kind, Text = text, GivenAt = now, ReadBy = readBy, SeenAt = now, State = isForProtection ? PointState.Held : PointState.Given,
    };

    /// <summary>Somebody was quicker: <see cref="BrokenRuleException"/>.</summary>
    public void Publish(DateTimeOffset now)
    {
        if (State != PointState.Given) throw new BrokenRuleException("Cet avis n’attend plus. Quelqu’un l’a déjà lu.");
        (State, ReadAt) = (PointState.Published, now);
    }

    /// <summary>Back to its author, or taken from the page.</summary>
    public void Return(string reasons, DateTimeOffset now)
    {
        if (State is not (PointState.Given or PointState.Published)) throw new BrokenRuleException("Cet avis n’est plus là.");
        (State, Reasons, ReadAt, SeenAt) = (State == PointState.Given ? PointState.Returned : PointState.Hidden, reasons, now, null);
    }

    /// <summary>From the page, until moderators decide. One that is on no page stays what it is.</summary>
    public void Hold()
    {
        if (State == PointState.Published) State = PointState.Held;
    }

    /// <summary>On the page again, as moderators decided. One that waits for its first reading goes on waiting.</summary>
    public void ShowAgain(DateTimeOffset now)
    {
        if (State is PointState.Given or PointState.Published) return;
        (State, Reasons, ReadAt) = (PointState.Published, null, now);
    }

    /// <summary>Back to its author, who may write another in its place, whatever it was.</summary>
    public void GiveBack(string reason, DateTimeOffset now) => (State, Reasons, ReadAt, SeenAt) = (PointState.Returned, reason, now, now);
}

/// <summary>The words of a point’s state, to its author.</summary>
public static class PointStates
{
    public static string Words(this PointState state) => state switch { PointState.Given => "Attend d’être lu", PointState.Published => "Publié", PointState.Returned => "Revenu", PointState.Held => "Un adulte le relit", _ => "Caché" };
}
