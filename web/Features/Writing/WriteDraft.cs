using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>A page as an editor finds it.</summary>
/// <param name="Text">The whole Markdown: the draft’s, else what readers see.</param>
/// <param name="Revision">What to save over; 0 when there is no draft yet.</param>
/// <param name="IsDraft">False while nobody has written anything.</param>
/// <param name="ChangedAt">When it was saved last.</param>
/// <param name="Editor">By whom; null when unknown.</param>
/// <param name="IsBaseNewer">The shipped page changed since this was written over it.</param>
/// <param name="BasedOn">The hash of the shipped page this was written over.</param>
/// <param name="Id">The draft’s; null when there is none.</param>
public sealed record OpenedDraft(string Text, int Revision, bool IsDraft, DateTimeOffset? ChangedAt, string? Editor, bool IsBaseNewer, string BasedOn, Guid? Id = null);

/// <summary>Writes drafts. Two people on one page: whoever saves second gets both texts.</summary>
public sealed class WriteDraft(PortalDb db, Vault vault, ContentLibrary library, PageVersions versions, CurrentUser user, TimeProvider clock)
{
    /// <summary>The file at this address, or null.</summary>
    public ContentFile? Find(string? address) => library.Files.FirstOrDefault(file => file.Address == address);

    public async Task<OpenedDraft> OpenAsync(string file)
    {
        var people = db.Users;
        var found = await db.PageDrafts.AsNoTracking().Where(draft => draft.File == file)
            .Select(draft => new { Draft = draft, Editor = people.Where(account => account.Id == draft.EditorId).Select(account => account.DisplayName).FirstOrDefault() }).SingleOrDefaultAsync();
        if (found is null)
        {
            var (text, isBaseNewer) = await versions.ShownAsync(file);
            return new(text, 0, false, null, null, isBaseNewer, TextHash.Of(library.Shipped(file)));
        }
        return new(await TextAsync(found.Draft), found.Draft.Revision, true, found.Draft.ChangedAt, found.Editor, found.Draft.BasedOn != TextHash.Of(library.Shipped(file)), found.Draft.BasedOn, found.Draft.Id);
    }

    /// <summary>Null when it is saved; else what somebody else saved meanwhile, and nothing was written over it.</summary>
    /// <param name="file">A file of the library.</param>
    /// <param name="text">The whole Markdown.</param>
    /// <param name="revision">The revision this text was written over.</param>
    /// <param name="basedOn">What it stays based on, where nobody has compared it with the shipped page; null for whoever has.</param>
    public async Task<OpenedDraft?> SaveAsync(string file, string text, int revision, string? basedOn = null)
    {
        try
        {
            if (await db.InOneTransactionAsync(() => WriteAsync(file, text, revision, basedOn))) return null;
        }
        catch (DbUpdateConcurrencyException) { } // somebody saved at the same instant
        catch (DbUpdateException failure) when (failure.IsDuplicate()) { } // or began the same draft
        db.ChangeTracker.Clear();
        return await OpenAsync(file);
    }

    /// <summary>The same inside the caller’s transaction, which ends when this says false or throws.</summary>
    internal async Task<bool> WriteAsync(string file, string text, int revision, string? basedOn = null)
    {
        if (text.Length > PageDraft.TextLength) throw new BrokenRuleException("Cette page est trop longue. Faites-en 2 pages.");
        var draft = await db.PageDrafts.SingleOrDefaultAsync(one => one.File == file);
        if ((draft?.Revision ?? 0) != revision) return false;
        if (draft is null) db.Add(draft = PageDraft.Begin(SecretCode.NewId(), file));
        draft.Write(await vault.SealAsync(WritingData.DraftText, Vault.Nobody, draft.Id, text), basedOn ?? TextHash.Of(library.Shipped(file)), user.IsSignedIn ? user.Id : null, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Throws away the draft that was looked at; readers see what they saw. Another one by now, or none: false.</summary>
    internal async Task<bool> DiscardAsync(string file, int revision) => await db.PageDrafts.Where(draft => draft.File == file && draft.Revision == revision).ExecuteDeleteAsync() > 0;

    private async Task<string> TextAsync(PageDraft draft) => await vault.OpenAsync(WritingData.DraftText, Vault.Nobody, draft.Id, draft.Text) ?? "";
}
