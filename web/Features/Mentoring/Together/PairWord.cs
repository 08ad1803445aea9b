namespace ChildProtection.Features.Mentoring.Together;

/// <summary>What a word of the two is about. Stored by name.</summary>
public enum PairWordKind { Meeting, Goal, Goodbye }

/// <summary>
/// A few words of one for the other: about a meeting, a goal, a goodbye; sealed with the young person's key. What an adult writes to a
/// minor is read first by a coordinator (reference SAFE-07): before, only its author sees it.
/// </summary>
public sealed class PairWord
{
    /// <summary>In characters.</summary>
    public const int TextLength = 300;

    /// <summary>Of a goodbye.</summary>
    public const int GoodbyeLength = 1_500;

    private PairWord() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid PairingId { get; private init; }
    public Guid YouthId { get; private init; }

    /// <summary>Null once that account is erased.</summary>
    public Guid? AuthorId { get; private init; }
    public bool IsYouths { get; private init; }
    public PairWordKind Kind { get; private init; }
    public Guid? MeetingId { get; private init; }
    public byte[] Text { get; private init; } = [];
    public DateTimeOffset At { get; private init; }

    /// <summary>From when the other reads it; null while it is held.</summary>
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>Given back to its author: the other never reads it.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>Of a goal: the other said yes.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>Of a goal: reached.</summary>
    public DateTimeOffset? ReachedAt { get; private set; }

    /// <summary>Held when an adult writes to a minor, each goodbye, and whatever <paramref name="isHeld"/> says.</summary>
    public static PairWord Write(Guid id, Pairs.Pairing pairing, (Guid Id, bool IsYouth) author, (PairWordKind Kind, Guid? MeetingId) about, byte[] text, bool isMinor, DateTimeOffset now, bool isHeld = false) => new()
    {
        Id = id, PairingId = pairing.Id, YouthId = pairing.YouthId, AuthorId = author.Id, IsYouths = author.IsYouth, Kind = about.Kind, MeetingId = about.MeetingId, Text = text, At = now,
        ShownAt = !isHeld && (author.IsYouth || !isMinor && about.Kind != PairWordKind.Goodbye) ? now : null,
    };

    public bool IsHeld => ShownAt is null && ReturnedAt is null;

    public void Show(DateTimeOffset now)
    {
        if (!IsHeld) throw new BrokenRuleException("Une autre personne l’a déjà lu.");
        ShownAt = now;
    }

    public void Return(DateTimeOffset now)
    {
        if (!IsHeld) throw new BrokenRuleException("Une autre personne l’a déjà lu.");
        ReturnedAt = now;
    }

    /// <summary>Moderation: nobody but its author reads it until somebody decides.</summary>
    public void Hold() => (ShownAt, ReturnedAt) = (null, null);

    /// <summary>Moderation: the other reads it (again).</summary>
    public void ShowAgain(DateTimeOffset now) => (ShownAt, ReturnedAt) = (ShownAt ?? now, null);

    /// <summary>Moderation: the other never reads it.</summary>
    public void GiveBack(DateTimeOffset now) => (ShownAt, ReturnedAt) = (null, ReturnedAt ?? now);

    /// <summary>The other says yes to a goal.</summary>
    public void Agree(DateTimeOffset now)
    {
        if (Kind != PairWordKind.Goal || ShownAt is null) throw new BrokenRuleException("Ce but n’est plus là.");
        AgreedAt ??= now;
    }

    /// <summary>A goal that both want is reached.</summary>
    public void Reach(DateTimeOffset now)
    {
        if (AgreedAt is null) throw new BrokenRuleException("Il faut d’abord être d’accord sur ce but.");
        ReachedAt ??= now;
    }
}
