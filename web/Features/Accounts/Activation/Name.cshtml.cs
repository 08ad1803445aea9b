namespace ChildProtection.Features.Accounts.Activation;

/// <summary>A pseudonym from suggestions: nobody has to think of one, nobody writes a real name.</summary>
[AllowAnonymous]
public sealed class NameModel(PortalDb db, ActivationSteps steps) : PageModel
{
    public IReadOnlyList<string> Names { get; private set; } = [];

    [BindProperty, Display(Name = "Ton nom ici")]
    [Required(ErrorMessage = "Choisis un nom.")]
    [StringLength(Account.NameLength)]
    public string Choice { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await steps.FindAsync() is not var (state, _)) return RedirectToPage("Index");
        Names = await Pseudonym.SuggestAsync(db);
        if (state.Name is { } chosen) Names = [chosen, .. Names.Take(Pseudonym.Suggested - 1)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await steps.FindAsync() is not var (state, _)) return RedirectToPage("Index");
        if (!Pseudonym.IsOurs(Choice)) throw new BrokenRuleException("Choisis un nom de la liste.");
        await steps.KeepAsync(state with { Name = Choice });
        return RedirectToPage("Pin");
    }

    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method)) Names = await Pseudonym.SuggestAsync(db); // for showing the form again
        await base.OnPageHandlerExecutionAsync(context, next);
    }
}
