namespace ChildProtection.Features.Meetings;

/// <summary>Where a point stands.</summary>
public enum PointState
{
    /// <summary>A facilitator reads it first.</summary>
    Held,

    /// <summary>Back to its author, with a word.</summary>
    Returned,

    /// <summary>The body's: its author is no more on it.</summary>
    Published,
}

/// <summary>
/// A theme that a member wants to speak of, or their question to elected members. Sealed with their key until a facilitator publishes it:
/// from then on it is the body's. Members choose by a show of thumbs; a question is answered once, by somebody named by their function.
/// </summary>
public sealed class MeetingPoint
{
    public const int TextLength = 300;
    public const int WordLength = 400;
    public const int AnswerLength = 2_000;
    public const int FunctionLength = 80;

    /// <summary>Of one author for one meeting, before they are published.</summary>
    public const int MostOfOne = 3;

    /// <summary>On one meeting, published.</summary>
    public const int Most = 40;

    /// <summary>The longest a point may last, in minutes.</summary>
    public const int MostMinutes = 240;

    private MeetingPoint() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid MeetingId { get; private init; }

    /// <summary>Whoever wrote it; null once it is published.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Sealed with the author's key, then with nobody's.</summary>
    public byte[] Text { get; private set; } = [];
    public PointState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What it came back with, sealed with the author's key.</summary>
    public byte[]? Word { get; private set; }

    /// <summary>Its place on the agenda; null as long as nobody fixed it.</summary>
    public int? Rank { get; private set; }

    /// <summary>How long it takes; null when nobody said.</summary>
    public int? Minutes { get; private set; }

    /// <summary>A <see cref="PointAnswer"/>, sealed with nobody's key.</summary>
    public byte[]? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>Whose key opens the text.</summary>
    public Guid Sealer => AuthorId ?? Vault.Nobody;

    public static MeetingPoint Write(Guid id, Guid meetingId, Guid authorId, byte[] text, Guid submissionKey, DateTimeOffset now) =>
        new() { Id = id, MeetingId = meetingId, AuthorId = authorId, Text = text, SubmissionKey = submissionKey, ChangedAt = now };

    /// <summary>Put on the agenda by whoever runs the body: it is the body's at once.</summary>
    public static MeetingPoint OfBody(Guid id, Guid meetingId, byte[] text, Guid submissionKey, DateTimeOffset now) =>
        new() { Id = id, MeetingId = meetingId, Text = text, SubmissionKey = submissionKey, State = PointState.Published, ChangedAt = now };

    /// <summary>Again, after it came back.</summary>
    public void Rewrite(byte[] text, DateTimeOffset now)
    {
        if (State != PointState.Returned) throw new BrokenRuleException("Un animateur a ce texte. Il ne change plus.");
        (Text, State, ChangedAt) = (text, PointState.Held, now);
    }

    /// <summary>Back to its author, with a word.</summary>
    public void Return(byte[] word, DateTimeOffset now)
    {
        MustBeHeld();
        (State, Word, ChangedAt) = (PointState.Returned, word, now);
    }

    /// <summary>Under the body's name: the author goes.</summary>
    /// <param name="text">The same words, sealed with nobody's key.</param>
    /// <param name="now">The moment.</param>
    public void Publish(byte[] text, DateTimeOffset now)
    {
        MustBeHeld();
        (AuthorId, Text, Word, State, ChangedAt) = (null, text, null, PointState.Published, now);
    }

    public void Place(int? rank, int? minutes) => (Rank, Minutes) = (rank, minutes);

    /// <summary>Once: what was said stays said.</summary>
    public void AnswerWith(byte[] answer, DateTimeOffset now)
    {
        if (State != PointState.Published) throw new BrokenRuleException("Cette question n’est pas publiée.");
        if (AnsweredAt is not null) throw new BrokenRuleException("La réponse est déjà publiée.");
        (Answer, AnsweredAt) = (answer, now);
    }

    private void MustBeHeld()
    {
        if (State != PointState.Held) throw new BrokenRuleException("Quelqu’un s’en est occupé depuis. Ouvrez encore la page.");
    }
}

/// <summary>What an elected member answered.</summary>
/// <param name="Who">Their function, never only a name.</param>
/// <param name="Text">What they said.</param>
public sealed record PointAnswer(string Who, string Text)
{
    public string Freeze() => System.Text.Json.JsonSerializer.Serialize(this);

    public static PointAnswer Thaw(string frozen) => System.Text.Json.JsonSerializer.Deserialize<PointAnswer>(frozen)!;
}

/// <summary>« Main levée »: a member chooses a point. It is not secret, and this is said.</summary>
public sealed class MeetingThumb
{
    public required Guid PointId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}
