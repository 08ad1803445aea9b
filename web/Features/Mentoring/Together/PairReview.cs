namespace ChildProtection.Features.Mentoring.Together;

/// <summary>What somebody wants after an evaluation. Stored by name.</summary>
public enum ReviewWish
{
    [Display(Name = "Continuer")]
    Continue,

    [Display(Name = "Changer quelque chose")]
    Change,

    [Display(Name = "En parler avec quelqu’un")]
    Talk,
}

/// <summary>
/// One evaluation (« bilan »): three months after the start, then each year (CASF D221-34, D221-36). The young person has a form alone,
/// that the adult never reads; the adult has one too. Coordinators read both.
/// </summary>
public sealed class PairReview
{
    /// <summary>Months after the start for the first, then twelve.</summary>
    public const int FirstMonths = 3;

    /// <summary>How many months later the next one comes.</summary>
    public const int NextMonths = 12;

    /// <summary>« Mal »: the last of the 4 faces.</summary>
    public const int Bad = 4;

    /// <summary>Of the words, in characters.</summary>
    public const int WordsLength = 1_000;

    private PairReview() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid PairingId { get; private init; }
    public Guid YouthId { get; private init; }

    /// <summary>From 1; no two alike for one pairing.</summary>
    public int Number { get; private init; }
    public DateOnly OpensOn { get; private init; }
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>1 « très bien » to 4 « mal »; null before.</summary>
    public int? YouthFace { get; private set; }
    public ReviewWish? YouthWish { get; private set; }

    /// <summary>Sealed with the young person's key.</summary>
    public byte[]? YouthWords { get; private set; }
    public DateTimeOffset? YouthAt { get; private set; }
    public int? AdultFace { get; private set; }

    /// <summary>Sealed with the young person's key too: it speaks of them.</summary>
    public byte[]? AdultWords { get; private set; }
    public DateTimeOffset? AdultAt { get; private set; }

    /// <summary>A coordinator read both and spoke with them.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public static PairReview Open(Guid pairingId, Guid youthId, int number, DateOnly opensOn) => new() { Id = SecretCode.NewId(), PairingId = pairingId, YouthId = youthId, Number = number, OpensOn = opensOn };

    public void ByYouth(int face, ReviewWish wish, byte[]? words, DateOnly today, DateTimeOffset now)
    {
        Check(face, today);
        (YouthFace, YouthWish, YouthWords, YouthAt) = (face, wish, words, now);
    }

    public void ByAdult(int face, byte[]? words, DateOnly today, DateTimeOffset now)
    {
        Check(face, today);
        (AdultFace, AdultWords, AdultAt) = (face, words, now);
    }

    /// <summary>Only with the young person's answer, or after a month without one.</summary>
    public void Close(DateOnly today, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new BrokenRuleException("Ce bilan est déjà fini.");
        if (YouthAt is null && today < OpensOn.AddMonths(1)) throw new BrokenRuleException("Le jeune n’a pas encore répondu. Attendez un mois.");
        ClosedAt = now;
    }

    private void Check(int face, DateOnly today)
    {
        if (ClosedAt is not null) throw new BrokenRuleException("Ce bilan est fini. Les réponses ne changent plus.");
        if (today < OpensOn) throw new BrokenRuleException("Ce bilan n’est pas encore ouvert.");
        if (face is < 1 or > 4) throw new BrokenRuleException("Il faut choisir un visage.");
    }
}
