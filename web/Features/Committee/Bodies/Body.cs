namespace ChildProtection.Features.Committee.Bodies;

/// <summary>
/// « Instance »: a committee, a council or a parents' group of this territory. Born of the pack (<see cref="BodyPlan"/>), it is
/// data afterwards: whoever runs it changes all but its code and whom it is for, which decide who may ever see it.
/// </summary>
public sealed class Body
{
    private Body() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>In addresses and on printed invitations; it never changes.</summary>
    public string Code { get; private init; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Whom it is for; it never changes.</summary>
    public BodyPublic Public { get; private init; }

    /// <inheritdoc cref="BodyPlan.Purpose"/>
    public string? Purpose { get; private set; }

    /// <summary>In whole years, included; null for no bound.</summary>
    public int? FromAge { get; private set; }

    /// <inheritdoc cref="FromAge"/>
    public int? ToAge { get; private set; }

    /// <inheritdoc cref="BodyPlan.TakesFormer"/>
    public bool TakesFormer { get; private set; }

    /// <summary>The most seats; null for no limit.</summary>
    public int? Size { get; private set; }

    /// <summary>How long a seat lasts, in months; null for no end.</summary>
    public int? MandateMonths { get; private set; }

    /// <summary>Of the members, who must be there for a decision, in per cent; null when nothing was decided.</summary>
    public int? QuorumPercent { get; private set; }

    /// <summary>« 1 fois par mois »; null when it is not known.</summary>
    public string? Frequency { get; private set; }

    /// <summary>From then on nobody comes in, and nobody sits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Parents sit here; else young people.</summary>
    public bool IsForFamilies => Public == BodyPublic.Families;

    /// <summary>As the pack says it.</summary>
    public static Body Of(BodyPlan plan) => new()
    {
        Id = SecretCode.NewId(), Code = plan.Code, Name = plan.Name, Public = plan.Public, Purpose = plan.Purpose, FromAge = plan.FromAge, ToAge = plan.ToAge,
        TakesFormer = plan.TakesFormer, Size = plan.Size, MandateMonths = plan.MandateMonths, QuorumPercent = plan.QuorumPercent, Frequency = plan.Frequency,
    };
}

/// <summary>Who runs a body, from one moment to another; an administrator says it.</summary>
public sealed class BodyFacilitator
{
    private BodyFacilitator() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static BodyFacilitator Begin(Guid bodyId, Guid accountId, DateTimeOffset now) => new() { Id = SecretCode.NewId(), BodyId = bodyId, AccountId = accountId, From = now };

    /// <summary>The second time nothing happens.</summary>
    public void End(DateTimeOffset now) => Until ??= now;
}
