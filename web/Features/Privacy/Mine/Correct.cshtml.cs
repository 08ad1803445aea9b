using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Corriger »: adults write their name, the young choose another one of the portal's; each change is written down.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class CorrectModel(CorrectMyName correct, CurrentUser user) : PreparedPage
{
    [BindProperty, Display(Name = "Votre nom, comme les autres le voient")]
    [Required(ErrorMessage = "Il manque le nom.")]
    [StringLength(Account.NameLength, MinimumLength = CorrectMyName.ShortestName, ErrorMessage = "Le nom doit avoir entre {2} et {1} signes.")]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "fait")]
    public int? Done { get; set; }

    public IReadOnlyList<string> Names { get; private set; } = [];
    public bool IsYoung => Role.IsYoung(user.Role);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (IsYoung) Names = await correct.SuggestAsync();
        if (IsYoung && Pseudonym.IsOurs(Name)) Names = [Name, .. Names.Where(name => name != Name).Take(Pseudonym.Suggested - 1)];
        return null;
    }

    public async Task OnGetAsync() => Name = IsYoung ? "" : await correct.NameAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await correct.ChangeAsync(Name);
        return RedirectToPage(new { fait = 1 });
    }
}
