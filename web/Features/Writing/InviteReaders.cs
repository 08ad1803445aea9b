using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>The short list of those who are asked to reread by name, with one code each. Optional: the shared code does without.</summary>
public sealed class InviteReaders(PortalDb db, Vault vault, Access access, AuditLog audit, TimeProvider clock)
{
    /// <summary>One of them. What they answered is not here.</summary>
    public sealed record Line(Guid Id, string Name, ReaderKind Kind, string Code, bool HasBegun, bool HasFinished);

    /// <summary>In the order they were invited.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Guid rereadingId)
    {
        var readers = access.RereadingsOfTheWorkshop(db.PageReaders);
        var rows = await db.ExpectedReaders.AsNoTracking().Where(one => one.RereadingId == rereadingId).OrderBy(one => one.InvitedAt).ThenBy(one => one.Id)
            .Select(one => new { Expected = one, HasFinished = readers.Any(reader => reader.Id == one.ReaderId && reader.FinishedAt != null) }).ToListAsync();
        var names = await vault.OpenAllAsync(WritingData.ExpectedName, [.. rows.Select(row => (Vault.Nobody, row.Expected.Id, row.Expected.Name))]);
        return [.. rows.Select(row => new Line(row.Expected.Id, names.GetValueOrDefault(row.Expected.Id) ?? "", row.Expected.Kind, row.Expected.Code, row.Expected.ReaderId is not null, row.HasFinished))];
    }

    /// <summary>One more, with a code. No rereading is open, too many, or named already: <see cref="BrokenRuleException"/>.</summary>
    public Task InviteAsync(string file, string name, ReaderKind kind) => db.InOneTransactionAsync(async () =>
    {
        var (rereading, id, written) = (await OpenAsync(file), SecretCode.NewId(), name.Trim());
        if (written.Length is 0 or > ExpectedReader.NameLength) throw new BrokenRuleException($"Écrivez un prénom, de {ExpectedReader.NameLength} signes au plus.");
        await audit.WriteAsync(WritingAudit.Invited, objectId: rereading.Id); // its lock makes two presses come one after the other; a refusal takes it back
        var already = await ListAsync(rereading.Id);
        if (already.Count >= ExpectedReader.Most) throw new BrokenRuleException($"La liste est pleine : {ExpectedReader.Most} personnes au plus.");
        if (already.Any(one => string.Equals(one.Name, written, StringComparison.OrdinalIgnoreCase))) throw new BrokenRuleException($"{written} est déjà dans la liste. Ajoutez une lettre.");
        db.Add(ExpectedReader.Invite(id, rereading.Id, await vault.SealAsync(WritingData.ExpectedName, Vault.Nobody, id, written), kind, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>Out of the list, and the code opens nothing. What this reader answered stays. Not there any more: nothing.</summary>
    public Task RemoveAsync(string file, Guid id) => db.InOneTransactionAsync(async () =>
    {
        var rereading = await OpenAsync(file);
        if (await db.ExpectedReaders.Where(one => one.Id == id && one.RereadingId == rereading.Id).ExecuteDeleteAsync() > 0) await audit.WriteAsync(WritingAudit.Uninvited, objectId: rereading.Id);
    });

    private async Task<PageRereading> OpenAsync(string file)
    {
        var now = clock.GetUtcNow();
        return await db.PageRereadings.AsNoTracking().Where(one => one.File == file && one.ClosesAt > now).OrderByDescending(one => one.OpenedAt).FirstOrDefaultAsync()
            ?? throw new BrokenRuleException("Cette relecture est finie.");
    }
}
