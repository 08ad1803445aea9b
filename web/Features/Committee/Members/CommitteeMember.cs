namespace ChildProtection.Features.Committee.Members;

/// <summary>A person’s seat on a body, from one moment to another. They leave when they want, and say no reason.</summary>
public sealed class CommitteeMember
{
    private CommitteeMember() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid BodyId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>The last day of the mandate; null for no end.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>When the member asked to go on after that day; null when they did not.</summary>
    public DateTimeOffset? WishesToStayAt { get; private set; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static CommitteeMember Join(Guid bodyId, Guid accountId, DateTimeOffset now, DateOnly? endsOn = null) =>
        new() { Id = SecretCode.NewId(), BodyId = bodyId, AccountId = accountId, From = now, EndsOn = endsOn };

    /// <summary>The second time nothing happens.</summary>
    public void WishToStay(DateTimeOffset now) => WishesToStayAt ??= now;

    /// <summary>One more mandate, up to that day.</summary>
    public void Renew(DateOnly endsOn) => (EndsOn, WishesToStayAt) = (endsOn, null);

    /// <summary>The second time nothing happens.</summary>
    public void Leave(DateTimeOffset now) => Until ??= now;
}

/// <summary>« Le code »: made by the facilitator of a body for one person, whom it names nowhere; it serves once.</summary>
public sealed class CommitteeCode
{
    /// <summary>60 random bits: short enough to copy by hand, and what is stored is under a key.</summary>
    public const int CodeLength = 12;

    public const int Days = 14;

    public required Guid Id { get; init; }
    public required Guid BodyId { get; init; }

    /// <summary>The code under a key (<see cref="BlindIndex"/>); the code itself is shown once.</summary>
    public required string CodeIndex { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
