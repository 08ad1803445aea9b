namespace ChildProtection.Features.Committee.Drafts;

/// <summary>One draft, for its author: where it stands, the word it came back with, and what one may do now.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
public sealed class ShowModel(OwnDrafts drafts, CommitteeAccess committee) : LoadedPage<OwnDrafts.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    public bool IsMember { get; private set; }
    public bool IsOwn => Subject.Draft.State == DraftState.Own;

    protected override async Task<OwnDrafts.Shown?> LoadAsync()
    {
        IsMember = await committee.IsMemberAsync();
        return await drafts.ReadAsync(Id);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostGiveAsync() => await drafts.GiveAsync(Id) ? RedirectToPage() : NotFound();

    /// <summary>« Reprendre ».</summary>
    public async Task<IActionResult> OnPostKeepAsync() => await drafts.KeepAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostEraseAsync() => await drafts.EraseAsync(Id) ? LocalRedirect("/comite") : NotFound();
}
