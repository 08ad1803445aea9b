namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Effacer »: at once what is the person's alone; the rest by a request that a human decides.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class EraseModel(PortalDb db, GatherMyData data, AuditLog audit, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public int? Done { get; set; }

    public int Own { get; private set; }
    public bool IsYoung => Role.IsYoung(user.Role);

    public async Task OnGetAsync() => Own = await data.CountOwnAsync();

    [FreshProof]
    public async Task<IActionResult> OnPostAsync()
    {
        await db.InOneTransactionAsync(async () =>
        {
            var gone = await data.EraseOwnAsync();
            if (gone > 0) await audit.WriteAsync(PrivacyAudit.OwnErased, user.Id, reason: $"erased.{gone}");
        });
        await db.EmptyJournalAsync();
        return RedirectToPage(new { fait = 1 });
    }
}
