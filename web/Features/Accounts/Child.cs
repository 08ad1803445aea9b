namespace ChildProtection.Features.Accounts;

/// <summary>
/// A child or young person cared for (« enfant confié », « accompagné », « jeune majeur »). Not an account: a baby has
/// none. All rights over what concerns the child follow from <see cref="Relation"/>, never from a role alone.
/// </summary>
public sealed class Child
{
    public const int FirstNameLength = 40;

    private Child() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The first name in daily use: what the team reads to know who this is. The portal keeps no family name.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>A zone of the territory pack.</summary>
    public string Zone { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public static Child Register(string firstName, string zone, DateTimeOffset now) => new()
    {
        Id = SecretCode.NewId(),
        FirstName = firstName.Trim(),
        Zone = zone,
        CreatedAt = now,
    };
}

/// <summary>A place where children live (« lieu de vie » : foyer, MECS, famille d’accueil). Its address is never kept here.</summary>
public sealed class PlaceOfLife
{
    public const int NameLength = 80;

    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Zone { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>Where a child lives, from one date to another (« vit à »).</summary>
public sealed class Stay
{
    public required Guid Id { get; init; }
    public required Guid ChildId { get; init; }
    public required Guid PlaceId { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; set; }
}
