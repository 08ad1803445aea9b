namespace ChildProtection.Platform.Territory;

/// <summary>Whom a body is for. Families and young people never sit together, and never see each other's body.</summary>
public enum BodyPublic
{
    /// <summary>Young people of all ages.</summary>
    [Display(Name = "Les jeunes")]
    YoungPeople,

    /// <summary>The youngest of them.</summary>
    [Display(Name = "Les adolescents")]
    Adolescents,

    /// <summary>Parents, and others who hold parental authority.</summary>
    [Display(Name = "Les parents")]
    Families,
}

/// <summary>A body that the pack names (« instances »): made at the first start that lacks it, then changed by its facilitators, here no more.</summary>
/// <param name="Code">In addresses; lower case, no accent.</param>
/// <param name="Name">« Comité des jeunes de l’ASE ».</param>
/// <param name="Public">Whom it is for.</param>
public sealed record BodyPlan(string Code, string Name, BodyPublic Public)
{
    /// <summary>« À quoi elle sert », in one short sentence; null when the territory has not said it.</summary>
    public string? Purpose { get; init; }

    /// <summary>In whole years, both included; null for no bound.</summary>
    public int? FromAge { get; init; }

    /// <inheritdoc cref="FromAge"/>
    public int? ToAge { get; init; }

    /// <summary>« Anciens »: those whose measure is over, or who passed the age, may sit too.</summary>
    public bool TakesFormer { get; init; }

    /// <summary>The most seats; null for no limit.</summary>
    public int? Size { get; init; }

    /// <summary>How long a seat lasts, in months; null for no end.</summary>
    public int? MandateMonths { get; init; }

    /// <summary>Of the members, who must be there for a decision, in per cent.</summary>
    public int? QuorumPercent { get; init; }

    /// <summary>« 1 fois par mois »; null when it is not known.</summary>
    public string? Frequency { get; init; }
}
