using System.Text.Json;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What the institution and the committee say about an idea: sealed as one. It quotes nothing of the idea.</summary>
public sealed record AnswerWords
{
    /// <summary>Of the reason and of what will be done, in characters.</summary>
    public const int TextLength = 1_500;

    /// <summary>Of one sentence.</summary>
    public const int SentenceLength = 300;

    /// <summary>Of the name of a service.</summary>
    public const int ServiceLength = 120;

    public static readonly AnswerWords None = new();

    /// <summary>The reason.</summary>
    public string? Why { get; init; }

    /// <summary>What will be done; of a refusal, what could change the decision.</summary>
    public string? What { get; init; }

    /// <summary>Which service does it.</summary>
    public string? Service { get; init; }

    /// <summary>Why the committee sent the answer back: for whoever answers.</summary>
    public string? Again { get; init; }

    /// <summary>The answer that was sent back.</summary>
    public string? First { get; init; }

    /// <summary>How one sees that it is done.</summary>
    public string? Proof { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>To those who contest.</summary>
    public string? Explanation { get; init; }

    /// <summary>For « Ce qui a changé grâce à vous ».</summary>
    public string? StoryBefore { get; init; }

    /// <inheritdoc cref="StoryBefore"/>
    public string? StoryAfter { get; init; }

    public string Freeze() => JsonSerializer.Serialize(this);

    public static AnswerWords Thaw(string frozen) => JsonSerializer.Deserialize<AnswerWords>(frozen) ?? throw new InvalidDataException("These are no words of an answer.");
}

/// <summary>The words of decisions and outcomes.</summary>
public static class AnswerStates
{
    public static string Words(this AnswerDecision decision) => decision switch { AnswerDecision.Yes => "Oui", AnswerDecision.Partly => "Oui, en partie", _ => "Non" };

    public static string Colour(this AnswerDecision decision) => decision switch { AnswerDecision.Yes => "feuille", AnswerDecision.Partly => "ocre", _ => "corail" };

    public static string Words(this FollowUp followUp) => followUp switch { FollowUp.Kept => "Cela continue", FollowUp.Adjusted => "Cela continue, autrement", _ => "Cela s’est arrêté" };

    /// <summary>« La réponse est en retard de 6 jours. »; null when nothing is late on that day.</summary>
    public static string? Late(this Proposal proposal, DateOnly today)
    {
        if (proposal.DueOn is not { } due || due >= today) return null;
        var days = today.DayNumber - due.DayNumber;
        return $"{What(proposal.State)} est en retard de {days}\u00A0jour{(days > 1 ? "s" : "")}.";
    }

    private static string What(ProposalState state) => state switch { ProposalState.Sent => "La réponse", ProposalState.Done => "L’explication", _ => "La suite" };
}
