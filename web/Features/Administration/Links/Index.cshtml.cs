using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Administration.Links;

/// <summary>« Liens »: one child's links, found by its number and by nothing else. There is no list of children.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(CircleFile file) : PageModel
{
    [Display(Name = "N° du jeune, ou N° de compte du jeune")]
    public string? Number { get; private set; }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez le numéro."), StringLength(40, ErrorMessage = "Ce numéro est trop long.")] string number)
    {
        Number = number;
        if (PersonReference.Read(number) is { } reference && await file.FindAsync(reference) is { } child) return RedirectToPage("Show", new { id = child });
        ModelState.AddModelError(nameof(Number), $"Aucun jeune n’a ce numéro. Il ressemble à {PersonReference.Example}.");
        return FormGuard.SameForm();
    }
}
