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

    /// <summary>How long it may be opened again, in days; after that its seats end.</summary>
    public const int ReopenDays = 30;

    /// <summary>Of the reason, in signs.</summary>
    public const int ReasonLength = 400;

    /// <summary>From then on nobody comes in, and nobody sits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why, for its members; sealed with nobody's key; null while it is open.</summary>
    public byte[]? CloseReason { get; private set; }

    /// <summary>Parents sit here; else young people.</summary>
    public bool IsForFamilies => Public == BodyPublic.Families;

    /// <summary>As the pack says it.</summary>
    public static Body Of(BodyPlan plan) => new()
    {
        Id = SecretCode.NewId(), Code = plan.Code, Name = plan.Name, Public = plan.Public, Purpose = plan.Purpose, FromAge = plan.FromAge, ToAge = plan.ToAge,
        TakesFormer = plan.TakesFormer, Size = plan.Size, MandateMonths = plan.MandateMonths, QuorumPercent = plan.QuorumPercent, Frequency = plan.Frequency,
    };

    /// <summary>
    /// What its facilitator decided. Ages the wrong way round, ages of a families' body, fewer seats than members:
    /// <see cref="BrokenRuleException"/>. A mandate's new length is for the seats to come.
    /// </summary>
    /// <param name="settings">All of it, each time.</param>
    /// <param name="members">How many sit today.</param>
    public void Change(BodySettings settings, int members)
    {
        if (Refusal(settings, members) is { } refusal) throw new BrokenRuleException(refusal.Message);
        (Name, Purpose, Frequency) = (settings.Name.Trim(), Kept(settings.Purpose), Kept(settings.Frequency));
        (FromAge, ToAge, TakesFormer) = IsForFamilies ? (null, null, false) : (settings.FromAge, settings.ToAge, settings.TakesFormer);
        (Size, MandateMonths, QuorumPercent) = (settings.Size, settings.MandateMonths, settings.QuorumPercent);
    }

    /// <summary>Why this cannot be, and the setting it is about; null when it can.</summary>
    public static (string Setting, string Message)? Refusal(BodySettings settings, int members) =>
        settings.ToAge < settings.FromAge ? (nameof(BodySettings.ToAge), "L’âge de fin vient avant l’âge de début.")
        : settings.Size < members ? (nameof(BodySettings.Size), $"{members} personnes siègent déjà. Il faut au moins autant de places.")
        : null;

    /// <summary>With a reason, sealed. Closed already: <see cref="BrokenRuleException"/>.</summary>
    public void Close(byte[] reason, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new BrokenRuleException("Cette instance est déjà fermée.");
        (ClosedAt, CloseReason) = (now, reason);
    }

    /// <summary>As it was. Open, or closed for too long: <see cref="BrokenRuleException"/>.</summary>
    public void Reopen(DateTimeOffset now)
    {
        if (ClosedAt is not { } closedAt) throw new BrokenRuleException("Cette instance est ouverte.");
        if (closedAt.AddDays(ReopenDays) <= now) throw new BrokenRuleException($"Elle est fermée depuis plus de {ReopenDays} jours. Elle ne rouvre plus.");
        (ClosedAt, CloseReason) = (null, null);
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What a facilitator may change of a body.</summary>
/// <param name="Name">As people call it.</param>
public sealed record BodySettings(string Name)
{
    /// <inheritdoc cref="Body.Purpose"/>
    public string? Purpose { get; init; }

    /// <inheritdoc cref="Body.FromAge"/>
    public int? FromAge { get; init; }

    /// <inheritdoc cref="Body.FromAge"/>
    public int? ToAge { get; init; }

    /// <inheritdoc cref="Body.TakesFormer"/>
    public bool TakesFormer { get; init; }

    /// <inheritdoc cref="Body.Size"/>
    public int? Size { get; init; }

    /// <inheritdoc cref="Body.MandateMonths"/>
    public int? MandateMonths { get; init; }

    /// <inheritdoc cref="Body.QuorumPercent"/>
    public int? QuorumPercent { get; init; }

    /// <inheritdoc cref="Body.Frequency"/>
    public string? Frequency { get; init; }
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
