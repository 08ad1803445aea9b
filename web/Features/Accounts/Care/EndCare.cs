namespace ChildProtection.Features.Accounts.Care;

/// <summary>
/// « Fin de l’accompagnement »: a measure ends at a date, and with it every adult’s link to the child. The young person’s own
/// account stays. Until the date it may be taken back, and each link has again the end it had, or none. Each act begins with
/// its line in the audit log, whose lock makes two people come one after the other.
/// </summary>
public sealed class EndCare(PortalDb db, IEnumerable<IWithEndOfCare> others, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>How far back or ahead the last day may be.</summary>
    public const int MostDays = 366;

    /// <summary>The measures the portal knows of end at 21 years at the latest: from then on it proposes the end.</summary>
    public const int YearsAfterMajority = 3;

    /// <summary>How long it proposes; then it writes the end itself, so that no record waits for ever for somebody to press.</summary>
    public const int MonthsProposed = 6;

    private const int AtOnce = 50;

    /// <param name="ChildId">The child.</param>
    /// <param name="Who">As the reader may call it: a first name, or a number.</param>
    /// <param name="EndsAt">When the measure ends, or ended; null while it goes on.</param>
    /// <param name="IsOver">It has ended.</param>
    /// <param name="Adults">How many adults’ links would end.</param>
    /// <param name="HasSpace">The young person has an account, which stays.</param>
    public sealed record Sheet(Guid ChildId, string Who, DateTimeOffset? EndsAt, bool IsOver, int Adults, bool HasSpace);

    /// <summary>Null when there is no such child among these.</summary>
    public async Task<Sheet?> ReadAsync(IQueryable<Child> opened, Guid childId, bool byName)
    {
        var now = clock.GetUtcNow();
        var links = db.Relations.HoldingAt(now);
        var row = await opened.Where(child => child.Id == childId).Select(child => new
        {
            child.Reference, child.CareEndsAt,
            FirstName = byName ? child.FirstName : null,
            Adults = links.Count(link => link.ChildId == child.Id && link.Kind != RelationKind.Self),
            HasSpace = links.Any(link => link.ChildId == child.Id && link.Kind == RelationKind.Self),
        }).SingleOrDefaultAsync();
        return row is null ? null : new Sheet(childId, row.FirstName ?? $"N° {PersonReference.Shown(row.Reference)}", row.CareEndsAt, row.CareEndsAt <= now, row.Adults, row.HasSpace);
    }

    /// <summary>Why this cannot be the last day; null when it can.</summary>
    public string? Refusal(DateOnly day) => Math.Abs(day.DayNumber - territory.Today(clock).DayNumber) > MostDays
        ? "Choisissez un jour : un an avant ou un an après, au plus." : null;

    /// <summary>The instant it ends: now for today, the end of that day for any other.</summary>
    public DateTimeOffset InstantOf(DateOnly day) => day == territory.Today(clock) ? clock.GetUtcNow() : territory.EndOf(day);

    /// <summary>Nothing is left to take back: today, or a day already past.</summary>
    public bool IsAtOnce(DateOnly day) => day <= territory.Today(clock);

    /// <summary>Writes the end, in place of another one not yet come. Not there: false. Over already, or impossible: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> WriteAsync(IQueryable<Child> opened, Guid childId, DateOnly day) => db.InOneTransactionAsync(async () =>
    {
        if (Refusal(day) is { } refusal) throw new BrokenRuleException(refusal);
        await audit.WriteAsync(AccountsAudit.CareEnded, childId);
        var child = await opened.SingleOrDefaultAsync(one => one.Id == childId) ?? throw new NotThereException();
        if (child.CareEndsAt <= clock.GetUtcNow()) throw new BrokenRuleException("L’accompagnement est déjà terminé.");
        if (child.CareEndsAt is not null) await RestoreAsync(child);
        await EndAsync(child, InstantOf(day));
        return true;
    }).ElseNotThereAsync();

    /// <summary>The measure goes on after all. Not there: false. No end written, or over already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> TakeBackAsync(IQueryable<Child> opened, Guid childId) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.CareGoesOn, childId);
        var child = await opened.SingleOrDefaultAsync(one => one.Id == childId) ?? throw new NotThereException();
        if (child.CareEndsAt is not { } end) throw new BrokenRuleException("Aucune fin n’est notée.");
        if (end <= clock.GetUtcNow()) throw new BrokenRuleException("C’est déjà terminé. L’administration peut nommer un référent : l’accompagnement reprend.");
        await RestoreAsync(child);
        await db.SaveChangesAsync();
        foreach (var other in others) await other.GoesOnAsync(childId);
        return true;
    }).ElseNotThereAsync();

    /// <summary>Ends what nobody ended <see cref="MonthsProposed"/> months after 21 years. Safe to run twice, or by two processes at once.</summary>
    public async Task EndOldAsync()
    {
        var today = territory.Today(clock);
        var limit = today.AddYears(-YearsAfterMajority).AddMonths(-MonthsProposed);
        var oldest = clock.GetUtcNow().AddYears(-18 - YearsAfterMajority).AddMonths(-MonthsProposed); // whoever’s birthday nobody wrote
        var old = db.Children.Where(child => child.CareEndsAt == null && (child.ComesOfAgeOn <= limit || child.ComesOfAgeOn == null && child.CreatedAt < oldest));
        while (await old.OrderBy(child => child.Id).Select(child => child.Id).Take(AtOnce).ToListAsync() is { Count: > 0 } some)
            foreach (var id in some)
                if (!await WriteAsync(old, id, today)) break; // another process is at it
    }

    private async Task EndAsync(Child child, DateTimeOffset at)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        foreach (var link in await db.Relations.Where(link => link.ChildId == child.Id && link.Kind != RelationKind.Self && (link.Until == null || link.Until > at)).ToListAsync())
        {
            link.CareEnds(at);
            await audit.WriteAsync(AccountsAudit.OwnRelationDated, link.AccountId, link.Id, link.Kind.Code());
        }
        if (at <= now)
            await db.Invitations.Where(i => i.ChildId == child.Id && i.UsedAt == null && i.CancelledAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, now));
        child.CareEnds(at);
        await db.SaveChangesAsync();
        foreach (var other in others) await other.EndsAsync(child.Id, at);
    }

    private async Task RestoreAsync(Child child)
    {
        foreach (var link in await db.Relations.Where(link => link.ChildId == child.Id && link.Kind != RelationKind.Self && link.Until == child.CareEndsAt).ToListAsync())
        {
            link.CareGoesOn();
            await audit.WriteAsync(AccountsAudit.OwnRelationGoesOn, link.AccountId, link.Id, link.Kind.Code());
        }
        child.CareEnds(null);
    }
}
