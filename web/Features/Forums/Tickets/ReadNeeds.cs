using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>What people need to come, for whoever runs the event; each reading is written down. The words go the day after.</summary>
public sealed class ReadNeeds(PortalDb db, Vault vault, AuditLog audit)
{
    public const int PageSize = 50;

    /// <summary>Who asked for what.</summary>
    public sealed record Line(string Stop, DateOnly Day, string Name, string Words, bool IsHouse);

    /// <summary>By day; those who wait for a place too.</summary>
    public async Task<Paged<Line>> ListAsync(Guid forumId, int number)
    {
        var (stops, accounts) = (db.ForumStops, db.Users);
        var page = await (from ticket in db.ForumTickets
                          join stop in stops on ticket.StopId equals stop.Id
                          join account in accounts on ticket.AccountId equals account.Id
                          where stop.ForumId == forumId && ticket.Needs != null
                          orderby stop.Day, stop.From, ticket.Number, ticket.Id
                          select new { ticket.Id, ticket.AccountId, ticket.Needs, ticket.PlaceId, stop.Name, stop.Day, account.DisplayName }).PageAsync(number, PageSize);
        var rows = page.Rows;
        var words = await vault.OpenAllAsync(ForumsData.Needs, [.. rows.Select(row => (row.AccountId, row.Id, row.Needs!))]);
        await db.InOneTransactionAsync(async () =>
        {
            foreach (var row in rows) await audit.WriteAsync(ForumsAudit.NeedsRead, row.AccountId, row.Id);
        });
        return page.With<Line>([.. rows.Select(row => new Line(row.Name, row.Day, row.DisplayName, words[row.Id] ?? "", row.PlaceId is not null))]);
    }
}
