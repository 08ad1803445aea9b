namespace ChildProtection.Features.Accounts.Activation;

/// <summary>A pseudonym from suggestions: nobody has to think of one, nobody writes a real name.</summary>
[AllowAnonymous]
public sealed class NameModel(Pseudonyms names, ActivationSteps steps) : PreparedPage
{
    private ActivationState? state;

    public IReadOnlyList<string> Names { get; private set; } = [];
    public string Icon => "etoile";

    [BindProperty, Display(Name = "Ton nom ici")]
    [Required(ErrorMessage = "Choisis un nom.")]
    [StringLength(Account.NameLength, ErrorMessage = "Choisis un nom de la liste.")]
    public string Choice { get; set; } = "";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await steps.FindAsync() is not var (found, _)) return RedirectToPage("Index");
        state = found;
        Names = await names.SuggestAsync();
        var chosen = HttpMethods.IsPost(Request.Method) ? Request.Form[nameof(Choice)].ToString() : state.Name;
        if (Pseudonym.IsOurs(chosen)) Names = [chosen!, .. Names.Where(name => name != chosen).Take(Pseudonym.Suggested - 1)];
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Pseudonym.IsOurs(Choice)) throw new BrokenRuleException("Choisis un nom de la liste.");
        await steps.KeepAsync(state! with { Name = Choice });
        return RedirectToPage("Pin");
    }
}
