namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Effacer »: at once what is the person's alone; the rest by a request that a human decides.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class EraseModel(GatherMyData data, EraseMyOwn erase, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public int? Done { get; set; }

    public int Own { get; private set; }
    public bool IsYoung => Role.IsYoung(user.Role);

    public async Task OnGetAsync() => Own = await data.CountOwnAsync();

    [FreshProof]
    public async Task<IActionResult> OnPostAsync()
    {
        await erase.RunAsync();
        return RedirectToPage(new { fait = 1 });
    }
}
