namespace ChildProtection.Features.Discussions;

/// <summary>One kind of room: who may be in it, as what, and who begins.</summary>
/// <param name="Members">The roles of those it is for.</param>
/// <param name="Facilitators">The roles that may open it and read what is held.</param>
/// <param name="Supervisors">The roles that may accompany it.</param>
/// <param name="Keeps">How long a message stays, in days.</param>
public sealed record ContactRule(IReadOnlyList<string> Members, IReadOnlyList<string> Facilitators, IReadOnlyList<string> Supervisors, int Keeps)
{
    /// <summary>Every young person may come by themselves.</summary>
    public bool IsForAllYoung { get; init; }

    /// <summary>The most members of a young person’s side; null for no limit.</summary>
    public int? YoungMost { get; init; }
}

/// <summary>Somebody in a room, as the rules see them.</summary>
public readonly record struct InRoom(string Role, RoomPart Part);

/// <summary>
/// Who may be together (reference security.md §3.2, SAFE-01 to SAFE-05): the one table. Every young person is treated as a
/// minor. It is code, not a setting: nobody can change it from a page.
/// </summary>
public static class ContactRules
{
    private static readonly string[] Young = [Role.YoungPerson];
    private static readonly string[] Runs = [Role.Facilitator];
    private static readonly string[] Leads = [Role.Moderator];
    private static readonly string[] None = [];

    private static readonly Dictionary<RoomKind, ContactRule> Table = new Dictionary<RoomKind, ContactRule>
    {
        [RoomKind.Committee] = new(Young, Runs, Leads, 90),
        [RoomKind.WorkingGroup] = new(Young, Runs, Leads, 90),
        [RoomKind.Forum] = new(Young, Runs, Leads, 30) { IsForAllYoung = true },
        [RoomKind.Peer] = new(Young, Runs, Leads, 90) { IsForAllYoung = true },
        [RoomKind.Parents] = new([Role.Parent], Runs, Leads, 90),
        [RoomKind.Pair] = new([Role.YoungPerson, Role.Mentor], None, [Role.Moderator, Role.Facilitator, Role.Professional], 365) { YoungMost = 1 },
        [RoomKind.CaseWorker] = new([Role.YoungPerson, Role.Professional], None, Leads, 365) { YoungMost = 1 },
        [RoomKind.Question] = new([Role.YoungPerson, Role.Professional], None, Leads, 90) { YoungMost = 1 },
    };

    /// <summary>The line of this kind.</summary>
    public static ContactRule Of(RoomKind kind) => Table[kind];

    /// <summary>Whether this role may have this part there at all.</summary>
    public static bool Admits(RoomKind kind, string role, RoomPart part) => part switch
    {
        RoomPart.Member => Of(kind).Members.Contains(role),
        RoomPart.Facilitator => Of(kind).Facilitators.Contains(role),
        _ => Of(kind).Supervisors.Contains(role),
    };

    /// <summary>Young people and the adults of families never read the same room (SAFE-05).</summary>
    public static bool MixesFamilies(IEnumerable<InRoom> people)
    {
        var roles = people.Select(one => one.Role).ToHashSet(StringComparer.Ordinal);
        return roles.Contains(Role.Parent) && roles.Contains(Role.YoungPerson);
    }

    /// <summary>An adult and a young person, and nobody whose work it is to look (SAFE-01).</summary>
    public static bool IsUnsupervised(IReadOnlyCollection<InRoom> people) =>
        people.Any(one => one.Role == Role.YoungPerson) && people.Any(one => one.Role != Role.YoungPerson && one.Part != RoomPart.Supervisor)
        && !people.Any(one => one is { Part: RoomPart.Supervisor } && one.Role != Role.YoungPerson && one.Role != Role.Parent && one.Role != Role.Mentor);

    /// <summary>All that is wrong with these people in such a room; empty when nothing is.</summary>
    public static IReadOnlyList<ContactFault> Faults(RoomKind kind, IReadOnlyCollection<InRoom> people)
    {
        var faults = new List<ContactFault>();
        if (people.Any(one => !Admits(kind, one.Role, one.Part))) faults.Add(ContactFault.WrongRole);
        if (MixesFamilies(people)) faults.Add(ContactFault.FamilyMeetsYoung);
        if (IsUnsupervised(people)) faults.Add(ContactFault.Unsupervised);
        if (Of(kind).YoungMost is { } most && people.Count(one => one.Role == Role.YoungPerson) > most) faults.Add(ContactFault.TooMany);
        return faults;
    }

    /// <summary>Refuses, in words for whoever makes the room.</summary>
    public static void Require(RoomKind kind, IReadOnlyCollection<InRoom> people)
    {
        switch (Faults(kind, people))
        {
            case []: return;
            case [ContactFault.Unsupervised]: throw new BrokenRuleException("Il faut une personne qui accompagne cet échange.");
            default: throw new BrokenRuleException("Ces personnes ne peuvent pas être dans le même salon.");
        }
    }
}

/// <summary>What may be wrong with a room.</summary>
public enum ContactFault
{
    /// <summary>A role that has no place in such a room.</summary>
    WrongRole,

    /// <summary>SAFE-05.</summary>
    FamilyMeetsYoung,

    /// <summary>SAFE-01.</summary>
    Unsupervised,

    /// <summary>Two young people in a conversation made for one.</summary>
    TooMany,

    /// <summary>Somebody who was never asked, or never said yes, wrote (SAFE-03).</summary>
    NeverAccepted,

    /// <summary>An adult wrote before the young person did (SAFE-02).</summary>
    AdultBegan,
}
