namespace ChildProtection.Features.Committee.Members;

/// <summary>A young person’s seat on the committee, from one moment to another. They leave when they want, and say no reason.</summary>
public sealed class CommitteeMember
{
    private CommitteeMember() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static CommitteeMember Join(Guid accountId, DateTimeOffset now) => new() { Id = SecretCode.NewId(), AccountId = accountId, From = now };

    /// <summary>The second time nothing happens.</summary>
    public void Leave(DateTimeOffset now) => Until ??= now;
}

/// <summary>« Le code du comité »: made by the facilitator for one young person, whom it names nowhere; it serves once.</summary>
public sealed class CommitteeCode
{
    /// <summary>60 random bits: short enough to copy by hand, and what is stored is under a key.</summary>
    public const int CodeLength = 12;

    public const int Days = 14;

    public required Guid Id { get; init; }

    /// <summary>The code under a key (<see cref="BlindIndex"/>); the code itself is shown once.</summary>
    public required string CodeIndex { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
