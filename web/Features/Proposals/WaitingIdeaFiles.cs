using ChildProtection.Platform.Files.Scanning;

namespace ChildProtection.Features.Proposals;

/// <summary>Messages and drawings of ideas that came while the scanner did not answer.</summary>
internal sealed class WaitingIdeaFiles(PortalDb db, Vault vault) : IWaitingFiles
{
    public IQueryable<Guid> Ids => db.ProposalFiles.Where(file => file.IsWaiting).Select(file => file.Id);

    public async Task<IReadOnlyList<Guid>> SomeAsync(int most) => await db.ProposalFiles.Where(file => file.IsWaiting).OrderBy(file => file.At).Select(file => file.Id).Take(most).ToListAsync();

    public async Task<byte[]?> OpenAsync(Guid id)
    {
        var row = await db.ProposalFiles.Where(file => file.Id == id && file.IsWaiting).Join(db.Proposals, file => file.ProposalId, proposal => proposal.Id, (file, proposal) => new { proposal.AuthorId, file.Content }).SingleOrDefaultAsync();
        return row is null ? null : await vault.OpenBytesAsync(ProposalsData.Content, row.AuthorId, id, row.Content);
    }

    /// <summary>Malware goes at once; the idea stays, without it.</summary>
    public Task PassAsync(Guid id, bool isClean) => isClean
        ? db.ProposalFiles.Where(file => file.Id == id).ExecuteUpdateAsync(update => update.SetProperty(file => file.IsWaiting, false))
        : db.ProposalFiles.Where(file => file.Id == id && file.IsWaiting).ExecuteDeleteAsync();
}
