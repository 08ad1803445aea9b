namespace ChildProtection.Features.Accounts;

/// <summary>For whom one writes (R01: « moi seul·e, mon référent, mon équipe, ma famille, la réunion »).</summary>
public enum Audience
{
    OnlyMe,
    CaseWorker,
    Team,
    Family,
    PlanMeeting,
}

/// <summary>Something a person wrote about a child, for an audience. <see cref="Access"/> opens it accordingly.</summary>
public interface IAddressed
{
    Guid AuthorId { get; }

    /// <summary>Whose circle it belongs to. Null once that young person is erased: then nobody but its author reads it.</summary>
    Guid? ChildId { get; }
    Audience Audience { get; }

    /// <summary>Taken back by its author: nobody else reads it any more.</summary>
    DateTimeOffset? WithdrawnAt { get; }
}

/// <summary>
/// Who reads what is written for an audience: the one rule behind the sentence shown before one writes and behind the
/// query of <see cref="Access"/>. No audience names a parent as reader: what a child writes is never on a parent's page;
/// « ma famille » means that the référent reads it and speaks with the family.
/// </summary>
/// <param name="Audience">As stored.</param>
/// <param name="Readers">Those who are this to the child today; none but the author when empty.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record Readership(Audience Audience, string Icon, IReadOnlyList<RelationKind> Readers)
{
    public static readonly IReadOnlyList<Readership> All =
    [
        new(Audience.OnlyMe, "cadenas", []),
        new(Audience.CaseWorker, "referent", [RelationKind.CaseWorker]),
        new(Audience.Team, "equipe", [RelationKind.CaseWorker, RelationKind.Educator, RelationKind.FosterCarer]),
        new(Audience.Family, "famille", [RelationKind.CaseWorker]),
        new(Audience.PlanMeeting, "cercle", [RelationKind.CaseWorker]),
    ];

    public static Readership Of(Audience audience) => All.First(one => one.Audience == audience);

    /// <summary>What a person of this role may choose, in the order shown.</summary>
    public static IReadOnlyList<Readership> ChoicesOf(string? role) => [.. All.Where(one => role switch
    {
        Role.YoungPerson => true,
        Role.Parent => one.Audience is Audience.OnlyMe or Audience.CaseWorker or Audience.PlanMeeting,
        Role.Mentor => one.Audience is Audience.OnlyMe or Audience.CaseWorker,
        _ => false,
    })];

    /// <summary>Somebody reads it, so somebody answers.</summary>
    public bool IsAnswered => Readers.Count > 0;

    /// <summary>The choice, in two or three words.</summary>
    public string Words(bool isYoung) => Audience switch
    {
        Audience.OnlyMe => isYoung ? "Moi, personne d’autre" : "Moi seulement",
        Audience.CaseWorker => isYoung ? "Mon référent" : "Le référent",
        Audience.Team => "Mon équipe",
        Audience.Family => "Ma famille, avec mon référent",
        Audience.PlanMeeting => isYoung ? "La réunion sur mon projet" : "La réunion sur le projet pour l’enfant",
        _ => throw new ArgumentOutOfRangeException(nameof(isYoung)),
    };

    /// <summary>What the choice does besides, in one or two short sentences; null when the names say it all.</summary>
    public string? Note(bool isYoung) => Audience switch
    {
        Audience.OnlyMe => "Personne ne lit. Il n’y a pas de réponse.",
        Audience.Family => "Ton référent lit, puis il en parle à ta famille. Tes parents ne lisent pas ta page.",
        Audience.PlanMeeting => isYoung ? "Ton référent lit, puis il le dit à la réunion." : "Le référent lit, puis il le dit à la réunion.",
        _ => null,
    };
}
