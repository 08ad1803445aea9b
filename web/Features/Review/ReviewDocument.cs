namespace ChildProtection.Features.Review;

/// <summary>
/// « Relecture »: a document that a body is asked to reread, sentence by sentence, before it serves. It is the body's alone; the service
/// that asked reads numbers and nothing else. Its texts come one after the other, each with its number (<see cref="ReviewVersion"/>).
/// </summary>
public sealed class ReviewDocument
{
    public const int TitleLength = 120;
    public const int AskerLength = 120;
    public const int WordsLength = 600;

    /// <summary>Of one body, that are not old yet.</summary>
    public const int MostOfBody = 200;

    /// <summary>From this many days before its day on, a document is said to be looked at again soon.</summary>
    public const int DaysBefore = 30;

    private ReviewDocument() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>As its readers read it; sealed with nobody's key, as the four texts below.</summary>
    public byte[] Title { get; private init; } = [];

    /// <summary>Who asks for it: a service.</summary>
    public byte[] Asker { get; private init; } = [];

    /// <summary>What the document is for.</summary>
    public byte[] Purpose { get; private init; } = [];

    /// <summary>What will be done with what the readers say.</summary>
    public byte[] Promise { get; private init; } = [];
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>« À revoir avant le… »: from that day on, the document is old; null while nobody said it.</summary>
    public DateOnly? OldOn { get; private set; }

    /// <summary>Made by the form: pressing twice makes one document.</summary>
    public Guid SubmissionKey { get; private init; }

    public static ReviewDocument Of(Guid id, Guid bodyId, (byte[] Title, byte[] Asker, byte[] Purpose, byte[] Promise) words, Guid submissionKey, DateTimeOffset now) =>
        new() { Id = id, BodyId = bodyId, Title = words.Title, Asker = words.Asker, Purpose = words.Purpose, Promise = words.Promise, SubmissionKey = submissionKey, ChangedAt = now };

    /// <summary>The day it becomes old. Not after today, or more than 5 years on: <see cref="BrokenRuleException"/>.</summary>
    public void GrowOld(DateOnly day, DateOnly today, DateTimeOffset now)
    {
        if (day <= today || day > today.AddYears(5)) throw new BrokenRuleException("Choisissez un jour à venir, dans 5 ans au plus.");
        (OldOn, ChangedAt) = (day, now);
    }

    public void Touch(DateTimeOffset now) => ChangedAt = now;
}

/// <summary>Where a text stands.</summary>
public enum ReviewState
{
    /// <summary>Its facilitators alone see it.</summary>
    Prepared,

    /// <summary>Members answer.</summary>
    Open,

    /// <summary>Nobody answers any more; an answer is owed.</summary>
    Over,

    /// <summary>The facilitator said what was kept, and why.</summary>
    Answered,
}

/// <summary>
/// One text of a document, cut in sentences when it came in: one line each, so that a sentence keeps its number whatever the cutter
/// learns later. Open between its opening and the last day; what was said is counted once, at the end, and only then read.
/// </summary>
public sealed class ReviewVersion
{
    /// <summary>How long readers have, in days, at most.</summary>
    public const int MostDays = 60;

    /// <summary>After the last day, when the answer comes, at most, in days.</summary>
    public const int MostWait = 120;
    public const int AnswerLength = 1_500;

    /// <summary>Of one document.</summary>
    public const int Most = 10;

    private ReviewVersion() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid DocumentId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>The sentences, one a line, sealed with nobody's key.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>The last day to answer.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>The day the answer is promised for.</summary>
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What may be read of the answers (<see cref="ReviewScores"/>), sealed with nobody's key; null before the end.</summary>
    public byte[]? Scores { get; private set; }

    /// <summary>What the facilitator says at the end, sealed with nobody's key.</summary>
    public byte[]? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Prepared. Days the wrong way round or too far: <see cref="BrokenRuleException"/> (<see cref="Refusal"/>).</summary>
    public static ReviewVersion Prepare(Guid id, Guid documentId, int number, byte[] text, (DateOnly ClosesOn, DateOnly DueOn) days, DateOnly today)
    {
        if (Refusal(days.ClosesOn, days.DueOn, today) is { } refusal) throw new BrokenRuleException(refusal.Message);
        return new() { Id = id, DocumentId = documentId, Number = number, Text = text, ClosesOn = days.ClosesOn, DueOn = days.DueOn };
    }

    /// <summary>Why these days cannot be, and whether it is about the day of the answer; null when they can.</summary>
    public static (bool IsDue, string Message)? Refusal(DateOnly closesOn, DateOnly dueOn, DateOnly today) =>
        closesOn <= today || closesOn > today.AddDays(MostDays) ? (false, $"Choisissez un jour entre demain et dans {MostDays} jours.")
        : dueOn < closesOn || dueOn > closesOn.AddDays(MostWait) ? (true, $"La réponse vient après la relecture, {MostWait} jours au plus.")
        : null;

    public ReviewState StateOn(DateOnly today) => AnsweredAt is not null ? ReviewState.Answered : OpenedAt is null ? ReviewState.Prepared : IsOpenOn(today) ? ReviewState.Open : ReviewState.Over;

    public bool IsOpenOn(DateOnly today) => OpenedAt is not null && ClosedAt is null && today <= ClosesOn;

    /// <summary>The promised day is past and there is no answer.</summary>
    public bool IsLateOn(DateOnly today) => OpenedAt is not null && AnsweredAt is null && DueOn < today;

    /// <summary>Another text, as long as nobody saw it.</summary>
    public void Rewrite(byte[] text, (DateOnly ClosesOn, DateOnly DueOn) days, DateOnly today)
    {
        if (OpenedAt is not null) throw new BrokenRuleException("La relecture est ouverte. Le texte ne change plus.");
        if (Refusal(days.ClosesOn, days.DueOn, today) is { } refusal) throw new BrokenRuleException(refusal.Message);
        (Text, ClosesOn, DueOn) = (text, days.ClosesOn, days.DueOn);
    }

    /// <summary>To the members of the body. Its last day is past: <see cref="BrokenRuleException"/>. The second time nothing happens.</summary>
    public void Open(DateOnly today, DateTimeOffset now)
    {
        if (OpenedAt is not null) return;
        if (ClosesOn < today) throw new BrokenRuleException("Le dernier jour est passé. Changez les dates d’abord.");
        OpenedAt = now;
    }

    /// <summary>Nobody answers any more, and what was said is counted. The second time nothing happens.</summary>
    public void Close(byte[] scores, DateTimeOffset now)
    {
        if (OpenedAt is null) throw new BrokenRuleException("Cette relecture n’est pas ouverte.");
        if (ClosedAt is null) (ClosedAt, Scores) = (now, scores);
    }

    /// <summary>Once: what was said stays said.</summary>
    public void AnswerWith(byte[] answer, DateTimeOffset now)
    {
        if (ClosedAt is null) throw new BrokenRuleException("La relecture n’est pas finie.");
        if (AnsweredAt is not null) throw new BrokenRuleException("La réponse est déjà publiée.");
        (Answer, AnsweredAt) = (answer, now);
    }
}
