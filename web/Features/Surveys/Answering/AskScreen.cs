using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>One question on a screen: for whoever answers, in a test run, and in the frame beside the editor.</summary>
public sealed record AskScreen
{
    public required Question Question { get; init; }
    public required IReadOnlyList<Option> Options { get; init; }
    public required Reader Reader { get; init; }
    public required SurveyPromise Promise { get; init; }
    public required bool IsAnonymous { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required int Count { get; init; }
    public required string Section { get; init; }

    /// <summary>The sheet for the hidden field; null when a draft is kept.</summary>
    public string? Carried { get; init; }

    /// <summary>A test run or a preview: nothing is kept, and it is said.</summary>
    public bool IsTrial { get; init; }

    /// <summary>On a shared tablet: it asks whether somebody is still there.</summary>
    public bool IsShared { get; init; }

    /// <summary>Inside another page, which has its own title and its own errors.</summary>
    public bool IsInside { get; init; }
    public string? Answer { get; init; }
    public IList<string> Answers { get; init; } = [];
    public string? Text { get; init; }

    [DataType(DataType.Date)]
    public string? Day { get; init; }
    public bool Vous => Reader.SaysVous;

    /// <summary>What a page says while nothing can go: survey.js.</summary>
    public static string WithoutNetwork(bool vous) => vous ? "Pas de réseau. Gardez cette page ouverte." : "Pas de réseau. Garde cette page ouverte.";

    /// <summary>With what was given so far, or the order of a ranking.</summary>
    public AskScreen With(IReadOnlyList<string> given)
    {
        var first = given is [var one, ..] ? one : null;
        return this with { Answer = first, Text = first, Day = first, Answers = Question.Kind == QuestionKind.Ranking ? [.. PostedAnswer.Ranked(Options, given)] : [.. given] };
    }

    /// <summary>With what was sent, right or wrong.</summary>
    public AskScreen Sent(IReadOnlyList<string> sent) => sent is [var first, ..]
        ? this with { Answer = first, Text = first, Day = first, Answers = [.. sent] } : this with { Answer = null, Text = null, Day = null, Answers = [] };
}
