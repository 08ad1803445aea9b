using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Proposals;

/// <summary>Voice messages and drawings: taken in, sealed, given back to those who may hear or see them. A voice is heard by its author and the facilitators alone.</summary>
public sealed class ProposalFiles(PortalDb db, Vault vault, ReadFile read, OwnProposals own, ProposalAudience audience, Answers.GiveAnswer answers, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>One file, opened.</summary>
    public sealed record Opened(byte[] Content, string Type);

    /// <summary>
    /// Puts this file in the place of the one before. Not mine: null. Given already, too heavy, or no voice message or picture:
    /// <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<bool?> PutAsync(Guid proposalId, byte[] file)
    {
        if (await own.ReadAsync(proposalId) is not { IsMine: true } mine) return null;
        var ready = await read.OfAsync(file, mine.Proposal.Manner == ProposalManner.Voice ? FileKinds.Sound : FileKinds.Picture);
        var id = SecretCode.NewId();
        return await own.ActAsync<bool?>(proposalId, async proposal =>
        {
            if (!proposal.IsOwn) throw new BrokenRuleException("Ton idée est déposée. Elle ne change plus pour le moment.");
            await db.ProposalFiles.Where(one => one.ProposalId == proposalId).ExecuteDeleteAsync();
            db.ProposalFiles.Add(new ProposalFile { Id = id, ProposalId = proposalId, Content = await vault.SealBytesAsync(ProposalsData.Content, user.Id, id, ready.Content), Type = ready.Type, Size = ready.Content.Length, At = clock.GetUtcNow(), IsWaiting = ready.IsWaiting });
            proposal.Touch(clock.GetUtcNow());
            return true;
        });
    }

    /// <summary>For its authors always; for a facilitator while it waits; a picture also for whoever reads the idea. Null for anybody else.</summary>
    public async Task<Opened?> OpenAsync(Guid proposalId)
    {
        if (await db.ProposalFiles.AsNoTracking().SingleOrDefaultAsync(one => one.ProposalId == proposalId && !one.IsWaiting) is not { } file) return null;
        if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == proposalId) is not { } proposal || !await MayOpenAsync(proposal, file)) return null;
        if (!audience.IsYoung) await audit.WriteAsync(ProposalsAudit.Heard, proposal); // before anything is given
        return await vault.OpenBytesAsync(ProposalsData.Content, proposal.AuthorId, file.Id, file.Content) is { } content ? new Opened(content, file.Type) : null;
    }

    private async Task<bool> MayOpenAsync(Proposal proposal, ProposalFile file)
    {
        var (me, id) = (user.Id, proposal.Id);
        if (proposal.State == ProposalState.Given && await audience.Run().AnyAsync(one => one.Id == id)) return true;
        if (!file.IsVoice && proposal.IsShown && user.Is(Role.Observer)) return await answers.Mine().AnyAsync(one => one.Id == id);
        if (!file.IsVoice && proposal.IsShown) return await (await audience.ReadableAsync()).AnyAsync(one => one.Id == id);
        return audience.IsYoung && proposal.State != ProposalState.Withdrawn && (proposal.AuthorId == me || await db.ProposalAuthors.AnyAsync(author => author.ProposalId == id && author.AccountId == me));
    }
}
