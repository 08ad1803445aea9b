using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>A name that a reader chose to show, as everybody reads it.</summary>
public sealed record NamedReader(Guid Id, string Name);

/// <summary>
/// Takes the name of a reader off the pages: by the reader, whenever they want, or by those who write the pages when the reader
/// asks. Pages, history and files then say what this reader is, never the name.
/// </summary>
public sealed class HideName(PortalDb db, Access access, ContentLibrary library, PublishedPages published, AuditLog audit)
{
    /// <summary>What may be taken off.</summary>
    /// <param name="ReaderId">Of the reader.</param>
    /// <param name="Title">Of the page.</param>
    /// <param name="Address">Of the page.</param>
    /// <param name="Name">As shown; null when nothing is.</param>
    /// <param name="Instead">What the page says then: « un jeune du comité ».</param>
    public sealed record Shown(Guid ReaderId, string Title, string Address, string? Name, string Instead);

    /// <summary>My own; null for anybody else’s.</summary>
    public Task<Shown?> FindMineAsync(Guid readerId) => FindAsync(access.OwnRereadings(db.PageReaders), readerId);

    /// <summary>One that stands on this page or will; null for those who do not write pages, and for another page’s.</summary>
    public async Task<Shown?> FindOnAsync(string address, Guid readerId) =>
        await FindAsync(access.RereadingsOfTheWorkshop(db.PageReaders), readerId) is { Name: not null } shown && shown.Address == address ? shown : null;

    /// <summary>I take it back.</summary>
    public Task HideMineAsync(Guid readerId) => HideAsync(access.OwnRereadings(db.PageReaders), readerId, isWritten: false);

    /// <summary>An editor does, because the reader asked.</summary>
    public Task HideForReaderAsync(Guid readerId) => HideAsync(access.RereadingsOfTheWorkshop(db.PageReaders), readerId, isWritten: true);

    private async Task<Shown?> FindAsync(IQueryable<PageReader> readers, Guid readerId)
    {
        var (rereadings, people) = (db.PageRereadings, db.Users);
        var found = await readers.AsNoTracking().Where(reader => reader.Id == readerId).Select(reader => new
        {
            reader.ShownName, reader.Kind,
            File = rereadings.Where(one => one.Id == reader.RereadingId).Select(one => one.File).FirstOrDefault(),
            Role = people.Where(account => account.Id == reader.AccountId).Select(account => account.Role).FirstOrDefault(),
        }).SingleOrDefaultAsync();
        return library.Files.FirstOrDefault(file => file.File == found?.File) is { } file
            ? new(readerId, file.Title, file.Address, found!.ShownName, ReaderNames.Instead(found.Kind ?? ReaderNames.KindOf(found.Role))) : null;
    }

    private async Task HideAsync(IQueryable<PageReader> readers, Guid readerId, bool isWritten)
    {
        await db.InOneTransactionAsync(async () =>
        {
            if (await readers.SingleOrDefaultAsync(one => one.Id == readerId && one.ShownName != null) is not { } reader) return;
            var role = await db.Users.Where(account => account.Id == reader.AccountId).Select(account => account.Role).SingleOrDefaultAsync();
            reader.HideName(ReaderNames.KindOf(role));
            await db.SaveChangesAsync();
            if (isWritten) await audit.WriteAsync(WritingAudit.NameHidden, objectId: reader.RereadingId);
        });
        await published.ReadAsync(); // here at once, in other processes within seconds
    }
}
