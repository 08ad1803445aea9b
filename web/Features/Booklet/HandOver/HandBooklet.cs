using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>A référent writes down that a booklet was given, and reads whether it was read: the day, never which pages.</summary>
public sealed class HandBooklet(PortalDb db, Access access, ContentLibrary library, AuditLog audit)
{
    private const int Most = 50;

    /// <summary>The same hand-over again within this time is the same press.</summary>
    private static readonly TimeSpan PressedTwice = TimeSpan.FromMinutes(1);

    public sealed record Row(Guid Id, string Edition, Manner Manner, DateOnly GivenOn, string? By, bool IsSeen);

    /// <summary>« Je l’ai lu », of one edition.</summary>
    public sealed record ReadRow(string Edition, DateTimeOffset ReadAt);

    /// <param name="Child">Whose référent this is.</param>
    /// <param name="HasSpace">Whether the young person has an account, so that a message reaches them.</param>
    /// <param name="Rows">The newest first.</param>
    /// <param name="Read">The editions the young person says they have read.</param>
    public sealed record Sheet(Child Child, bool HasSpace, IReadOnlyList<Row> Rows, IReadOnlyList<ReadRow> Read)
    {
        public ReadRow? ReadOf(string edition) => Read.FirstOrDefault(one => one.Edition == edition);
    }

    /// <summary>Null when the door is shut.</summary>
    public async Task<Sheet?> ReadAsync(Guid childId)
    {
        if (await access.ChildAsync(Purpose.Compose, childId) is not { } child) return null;
        var accounts = db.Users;
        var rows = await (
            from handover in db.BookletHandovers
            where handover.ChildId == childId
            orderby handover.GivenOn descending, handover.RecordedAt descending
            select new Row(handover.Id, handover.Edition, handover.Manner, handover.GivenOn,
                accounts.Where(account => account.Id == handover.HandedById).Select(account => account.DisplayName).FirstOrDefault(), handover.SeenAt != null)).Take(Most).ToListAsync();
        var self = db.Relations.HoldingAt(access.Now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.Self);
        var read = await db.BookletReadings.Where(reading => reading.ReadAt != null && self.Any(relation => relation.AccountId == reading.AccountId))
            .OrderBy(reading => reading.Edition).Select(reading => new ReadRow(reading.Edition, reading.ReadAt!.Value)).Take(BookletEdition.All.Count).ToListAsync();
        return new Sheet(child, await self.AnyAsync(), rows, read);
    }

    /// <summary>A child not theirs: false. A date that cannot be: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> GiveAsync(Guid childId, BookletEdition edition, Manner manner, DateOnly givenOn)
    {
        if (await access.ChildAsync(Purpose.Compose, childId) is null) return false;
        var handover = BookletHandover.Give(childId, access.UserId, edition, manner, givenOn, access.Today, library.Current.Booklet(edition), access.Now);
        var (code, at, me) = (edition.Code, access.Now - PressedTwice, access.UserId);
        await db.InOneTransactionAsync(async () =>
        {
            if (await db.BookletHandovers.AnyAsync(other => other.ChildId == childId && other.Edition == code && other.Manner == manner && other.GivenOn == givenOn && other.HandedById == me && other.RecordedAt > at)) return;
            db.BookletHandovers.Add(handover);
            await db.SaveChangesAsync();
            await audit.WriteAsync(BookletAudit.Handed, childId, handover.Id);
        });
        return true;
    }

    /// <summary>Written by mistake: the line goes. Not there, or not theirs: false.</summary>
    public async Task<bool> RemoveAsync(Guid childId, Guid id)
    {
        if (await access.ChildAsync(Purpose.Compose, childId) is null) return false;
        return await db.InOneTransactionAsync(async () =>
        {
            if (await db.BookletHandovers.Where(handover => handover.Id == id && handover.ChildId == childId).ExecuteDeleteAsync() == 0) return false;
            await audit.WriteAsync(BookletAudit.HandoverRemoved, childId, id);
            return true;
        });
    }

    /// <summary>By age, where the portal knows when the 18th birthday is.</summary>
    public static BookletEdition EditionFor(DateOnly? comesOfAgeOn, DateOnly today)
    {
        if (comesOfAgeOn is not { } day) return BookletEdition.Usual;
        var code = today >= day ? "18-21" : today >= day.AddYears(-3) ? "15-18" : today >= day.AddYears(-7) ? "11-14" : "6-10";
        return BookletEdition.Find(code)!;
    }
}
