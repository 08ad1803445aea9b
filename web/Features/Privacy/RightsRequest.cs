namespace ChildProtection.Features.Privacy;

/// <summary>What one may ask about one's data (RGPD art. 15 to 21).</summary>
public enum RightsKind
{
    [Display(Name = "Voir un dossier papier")]
    Access,

    [Display(Name = "Corriger une erreur")]
    Correction,

    [Display(Name = "Effacer")]
    Erasure,

    [Display(Name = "Dire non à une utilisation")]
    Objection,
}

/// <summary>Where a request stands.</summary>
public enum RightsState { Waiting, Granted, Refused, Withdrawn }

/// <summary>
/// « Une demande »: somebody exercises a right, a human answers within a month. The words and the answer are sealed with the
/// asker's key; only the named reader opens them (<see cref="NamedReader"/>).
/// </summary>
public sealed class RightsRequest
{
    public const int WordsLength = 2_000;

    private RightsRequest() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>Null once the person is erased: the trace names nobody.</summary>
    public Guid? AccountId { get; private init; }
    public RightsKind Kind { get; private init; }
    public RightsState State { get; private set; }

    /// <summary>Made by the form: pressing twice asks once.</summary>
    public Guid SubmissionKey { get; private init; }
    public byte[]? Words { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>The day by which the law wants an answer: one month (RGPD art. 12.3).</summary>
    public DateOnly DueOn { get; private init; }
    public byte[]? Answer { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the asker saw the answer.</summary>
    public DateTimeOffset? AnswerSeenAt { get; private set; }

    /// <summary>When a granted erasure is done. Until then the asker reads the answer, and may change their mind.</summary>
    public DateTimeOffset? EraseAt { get; private set; }

    /// <summary>When the named reader was told a second time, before the answer is owed.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    public bool IsLateOn(DateOnly today) => State is RightsState.Waiting && DueOn < today;

    public static RightsRequest Ask(Guid id, Guid accountId, RightsKind kind, byte[] sealedWords, Guid submissionKey, DateOnly today, DateTimeOffset now)
    {
        if (!Enum.IsDefined(kind)) throw new BrokenRuleException("Choisissez une demande de la liste.");
        return new RightsRequest
        {
            Id = id, AccountId = accountId, Kind = kind, Words = sealedWords, SubmissionKey = submissionKey, AskedAt = now, DueOn = today.AddMonths(1),
        };
    }

    /// <summary>Decides once. Closed already: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="isGranted">Yes, or no.</param>
    /// <param name="sealedAnswer">What the asker reads.</param>
    /// <param name="deciderId">The named reader.</param>
    /// <param name="now">When.</param>
    /// <param name="timeToRead">How long a granted erasure waits.</param>
    public void Decide(bool isGranted, byte[] sealedAnswer, Guid deciderId, DateTimeOffset now, TimeSpan timeToRead = default)
    {
        if (State is not RightsState.Waiting) throw new BrokenRuleException("Cette demande est déjà fermée. Rechargez la page.");
        if (isGranted && Kind is RightsKind.Erasure) EraseAt = now + timeToRead;
        (State, Answer, DecidedById, ClosedAt) = (isGranted ? RightsState.Granted : RightsState.Refused, sealedAnswer, deciderId, now);
    }
}

internal static class RightsWords
{
    public static string Words(this RightsKind kind) => Platform.Ui.Choice.Of(typeof(RightsKind)).First(choice => choice.Value == kind.ToString()).Words;

    public static string Words(this RightsState state) => state switch
    {
        RightsState.Waiting => "En attente",
        RightsState.Granted => "Acceptée",
        RightsState.Refused => "Refusée",
        RightsState.Withdrawn => "Reprise",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>As a code, for the audit log.</summary>
    public static string Code(this RightsKind kind) => kind.ToString().ToLowerInvariant();
}
