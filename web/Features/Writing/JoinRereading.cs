using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>
/// What a code opens: while a rereading is open, the text; when it is over, for those who reread it, only « enlever mon
/// prénom »; for everybody else nothing.
/// </summary>
public sealed class JoinRereading(PortalDb db, Access access, CurrentUser user, TimeProvider clock)
{
    /// <summary>Where the code leads.</summary>
    /// <param name="ReaderId">Of whoever typed it.</param>
    /// <param name="IsOver">Only the name may still be changed.</param>
    public sealed record Door(Guid ReaderId, bool IsOver);

    /// <summary>Comes in; twice is once. A code that opens nothing, too late, or another person’s: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Door> RunAsync(string? typed)
    {
        try
        {
            return await db.InOneTransactionAsync(() => ComeAsync(typed));
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate() || failure is DbUpdateConcurrencyException) // pressed twice, or two with one slip
        {
            db.ChangeTracker.Clear();
            return await db.InOneTransactionAsync(() => ComeAsync(typed));
        }
    }

    private async Task<Door> ComeAsync(string? typed)
    {
        var code = PageRereading.ReadCode(typed) ?? throw Nothing();
        var (now, expected) = (clock.GetUtcNow(), await db.ExpectedReaders.SingleOrDefaultAsync(one => one.Code == code));
        var about = expected?.RereadingId;
        var rereading = await db.PageRereadings.AsNoTracking().SingleOrDefaultAsync(one => about == null ? one.Code == code : one.Id == about) ?? throw Nothing();
        var reader = await access.OwnRereadings(db.PageReaders).SingleOrDefaultAsync(one => one.RereadingId == rereading.Id);
        if (!rereading.IsOpenAt(now)) return reader is not null ? new(reader.Id, true) : throw Nothing();

        if (expected is not null && !IsFor(expected.Kind)) throw Others();
        if (reader is null) db.Add(reader = PageReader.Join(SecretCode.NewId(), rereading.Id, user.Id, ReaderNames.KindOf(user.Role), now));
        if (expected is not null && await db.ExpectedReaders.AnyAsync(one => one.ReaderId == reader.Id && one.Id != expected.Id)) throw Others();
        expected?.Welcome(reader);
        await db.SaveChangesAsync();
        return new(reader.Id, false);
    }

    /// <summary>The page may say « un parent » one day: it must be true.</summary>
    private bool IsFor(ReaderKind kind) => kind switch
    {
        ReaderKind.Committee or ReaderKind.Young => user.Is(Role.YoungPerson),
        ReaderKind.Parent => user.Is(Role.Parent),
        _ => user.Is(Role.Mentor),
    };

    private static BrokenRuleException Nothing() => new("Ce code n’ouvre rien. Il est peut-être trop ancien.");

    private static BrokenRuleException Others() => new("Ce code est pour une autre personne. Il en faut un autre.");
}
