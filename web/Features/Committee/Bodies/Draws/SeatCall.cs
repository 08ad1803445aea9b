namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>What a facilitator says when a call opens.</summary>
/// <param name="ClosesOn">The last day to say « je veux participer ».</param>
/// <param name="Seats">To give.</param>
/// <param name="Substitutes">At most; none may be.</param>
public sealed record CallPlan(DateOnly ClosesOn, int Seats, int Substitutes);

/// <summary>« Appel »: seats of a body for those who want in, drawn after the last day. Volunteers are in <see cref="CallVolunteer"/>; here are only numbers.</summary>
public sealed class SeatCall
{
    /// <summary>The longest a call may last, in days.</summary>
    public const int LongestDays = 92;

    /// <summary>The most substitutes.</summary>
    public const int MostSubstitutes = 50;

    /// <summary>The most volunteers of one call.</summary>
    public const int MostVolunteers = 2_000;

    private SeatCall() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }

    /// <inheritdoc cref="CallPlan.ClosesOn"/>
    public DateOnly ClosesOn { get; private init; }

    /// <inheritdoc cref="CallPlan.Seats"/>
    public int Seats { get; private init; }

    /// <inheritdoc cref="CallPlan.Substitutes"/>
    public int Substitutes { get; private init; }

    /// <summary>Drawn when the call opened, sealed; null once it is published or will never be.</summary>
    public byte[]? Secret { get; private set; }

    /// <summary>SHA-256 of the secret, published from the first day on.</summary>
    public string Commitment { get; private init; } = "";

    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? DrawnAt { get; private set; }

    /// <summary>What is published of the draw (<see cref="DrawRecord"/>); null before.</summary>
    public string? Record { get; private set; }

    /// <summary>Neither drawn nor cancelled.</summary>
    public bool IsOpen => DrawnAt is null && CancelledAt is null;

    /// <summary>One may say « je veux participer » that day.</summary>
    public bool TakesOn(DateOnly today) => IsOpen && today <= ClosesOn;

    /// <summary>Its last day is over.</summary>
    public bool IsToDrawOn(DateOnly today) => IsOpen && today > ClosesOn;

    /// <summary>Against a rule: <see cref="BrokenRuleException"/> (<see cref="Refusal"/>).</summary>
    /// <param name="id">Of the call.</param>
    /// <param name="bodyId">Of the body.</param>
    /// <param name="plan">What was decided.</param>
    /// <param name="secret">Sealed.</param>
    /// <param name="commitment">Of the secret.</param>
    /// <param name="free">Seats that nobody has, nor was offered.</param>
    /// <param name="today">The day it is in the territory.</param>
    /// <param name="now">The instant.</param>
    public static SeatCall Open(Guid id, Guid bodyId, CallPlan plan, byte[] secret, string commitment, int free, DateOnly today, DateTimeOffset now)
    {
        if (Refusal(plan, free, today) is { } refusal) throw new BrokenRuleException(refusal.Message);
        return new SeatCall { Id = id, BodyId = bodyId, OpenedAt = now, ClosesOn = plan.ClosesOn, Seats = plan.Seats, Substitutes = plan.Substitutes, Secret = secret, Commitment = commitment };
    }

    /// <summary>Why this cannot be, and the field it is about; null when it can.</summary>
    public static (string Field, string Message)? Refusal(CallPlan plan, int free, DateOnly today) =>
        plan.ClosesOn <= today ? (nameof(CallPlan.ClosesOn), "Choisissez un jour après aujourd’hui.")
        : plan.ClosesOn > today.AddDays(LongestDays) ? (nameof(CallPlan.ClosesOn), "C’est trop loin. Un appel dure 3 mois au plus.")
        : plan.Seats > free ? (nameof(CallPlan.Seats), free == 0 ? "Il n’y a plus de place libre." : $"Il reste {free} places libres.")
        : plan.Seats < 1 ? (nameof(CallPlan.Seats), "Il faut au moins 1 place.")
        : plan.Substitutes is < 0 or > MostSubstitutes ? (nameof(CallPlan.Substitutes), $"Un nombre de 0 à {MostSubstitutes}.")
        : null;

    /// <summary>Nothing will be drawn. Drawn or cancelled already: <see cref="BrokenRuleException"/>.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (!IsOpen) throw new BrokenRuleException("Cet appel est déjà fini.");
        (CancelledAt, Secret) = (now, null);
    }

    /// <summary>Once. Before the end, or a second time: <see cref="BrokenRuleException"/>.</summary>
    public void Publish(DrawRecord record, DateOnly today, DateTimeOffset now)
    {
        if (!IsOpen) throw new BrokenRuleException("Cet appel est déjà fini.");
        if (!IsToDrawOn(today)) throw new BrokenRuleException("L’appel n’est pas fini. Attendez le lendemain du dernier jour.");
        (DrawnAt, Record, Secret) = (now, record.Write(), null);
    }
}
