namespace ChildProtection.Features.Surveys;

/// <summary>What is kept beside the answers of a sheet, for the declared tables; no question has such a code.</summary>
public static class TallyTables
{
    public const string PublicKey = "~public";
    public const string AgeKey = "~age";
    public const string ZoneKey = "~zone";

    /// <summary>The only column of a table that is not crossed.</summary>
    public const string Everybody = "tous";
}
