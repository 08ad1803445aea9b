using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Reports;

/// <summary>A copy of a text and of what is joined to it, under the installation’s key: its author may change it, take it away or be erased. In the caller’s transaction.</summary>
public sealed class FreezeEvidence(PortalDb db, Vault vault, Attachments files, TimeProvider clock)
{
    /// <summary>Of a text that nobody reported.</summary>
    /// <param name="caseId">Its case.</param>
    /// <param name="text">As it is now.</param>
    public async Task CopyAsync(Guid caseId, SaidText text)
    {
        var id = SecretCode.NewId();
        db.ModerationReports.Add(ModerationReport.Copy(id, caseId, await WordsAsync(id, text.Words), clock.GetUtcNow()));
        await FilesAsync(id, text.At, withHeld: true);
    }

    /// <summary>The words, sealed for nobody in particular.</summary>
    /// <param name="report">With which they are kept.</param>
    /// <param name="words">As they are now.</param>
    internal Task<byte[]> WordsAsync(Guid report, string words) => vault.SealAsync(ModerationData.Evidence, Vault.Nobody, report, words);

    /// <summary>What is joined to it, as the reporter saw it: its author may take it away afterwards.</summary>
    /// <param name="report">With which they are kept.</param>
    /// <param name="at">Of which text.</param>
    /// <param name="withHeld">Those that nobody has seen yet too.</param>
    internal async Task FilesAsync(Guid report, SaidAt at, bool withHeld = false)
    {
        foreach (var file in await files.CopiesAsync(at, withHeld))
        {
            var id = SecretCode.NewId();
            db.ModerationFiles.Add(ModerationFile.Of(id, report, await vault.SealBytesAsync(ModerationData.Proof, Vault.Nobody, id, file.Content), file.Type, file.Content.Length, file.Seconds));
        }
    }
}
