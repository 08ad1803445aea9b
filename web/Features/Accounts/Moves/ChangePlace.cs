namespace ChildProtection.Features.Accounts.Moves;

/// <summary>
/// « Changer de lieu de vie »: one stay ends at the instant the next one begins, and both stay known. A place opens no door to
/// adults, relations do: so the référent says which links of the team end that day with it. Each act begins with its line in
/// the audit log, whose lock makes two presses come one after the other.
/// </summary>
public sealed class ChangePlace(PortalDb db, Access access, AuditLog audit, TerritoryPack territory)
{
    /// <summary>How far back or ahead the first day may be.</summary>
    public const int MostDays = 62;

    private const int Most = 50;
    private const string Changed = "Quelqu’un vient de changer ce lieu. Relisez la page.";

    /// <summary>The same act again within this time is the same press.</summary>
    private static readonly TimeSpan PressedTwice = TimeSpan.FromMinutes(1);

    /// <summary>Those who follow the daily life of a place, whose link may end with it.</summary>
    private static readonly RelationKind[] Team = [RelationKind.Educator, RelationKind.FosterCarer];

    /// <summary>One stay, for the référent.</summary>
    public sealed record Line(Guid Id, Guid PlaceId, string Place, DateTimeOffset From, DateTimeOffset? Until);

    /// <param name="Child">Whose référent this is.</param>
    /// <param name="Stays">The newest first.</param>
    /// <param name="Adults">The team around the child.</param>
    /// <param name="Now">When it was read.</param>
    public sealed record Sheet(Child Child, IReadOnlyList<Line> Stays, IReadOnlyList<Member> Adults, DateTimeOffset Now)
    {
        /// <summary>The stay that has no end: of today, or planned.</summary>
        public Line? Last => Stays.FirstOrDefault(stay => stay.Until is null);

        /// <summary>A change that is written and has not come; null for none.</summary>
        public Line? Planned => Last is { } last && last.From > Now ? last : null;

        /// <summary>Where the child lives today; null when nobody wrote it.</summary>
        public Line? Current => Stays.FirstOrDefault(stay => stay.From <= Now && (stay.Until is null || stay.Until > Now));

        public IEnumerable<Line> Past => Stays.Where(stay => stay.Until <= Now);
    }

    /// <summary>Null when the door is shut.</summary>
    public async Task<Sheet?> ReadAsync(Guid childId)
    {
        if (await access.ChildAsync(Purpose.Compose, childId) is not { } child) return null;
        var places = db.Places;
        var stays = await db.Stays.Where(stay => stay.ChildId == childId).OrderByDescending(stay => stay.From).ThenByDescending(stay => stay.Id)
            .Join(places, stay => stay.PlaceId, place => place.Id, (stay, place) => new Line(stay.Id, place.Id, place.Name, stay.From, stay.Until)).Take(Most).ToListAsync();
        var adults = await access.Linked(access.Children(Purpose.Compose).Where(one => one.Id == childId), Team).Take(Most).ToListAsync();
        return new Sheet(child, [.. stays.OrderByDescending(stay => stay.From)], adults, access.Now);
    }

    /// <summary>Why this cannot be the first day; null when it can.</summary>
    public string? Refusal(DateOnly day) => Math.Abs(day.DayNumber - access.Today.DayNumber) > MostDays
        ? "Choisissez un jour : 2 mois avant ou 2 mois après, au plus." : null;

    /// <summary>
    /// Writes the new place from that day on. Not there: false. The stay that was seen is no longer the last one, or a place or
    /// a day that cannot be: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="childId">The child.</param>
    /// <param name="seenId">The stay that ends; null where nobody wrote one.</param>
    /// <param name="placeId">An open place.</param>
    /// <param name="day">The first day there.</param>
    /// <param name="ending">The links of the team that end that day.</param>
    public async Task<bool> MoveAsync(Guid childId, Guid? seenId, Guid placeId, DateOnly day, IReadOnlyCollection<Guid> ending)
    {
        if (Refusal(day) is { } refusal) throw new BrokenRuleException(refusal);
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                await audit.WriteAsync(AccountsAudit.PlaceChanged, childId);
                var child = await access.Children(Purpose.Compose).SingleOrDefaultAsync(one => one.Id == childId) ?? throw new NotThereException();
                var last = await db.Stays.SingleOrDefaultAsync(stay => stay.ChildId == childId && stay.Until == null);
                var (now, at) = (access.Now, InstantOf(day));
                if (last?.Id != seenId) throw last?.PlaceId == placeId && last.RecordedAt > now - PressedTwice && territory.DayOf(last.From) == day ? new PressedTwiceException() : new BrokenRuleException(Changed);
                await CheckAsync(child, last, placeId, at, now);

                if (last is not null) last.Until = at;
                await db.SaveChangesAsync(); // first: a child has one stay without end
                var next = new Stay { Id = SecretCode.NewId(), ChildId = childId, PlaceId = placeId, From = at, RecordedAt = now };
                db.Stays.Add(next);
                await EndLinksAsync(child, next, ending, now);
                await db.SaveChangesAsync();
                return true;
            }).ElseNotThereAsync();
        }
        catch (PressedTwiceException)
        {
            return true;
        }
    }

    /// <summary>A change that has not come is taken back: the stay of before goes on, and the links that would have ended with it. Too late: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> TakeBackAsync(Guid childId, Guid stayId) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.PlaceKept, childId);
        var child = await access.Children(Purpose.Compose).SingleOrDefaultAsync(one => one.Id == childId) ?? throw new NotThereException();
        var now = access.Now;
        var planned = await db.Stays.SingleOrDefaultAsync(stay => stay.Id == stayId && stay.ChildId == childId && stay.From > now)
            ?? throw new BrokenRuleException("Ce changement n’est plus à venir. Relisez la page.");
        db.Stays.Remove(planned);
        await db.SaveChangesAsync(); // first: a child has one stay without end
        if (await db.Stays.SingleOrDefaultAsync(stay => stay.ChildId == childId && stay.Until == planned.From) is { } before) before.Until = null;
        foreach (var link in await db.Relations.Where(link => link.ChildId == childId && link.EndsWithStayId == stayId).ToListAsync())
        {
            link.StaysAfterAll(planned.From, child.CareEndsAt);
            await audit.WriteAsync(AccountsAudit.RelationGoesOn, child.Id, link.Id, link.Kind.Code());
            await audit.WriteAsync(AccountsAudit.OwnRelationGoesOn, link.AccountId, link.Id, link.Kind.Code());
        }
        await db.SaveChangesAsync();
        return true;
    }).ElseNotThereAsync();

    private async Task CheckAsync(Child child, Stay? last, Guid placeId, DateTimeOffset at, DateTimeOffset now)
    {
        if (!await db.Places.AnyAsync(place => place.Id == placeId && place.ClosedAt == null)) throw new BrokenRuleException("Ce lieu n’est pas ouvert. Choisissez un lieu de la liste.");
        if (last?.From > now) throw new BrokenRuleException("Un changement est déjà prévu. Annulez-le d’abord.");
        if (last?.PlaceId == placeId) throw new BrokenRuleException("Ce jeune vit déjà dans ce lieu. Choisissez un autre lieu.");
        if (last?.From >= at) throw new BrokenRuleException("Ce jour est avant son arrivée dans le lieu d’aujourd’hui. Choisissez un jour après.");
        if (await db.Stays.AnyAsync(stay => stay.ChildId == child.Id && stay.Until > at)) throw new BrokenRuleException("Ce jour est dans un séjour d’avant. Choisissez un jour après.");
        if (child.CareEndsAt <= at) throw new BrokenRuleException("L’accompagnement finit avant ce jour.");
    }

    private async Task EndLinksAsync(Child child, Stay next, IReadOnlyCollection<Guid> ending, DateTimeOffset now)
    {
        var end = next.From > now ? next.From : now; // what was open until now stays true
        foreach (var link in await db.Relations.Where(link => ending.Contains(link.Id) && link.ChildId == child.Id && Team.Contains(link.Kind) && link.From <= end && (link.Until == null || link.Until > end)).ToListAsync())
        {
            link.EndsWith(next.Id, end, child.CareEndsAt);
            await audit.WriteAsync(end > now ? AccountsAudit.RelationDated : AccountsAudit.RelationEnded, child.Id, link.Id, link.Kind.Code());
            await audit.WriteAsync(end > now ? AccountsAudit.OwnRelationDated : AccountsAudit.OwnRelationEnded, link.AccountId, link.Id, link.Kind.Code());
        }
    }

    /// <summary>Now for today; else the beginning of that day.</summary>
    private DateTimeOffset InstantOf(DateOnly day) => day == access.Today ? access.Now : territory.EndOf(day.AddDays(-1));
}

/// <summary>Inside a transaction: it is done already, so nothing of this press must stay.</summary>
internal sealed class PressedTwiceException() : Exception("The same press came twice.");
