namespace ChildProtection.Features.Surveys;

/// <summary>
/// « A répondu », and nothing else: no hour, no number, no answer (reference security.md STAT-02). Its key makes an answer
/// count once, whatever is sent twice.
/// </summary>
public sealed class SurveyTurn
{
    public required Guid SurveyId { get; init; }
    public required Guid AccountId { get; init; }
}

/// <summary>One anonymous sheet without its free words. It has nothing in common with any <see cref="SurveyTurn"/> but the survey.</summary>
public sealed class AnonymousAnswer
{
    /// <summary>Random, and another one each time the urn is shaken.</summary>
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>Of one length for all the sheets of a survey.</summary>
    public required byte[] Payload { get; init; }
}

/// <summary>Free words of an anonymous survey: in a store of their own, tied to no sheet (STAT-03).</summary>
public sealed class AnonymousText
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>The question they answer.</summary>
    public required string Question { get; init; }
    public required byte[] Text { get; init; }
}

/// <summary>A whole sheet, for the time until enough wait to be shuffled into the urn together.</summary>
public sealed class BufferedAnswer
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }
    public required byte[] Payload { get; init; }
}

/// <summary>A confidential or nominative sheet, from its first question on: sealed with its author's own key.</summary>
public sealed class SurveyResponse
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] Answers { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Null while it is a draft that nobody else reads.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
