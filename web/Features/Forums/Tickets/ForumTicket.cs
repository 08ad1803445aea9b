namespace ChildProtection.Features.Forums.Tickets;

/// <summary>
/// One place at one stop. A young person has one at a stop; a professional has as many as the house needs, and nobody’s name is on them.
/// Its short code says nothing of anybody.
/// </summary>
public sealed class ForumTicket
{
    /// <summary>In characters; what is stored of it is under a key.</summary>
    public const int CodeLength = 8;
    public const int NeedsLength = 300;

    /// <summary>That one professional keeps at one stop.</summary>
    public const int MostOfHouse = 40;

    private ForumTicket() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid StopId { get; private init; }

    /// <summary>The young person; or the professional who keeps a place for a house.</summary>
    public Guid AccountId { get; private init; }

    /// <summary>The house it is kept for; null for a young person’s own.</summary>
    public Guid? PlaceId { get; private init; }

    /// <summary>The order of the waiting list.</summary>
    public int Number { get; private init; }

    /// <summary>There was no place; the first who waits gets the next one.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>When a place came free for them; null when they never waited, or still do.</summary>
    public DateTimeOffset? PromotedAt { get; private set; }

    /// <summary>They saw that a place came.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Sealed with nobody’s key.</summary>
    public byte[] Code { get; private init; } = [];

    /// <summary>The code, under the key of <see cref="BlindIndex"/>.</summary>
    public string CodeIndex { get; private init; } = "";

    /// <summary>Transport and access, sealed with the key of whoever wrote; gone the day after.</summary>
    public byte[]? Needs { get; private set; }

    /// <summary>The first time it was shown at the door; null before.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    public static ForumTicket Take(Guid id, Guid stopId, Guid accountId, Guid? placeId, int number, bool isWaiting, byte[] code, string codeIndex, byte[]? needs) =>
        new() { Id = id, StopId = stopId, AccountId = accountId, PlaceId = placeId, Number = number, IsWaiting = isWaiting, Code = code, CodeIndex = codeIndex, Needs = needs };

    /// <summary>A place came free; once.</summary>
    public void Promote(DateTimeOffset now)
    {
        if (!IsWaiting) return;
        (IsWaiting, PromotedAt) = (false, now);
    }

    /// <summary>They need something else, or nothing any more.</summary>
    public void Need(byte[]? needs) => Needs = needs;

    /// <summary>They saw it.</summary>
    public void See(DateTimeOffset now) => SeenAt ??= now;

    internal void Arrive(DateTimeOffset now) => ArrivedAt ??= now;
}
