namespace ChildProtection.Features.Forums;

/// <summary>What young people of the body may do on the day: places are counted.</summary>
public sealed class ForumTask
{
    public const int NameLength = 80;
    public const int MostPlaces = 30;

    /// <summary>Of one event.</summary>
    public const int Most = 20;

    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }
    public required string Name { get; init; }
    public required int Places { get; init; }
}

/// <summary>A member who takes a task; the key makes it once each.</summary>
public sealed class ForumVolunteer
{
    public required Guid TaskId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A professional who offers to welcome people at one stop; a facilitator says yes.</summary>
public sealed class ForumGreeter
{
    public required Guid StopId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null while it waits: nothing is open to them yet.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }
}

/// <summary>How many gave this face to this question, at one event: a total in which nobody is.</summary>
public sealed class ForumFace
{
    public required Guid ForumId { get; init; }

    /// <summary>From 0.</summary>
    public required int Question { get; init; }

    /// <summary>From 0, the best one.</summary>
    public required int Face { get; init; }
    public required int Count { get; init; }
}

/// <summary>« A donné son avis »: which ticket, never what. In no backup: two of them would tell who said what in between.</summary>
public sealed class ForumTurn
{
    public required Guid TicketId { get; init; }
}
