using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Corriger »: adults write their name, the young choose another one of the portal's; each change is written down.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class CorrectModel(PortalDb db, BlindIndex index, AuditLog audit, CurrentUser user) : PreparedPage
{
    private const int ShortestName = 2;

    [BindProperty, Display(Name = "Votre nom, comme les autres le voient")]
    [Required(ErrorMessage = "Il manque le nom.")]
    [StringLength(Account.NameLength, MinimumLength = ShortestName, ErrorMessage = "Le nom doit avoir entre {2} et {1} signes.")]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "fait")]
    public int? Done { get; set; }

    public IReadOnlyList<string> Names { get; private set; } = [];
    public bool IsYoung => Role.IsYoung(user.Role);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (IsYoung) Names = await Pseudonym.SuggestAsync(db, index);
        if (IsYoung && Pseudonym.IsOurs(Name)) Names = [Name, .. Names.Where(name => name != Name).Take(Pseudonym.Suggested - 1)];
        return null;
    }

    public async Task OnGetAsync() => Name = IsYoung ? "" : await db.Users.Where(account => account.Id == user.Id).Select(account => account.DisplayName).SingleAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Name.Trim();
        if (IsYoung && !Pseudonym.IsOurs(name)) throw new BrokenRuleException("Choisis un nom de la liste.");
        if (name.Length < ShortestName) throw new BrokenRuleException("Le nom est trop court.");
        var taken = index.Of(name);
        if (IsYoung && await db.Users.AnyAsync(account => account.DisplayNameIndex == taken && account.Id != user.Id)) throw new BrokenRuleException("Ce nom est déjà pris. Choisis-en un autre.");
        await db.InOneTransactionAsync(async () =>
        {
            var account = await db.Users.SingleAsync(one => one.Id == user.Id);
            account.DisplayName = name;
            await db.SaveChangesAsync();
            await audit.WriteAsync(PrivacyAudit.Renamed, user.Id);
        });
        return RedirectToPage(new { fait = 1 });
    }
}
