using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>
/// « Une parole »: what a young person, a parent or a mentor wants to say, to whom they chose, and what came back. The
/// words are sealed with their author's key; a parent is never a reader (<see cref="Readership"/>).
/// </summary>
public sealed class Statement : IAddressed
{
    public const int TextLength = 4_000;

    private Statement() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>
    /// The child whose circle it is for: oneself for the young, the child concerned for a parent or a mentor. Null once that
    /// child is erased: the words stay their author's, who may still read and erase them.
    /// </summary>
    public Guid? ChildId { get; private init; }
    public Audience Audience { get; private init; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>The words, sealed; null once taken back.</summary>
    public byte[]? Text { get; private set; }
    public DateTimeOffset SaidAt { get; private init; }

    /// <summary>The day by which an answer is owed; null when nobody reads.</summary>
    public DateOnly? AnswerBy { get; private init; }

    /// <summary>When a first reader opened it: from then on it cannot be taken back.</summary>
    public DateTimeOffset? FirstReadAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The answer, sealed with the author's key: it belongs to whom it is for.</summary>
    public byte[]? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the author saw the answer.</summary>
    public DateTimeOffset? AnswerSeenAt { get; private set; }

    /// <summary>Whoever it was about is erased, and nobody answers any more.</summary>
    public bool IsOrphan => ChildId is null && AnsweredAt is null && WithdrawnAt is null;

    public bool IsLateOn(DateOnly today) => AnswerBy < today && AnsweredAt is null && WithdrawnAt is null && ChildId is not null;

    public static Statement Say(Guid id, Guid authorId, Guid childId, Audience audience, byte[] sealedText, Guid submissionKey, DateOnly answerBy, DateTimeOffset now) => new()
    {
        Id = id, AuthorId = authorId, ChildId = childId, Audience = audience, Text = sealedText, SubmissionKey = submissionKey,
        SaidAt = now, AnswerBy = Readership.Of(audience).IsAnswered ? answerBy : null,
    };

    /// <summary>Answers once; a second answer, or an answer to what was taken back: <see cref="BrokenRuleException"/>.</summary>
    public void AnswerWith(byte[] sealedAnswer, Guid answererId, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) throw new BrokenRuleException("Cette parole a été reprise. Elle n’attend plus de réponse.");
        if (AnsweredAt is not null) throw new BrokenRuleException("Une réponse est déjà partie. Rechargez la page pour la lire.");
        (Answer, AnsweredById, AnsweredAt) = (sealedAnswer, answererId, now);
    }
}

/// <summary>Who opened a statement, and when: one line a reader. The author sees it.</summary>
public sealed class StatementReading
{
    public required Guid StatementId { get; init; }
    public required Guid ReaderId { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
}
