namespace ChildProtection.Features.Accounts;

/// <summary>Why somebody opens a child's door. With the relation and its dates, it decides what is there for them.</summary>
public enum Purpose
{
    /// <summary>One's own space: the young person's.</summary>
    Own,

    /// <summary>To compose the circle: invite, end a link, make a card again. The référent's.</summary>
    Compose,

    /// <summary>To accompany: référent, éducateur, assistant familial.</summary>
    Accompany,

    /// <summary>To be a volunteer beside the young person.</summary>
    Mentor,

    /// <summary>To live with: the assistant familial's home.</summary>
    Shelter,

    /// <summary>To be a parent here at all: one's own page, the référent's name, what a decision says.</summary>
    Parent,

    /// <summary>A parent who a decision lets know how things go.</summary>
    ParentInformed,

    /// <summary>A parent who a decision lets visit.</summary>
    ParentVisiting,

    /// <summary>A parent who is asked for authorisations (« actes non usuels »).</summary>
    ParentAuthorising,
}

/// <summary>The whole table of doors: which relation opens for which purpose.</summary>
internal static class Purposes
{
    public static RelationKind[] Kinds(this Purpose purpose) => purpose switch
    {
        Purpose.Own => [RelationKind.Self],
        Purpose.Compose => [RelationKind.CaseWorker],
        Purpose.Accompany => [RelationKind.CaseWorker, RelationKind.Educator, RelationKind.FosterCarer],
        Purpose.Mentor => [RelationKind.Mentor],
        Purpose.Shelter => [RelationKind.FosterCarer],
        Purpose.Parent or Purpose.ParentInformed or Purpose.ParentVisiting or Purpose.ParentAuthorising => [RelationKind.Parent],
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No door for this purpose."),
    };

    /// <summary>What a decision must grant besides the relation; nothing for most purposes.</summary>
    public static ParentalRights Needs(this Purpose purpose) => purpose switch
    {
        Purpose.ParentInformed => ParentalRights.Information,
        Purpose.ParentVisiting => ParentalRights.Visits,
        Purpose.ParentAuthorising => ParentalRights.Authorisations,
        _ => ParentalRights.None,
    };

    /// <summary>These doors close on the child's 18th birthday (R03; Code civil art. 371-1 and 414).</summary>
    public static bool EndsAtMajority(this Purpose purpose) => purpose.Kinds() is [RelationKind.Parent];
}
