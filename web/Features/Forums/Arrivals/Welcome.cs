using System.Security.Cryptography;
using System.Text;
using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums.Arrivals;

/// <summary>What became of one ticket at the door.</summary>
public enum Arrival
{
    /// <summary>In, for the first time.</summary>
    Welcome,

    /// <summary>In already: nothing more is counted.</summary>
    Already,

    /// <summary>On the waiting list.</summary>
    Waiting,

    /// <summary>For another stop of the same event.</summary>
    Elsewhere,

    /// <summary>No such ticket.</summary>
    Unknown,
}

/// <summary>
/// The door of one stop, on its day. A ticket shown twice, on two telephones, or sent again after the network was cut is one arrival. A
/// telephone gets hashes of the codes, bound to the stop, and sends back hashes: neither says anything of anybody.
/// </summary>
public sealed class Welcome(PortalDb db, Vault vault, BlindIndex index, TimeProvider clock)
{
    /// <summary>Hashes sent at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>In characters of hexadecimal: 80 bits.</summary>
    public const int HashLength = 20;

    /// <summary>
    /// What a door works with when there is no network. A hash of a short code can be searched by whoever has the page and a computer: so a door
    /// gets the tickets of its own stop alone, which it may let in anyway, and never those of the rest of the event. A code names nobody.
    /// </summary>
    /// <param name="Here">What may come in at this stop.</param>
    /// <param name="Arrived">Those of the first that are in already.</param>
    public sealed record HashSet(IReadOnlyList<string> Here, IReadOnlyList<string> Arrived);

    /// <summary>What a telephone keeps of a code: SHA-256 of the stop and the code, cut to 80 bits. The script computes the same (<c>forum-door.js</c>).</summary>
    public static string HashOf(Guid stopId, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stopId}:{code}")))[..HashLength];

    /// <summary>The set of this stop, in an order that says nothing.</summary>
    public async Task<HashSet> SetAsync(Guid stopId)
    {
        var all = await CodesAsync(stopId);
        return new HashSet([.. all.Select(one => one.Hash).Order(StringComparer.Ordinal)], [.. all.Where(one => one.IsIn).Select(one => one.Hash).Order(StringComparer.Ordinal)]);
    }

    /// <summary>How many are in, and how many may come.</summary>
    public async Task<(int In, int Expected)> CountAsync(Guid stopId) =>
        (await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && ticket.ArrivedAt != null), await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && !ticket.IsWaiting));

    /// <summary>One ticket, as somebody typed its code.</summary>
    public async Task<Arrival> TypedAsync(Guid forumId, Guid stopId, string? typed)
    {
        if (SecretCode.Read(typed, ForumTicket.CodeLength) is not { } code) return Arrival.Unknown;
        var (key, stops) = (index.Of(TakeTicket.KeyOf(code)), db.ForumStops);
        var found = await db.ForumTickets.Where(ticket => ticket.CodeIndex == key && stops.Any(stop => stop.Id == ticket.StopId && stop.ForumId == forumId)).Select(ticket => new { ticket.Id, ticket.StopId, ticket.IsWaiting }).SingleOrDefaultAsync();
        if (found is null) return Arrival.Unknown;
        if (found.StopId != stopId) return Arrival.Elsewhere;
        return found.IsWaiting ? Arrival.Waiting : await LetInAsync([found.Id]) == 1 ? Arrival.Welcome : Arrival.Already;
    }

    /// <summary>
    /// What a telephone kept while it had no network: tickets, those that are no ticket here left out; and presses for people without one
    /// (<see cref="IsPress"/>). Sent again, nothing changes.
    /// </summary>
    /// <param name="forumId">The event of the stop.</param>
    /// <param name="stopId">The stop.</param>
    /// <param name="hashes">As <see cref="HashOf"/>, or presses.</param>
    /// <returns>The hashes that are in from now on, or were already.</returns>
    public async Task<IReadOnlyList<string>> SentAsync(Guid forumId, Guid stopId, IReadOnlyCollection<string> hashes)
    {
        if (hashes.Where(IsPress).ToList() is { Count: > 0 } presses) await PressedAsync(forumId, stopId, presses);
        var asked = hashes.ToHashSet(StringComparer.Ordinal);
        var mine = (await CodesAsync(stopId)).Where(one => asked.Contains(one.Hash)).ToList();
        await LetInAsync([.. mine.Select(one => one.Id)]);
        return [.. mine.Select(one => one.Hash)];
    }

    /// <summary>Somebody who has no ticket came in; how many by now. Nothing else is known of them.</summary>
    public Task<int> WithoutTicketAsync(Guid forumId, Guid stopId) => db.InOneTransactionAsync(async () =>
    {
        await db.LockForumAsync(forumId);
        var forum = await db.Forums.SingleAsync(one => one.Id == forumId);
        forum.Write(forum.Sheet.OneMoreAt(stopId));
        await db.SaveChangesAsync();
        return forum.Sheet.WithoutTicket[stopId];
    });

    /// <summary>« z » and 11 hexadecimal digits of chance, made by the telephone at one press of « Une personne sans billet »: no hash begins so.</summary>
    internal static bool IsPress(string sent) => sent is ['z', .. var rest] && rest.Length == 11 && rest.All(char.IsAsciiHexDigitLower);

    private Task<bool> PressedAsync(Guid forumId, Guid stopId, IReadOnlyList<string> presses) => db.InOneTransactionAsync(async () =>
    {
        await db.LockForumAsync(forumId);
        var forum = await db.Forums.SingleAsync(one => one.Id == forumId);
        forum.Write(forum.Sheet.PressedAt(stopId, presses));
        await db.SaveChangesAsync();
        return true;
    });

    private Task<int> LetInAsync(IReadOnlyList<Guid> ids)
    {
        var now = clock.GetUtcNow();
        return db.ForumTickets.Where(ticket => ids.Contains(ticket.Id) && ticket.ArrivedAt == null && !ticket.IsWaiting).ExecuteUpdateAsync(update => update.SetProperty(ticket => ticket.ArrivedAt, now));
    }

    private sealed record Known(Guid Id, string Hash, bool IsIn);

    /// <summary>The tickets of this stop that have a place.</summary>
    private async Task<IReadOnlyList<Known>> CodesAsync(Guid stopId)
    {
        var rows = await db.ForumTickets.AsNoTracking().Where(ticket => ticket.StopId == stopId && !ticket.IsWaiting).Select(ticket => new { ticket.Id, ticket.Code, ticket.ArrivedAt }).ToListAsync();
        var codes = await vault.OpenAllAsync(ForumsData.Code, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Code))]);
        return [.. rows.Where(row => codes[row.Id] is not null).Select(row => new Known(row.Id, HashOf(stopId, codes[row.Id]!), row.ArrivedAt is not null))];
    }
}
