namespace ChildProtection.Features.Committee.Bodies.Groups;

/// <summary>« Groupe de travail »: some members of a body on one theme. Its facilitator makes it; members come and go by themselves.</summary>
public sealed class WorkingGroup
{
    public const int NameLength = 60;
    public const int ThemeLength = 200;

    /// <summary>Open at once, of one body.</summary>
    public const int Most = 20;

    private WorkingGroup() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }

    /// <summary>Sealed under the key of the installation.</summary>
    public byte[] Name { get; private init; } = [];

    /// <summary>What it works on, sealed the same way.</summary>
    public byte[] Theme { get; private init; } = [];
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>From then on nobody joins, and it is shown no more.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public static WorkingGroup Open(Guid id, Guid bodyId, byte[] name, byte[] theme, DateTimeOffset now) => new() { Id = id, BodyId = bodyId, Name = name, Theme = theme, OpenedAt = now };

    /// <summary>The second time nothing happens.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}

/// <summary>A member works in a group; leaving it leaves nothing behind.</summary>
public sealed class WorkingGroupMember
{
    public required Guid GroupId { get; init; }
    public required Guid SeatId { get; init; }
    public required DateTimeOffset Since { get; init; }
}
