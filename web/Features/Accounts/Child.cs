namespace ChildProtection.Features.Accounts;

/// <summary>
/// A child or young person cared for (« enfant confié », « accompagné », « jeune majeur »). Not an account: a baby has
/// none. All rights over what concerns the child follow from <see cref="Relation"/>, never from a role alone.
/// </summary>
public sealed class Child
{
    public const int FirstNameLength = 40;

    private Child() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>« N° du jeune » (<see cref="PersonReference"/>): how the administration names a child it has no relation with.</summary>
    public string? Reference { get; private set; } = PersonReference.New();

    /// <summary>The first name in daily use: what the team reads to know who this is. The portal keeps no family name.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>A zone of the territory pack.</summary>
    public string Zone { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>
    /// The 18th birthday: that day parents' doors shut by themselves. Kept instead of an age, which would need the year each
    /// time; null in records made before the portal asked, whose parents' doors stay shut.
    /// </summary>
    public DateOnly? ComesOfAgeOn { get; private set; }

    /// <summary>When that day was written last: for a week after, mending it gives parents their access back.</summary>
    public DateTimeOffset? MajorityWrittenAt { get; private set; }

    /// <summary>
    /// « Fin de l’accompagnement »: the instant at which every adult’s link ends; null while the measure goes on. The young
    /// person’s own account stays theirs.
    /// </summary>
    public DateTimeOffset? CareEndsAt { get; private set; }

    /// <summary>The last end of a measure that went on again after it: « six mois après » is still counted from there.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>When it is written; null takes it back.</summary>
    internal void CareEnds(DateTimeOffset? at) => CareEndsAt = at;

    /// <summary>Somebody is named after the end: the measure goes on, and that it had ended is kept.</summary>
    internal void CareBeginsAgain() => (LeftAt, CareEndsAt) = (CareEndsAt, null);

    public static Child Register(string firstName, string zone, DateTimeOffset now, DateOnly? comesOfAgeOn = null) => new()
    {
        Id = SecretCode.NewId(),
        FirstName = firstName.Trim(),
        Zone = zone,
        ComesOfAgeOn = comesOfAgeOn,
        MajorityWrittenAt = comesOfAgeOn is null ? null : now,
        CreatedAt = now,
    };

    /// <summary>For records made before numbers were.</summary>
    internal void GiveReference() => Reference ??= PersonReference.New();

    /// <summary>The day of the 18th birthday; between 4 years ago and 18 years ahead, else <see cref="BrokenRuleException"/>.</summary>
    public void TurnsEighteenOn(DateOnly day, DateOnly today, DateTimeOffset now)
    {
        if (MajorityRefusal(day, today) is { } refusal) throw new BrokenRuleException(refusal);
        (ComesOfAgeOn, MajorityWrittenAt) = (day, now);
    }

    /// <summary>Why this cannot be the 18th birthday of somebody who comes here (0 to 21 years old); null when it can.</summary>
    public static string? MajorityRefusal(DateOnly day, DateOnly today) =>
        day > today.AddYears(18) ? "Cette date est trop loin. Écrivez le jour de ses 18 ans."
        : day < today.AddYears(-4) ? "Cette date est trop ancienne : le portail va jusqu’à 21 ans."
        : null;
}

/// <summary>Where a child lives, from one date to another (« vit à »).</summary>
public sealed class Stay
{
    public required Guid Id { get; init; }
    public required Guid ChildId { get; init; }
    public required Guid PlaceId { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>When a change of place was written; null for the first place, known when the child was added.</summary>
    public DateTimeOffset? RecordedAt { get; init; }
}
