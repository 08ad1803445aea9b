using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>
/// « Ma grille »: one time that a young person says what they can do. Theirs: they begin it, decide when it is finished and
/// who sees it. Until then its audience is nobody. It has no score and never will.
/// </summary>
public sealed class AutonomyGrid : IAddressed
{
    private AutonomyGrid() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The young person; all that is written in the grid, by anybody, is sealed with their key.</summary>
    public Guid AuthorId { get; private init; }
    public Guid? ChildId { get; private init; }
    public Stage Stage { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The young person asked a mentor to answer the same statements.</summary>
    public bool InvitesMentor { get; private set; }

    /// <summary>The same for the assistant familial.</summary>
    public bool InvitesCarer { get; private set; }

    /// <summary>Who sees the answers once it is finished; nobody before.</summary>
    public Audience Audience { get; private set; }

    /// <summary>Decided by the young person: from then on their answers stay as they are. The same instant as their sheet's lock.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>« Ne plus montrer »: nobody else sees the answers any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static AutonomyGrid Start(Guid id, Guid authorId, Guid childId, Stage stage, bool invitesMentor, bool invitesCarer, DateTimeOffset now) => new()
    {
        Id = id, AuthorId = authorId, ChildId = childId, Stage = stage, StartedAt = now, Audience = Audience.OnlyMe, InvitesMentor = invitesMentor, InvitesCarer = invitesCarer,
    };

    /// <summary>Whether somebody who is this to the child answers the same statements.</summary>
    public bool Asks(RelationKind kind) => kind switch
    {
        RelationKind.CaseWorker => true,
        RelationKind.Mentor => InvitesMentor,
        RelationKind.FosterCarer => InvitesCarer,
        _ => false,
    };

    internal void Finish(Audience audience, DateTimeOffset now) => (Audience, FinishedAt, WithdrawnAt) = (audience, FinishedAt ?? now, null);
}

/// <summary>The answers of one person in a grid: the young person's, the référent's, a mentor's, an assistant familial's. One for each kind of link.</summary>
public sealed class GridSheet
{
    public required Guid Id { get; init; }
    public required Guid GridId { get; init; }

    /// <summary>Null once that adult's account is erased: the answers stay the young person's.</summary>
    public Guid? AuthorId { get; set; }
    public required RelationKind Kind { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last answer.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Finished: no answer changes any more, and the other side may be opened once it is finished too.</summary>
    public DateTimeOffset? LockedAt { get; set; }
}

/// <summary>Who answered on a sheet before somebody else with the same link took it over.</summary>
public sealed class FormerHand
{
    public required Guid Id { get; init; }
    public required Guid SheetId { get; init; }

    /// <summary>Null once that account is erased.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>When the next one took it over.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>One answer to one statement.</summary>
public sealed class GridAnswer
{
    public required Guid Id { get; init; }
    public required Guid SheetId { get; init; }

    /// <summary>The code of a statement.</summary>
    public required string Statement { get; init; }

    /// <summary>Of the statement, when it was answered.</summary>
    public required int Version { get; set; }

    /// <summary>An <see cref="AnswerCode"/>, sealed with the young person's key.</summary>
    public required byte[] Answer { get; set; }
    public required DateTimeOffset AnsweredAt { get; set; }
}

/// <summary>« Ce qu’on décide ensemble »: written by one side, agreed to by the other.</summary>
public sealed class GridAgreement
{
    public const int TextLength = 1_000;

    public required Guid Id { get; init; }
    public required Guid GridId { get; init; }

    /// <summary>Made by the form: pressing twice writes it once.</summary>
    public required Guid SubmissionKey { get; init; }

    /// <summary>Sealed with the young person's key.</summary>
    public required byte[] Text { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the young person agreed: at once for what they wrote.</summary>
    public DateTimeOffset? YoungAgreedAt { get; set; }

    /// <summary>When an adult of the meeting agreed.</summary>
    public DateTimeOffset? AdultAgreedAt { get; set; }
    public Guid? AdultId { get; set; }
}
