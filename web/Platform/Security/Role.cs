namespace ChildProtection.Platform.Security;

/// <summary>
/// What an account is here as. A role says which pages make sense; a <c>Relation</c> with dates says which child.
/// </summary>
public static class Role
{
    /// <summary>Jeune: 11 to 21, in care or followed (« confié », « accompagné », « jeune majeur »).</summary>
    public const string YoungPerson = "jeune";

    /// <summary>Parent, or another holder of parental authority (« détenteur de l’autorité parentale »).</summary>
    public const string Parent = "parent";

    /// <summary>Bénévole: « mentor », « parrain », « marraine ».</summary>
    public const string Mentor = "mentor";

    /// <summary>Référent ASE, éducateur, assistant familial.</summary>
    public const string Professional = "professionnel";

    /// <summary>Animatrice or animateur of the committee.</summary>
    public const string Facilitator = "animateur";

    /// <summary>Moderator and safeguarding lead.</summary>
    public const string Moderator = "moderateur";

    /// <summary>Pilotage: reads aggregates only.</summary>
    public const string Observer = "observateur";

    /// <summary>Runs the instance; has no access to what people write.</summary>
    public const string Administrator = "administrateur";

    public static readonly IReadOnlyList<string> All =
        [YoungPerson, Parent, Mentor, Professional, Facilitator, Moderator, Observer, Administrator];

    /// <summary>The people addressed as « tu ».</summary>
    public static bool IsYoung(string? role) => role == YoungPerson;

    /// <summary>Those who work for the authority or its partners.</summary>
    public static bool IsStaff(string? role) =>
        role is Professional or Facilitator or Moderator or Observer or Administrator;
}
