namespace ChildProtection.Features.Plan.Questions;

/// <summary>What a member of the committee writes about an action.</summary>
public enum QuestionKind
{
    [Display(Name = "Une question")]
    Question,

    /// <summary>« Avis ».</summary>
    [Display(Name = "Un avis", Description = "Ce que l’on pense de cette action.")]
    Opinion,
}

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    /// <summary>A facilitator reads it first.</summary>
    Held,

    /// <summary>Back to its author, with a word.</summary>
    Returned,

    /// <summary>The body's: its author is no more on it. The audit log alone knows, for them and for whoever verifies it.</summary>
    Published,
}

/// <summary>
/// A question or an opinion of a body about an action. A member writes it, sealed with their key; a facilitator reads it and sends it back
/// with a word, or publishes it: from then on it is the body's, nobody's key seals it, and an answer is owed by a named role before a day.
/// </summary>
public sealed class PlanQuestion
{
    public const int TextLength = 1_000;
    public const int WordLength = 600;
    public const int AnswerLength = 3_000;

    /// <summary>Of one author, before they are published.</summary>
    public const int MostOfOne = 10;

    private PlanQuestion() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The code of a <see cref="Actions.PlanAction"/>.</summary>
    public string Action { get; private init; } = "";
    public QuestionKind Kind { get; private init; }

    /// <summary>The body whose member wrote it, and whose name it bears once published.</summary>
    public Guid BodyId { get; private init; }

    /// <summary>Whoever wrote it; null once it is published.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Sealed with the author's key, then with nobody's.</summary>
    public byte[] Text { get; private set; } = [];
    public QuestionState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>What it came back with, sealed with the author's key.</summary>
    public byte[]? Word { get; private set; }
    public DateTimeOffset? WordAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The day the answer was promised for.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Who owes it: a term of the territory pack.</summary>
    public string? OwedBy { get; private set; }

    /// <summary>The institution's, sealed with nobody's key; it never changes, see <see cref="AnswerAddition"/>.</summary>
    public byte[]? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whose key opens the text.</summary>
    public Guid Sealer => AuthorId ?? Vault.Nobody;

    public bool IsLateOn(DateOnly today) => DueOn < today && AnsweredAt is null;

    public static PlanQuestion Write(Guid id, string action, Guid bodyId, QuestionKind kind, Guid authorId, byte[] text, Guid submissionKey, DateTimeOffset now) =>
        new() { Id = id, Action = action, BodyId = bodyId, Kind = kind, AuthorId = authorId, Text = text, SubmissionKey = submissionKey, ChangedAt = now };

    /// <summary>Again, after it came back.</summary>
    public void Rewrite(byte[] text, DateTimeOffset now)
    {
        if (State != QuestionState.Returned) throw new BrokenRuleException("Un animateur a ce texte. Il ne change plus.");
        (Text, State, ChangedAt) = (text, QuestionState.Held, now);
    }

    /// <summary>Back to its author, with a word.</summary>
    public void Return(byte[] word, DateTimeOffset now)
    {
        MustBeHeld();
        (State, Word, WordAt, ChangedAt) = (QuestionState.Returned, word, now, now);
    }

    /// <summary>Under the body's name: the author goes, the clock of the answer starts.</summary>
    /// <param name="text">The same words, sealed with nobody's key.</param>
    /// <param name="dueOn">The day the answer is promised for.</param>
    /// <param name="owedBy">A term of the territory pack.</param>
    /// <param name="now">The instant.</param>
    public void Publish(byte[] text, DateOnly dueOn, string owedBy, DateTimeOffset now)
    {
        MustBeHeld();
        (AuthorId, Text, Word, WordAt) = (null, text, null, null);
        (State, PublishedAt, ChangedAt, DueOn, OwedBy) = (QuestionState.Published, now, now, dueOn, owedBy);
    }

    /// <summary>Once: what was said stays said.</summary>
    public void AnswerWith(byte[] answer, DateTimeOffset now)
    {
        if (State != QuestionState.Published) throw new BrokenRuleException("Ce texte n’est pas publié.");
        if (AnsweredAt is not null) throw new BrokenRuleException("La réponse est déjà publiée. Vous pouvez ajouter une suite.");
        (Answer, AnsweredAt, ChangedAt) = (answer, now, now);
    }

    private void MustBeHeld()
    {
        if (State != QuestionState.Held) throw new BrokenRuleException("Quelqu’un s’en est occupé depuis. Ouvrez encore la page.");
    }
}

/// <summary>« Suite »: what the institution adds to an answer, on a later day. Neither changes.</summary>
public sealed class AnswerAddition
{
    /// <summary>Of one answer.</summary>
    public const int Most = 20;

    public required Guid Id { get; init; }
    public required Guid QuestionId { get; init; }

    /// <summary>Sealed with nobody's key.</summary>
    public required byte[] Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public required Guid SubmissionKey { get; init; }
}

/// <summary>The words of kinds and states.</summary>
public static class QuestionWords
{
    public static string Words(this QuestionKind kind) => kind == QuestionKind.Opinion ? "Avis" : "Question";

    /// <summary>To its author.</summary>
    public static string Words(this QuestionState state) => state switch { QuestionState.Held => "Un animateur va lire", QuestionState.Returned => "Rendu avec un mot", _ => "Publié" };
}
