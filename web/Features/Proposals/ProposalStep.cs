namespace ChildProtection.Features.Proposals;

/// <summary>
/// One step of an idea’s road: which state, by whom as a role, when, and the day promised for what comes next. What comes next is
/// <see cref="ProposalStates.Next"/>. No name: an anonymous author stays one here too.
/// </summary>
public sealed class ProposalStep
{
    public const int RoleLength = 20;

    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }
    public required ProposalState State { get; init; }

    /// <summary>A word of <see cref="Role"/>: who did it, never which person.</summary>
    public required string ByRole { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The day by which the next step is promised; null when nothing is owed.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Of one idea, in order: two steps may have one instant.</summary>
    public required int Number { get; init; }

    /// <summary>« Un animateur », « Un jeune ».</summary>
    public string By => ByRole switch { Role.YoungPerson => "Un jeune", Role.Facilitator => "Un animateur", _ => "L’institution" };
}
