using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Home.Dev;

/// <summary>Every component in every state, for designers and for screenshots. Only in development.</summary>
[AllowAnonymous]
public sealed class ComponentsModel : PageModel
{
    public enum Feeling
    {
        [Display(Name = "Très bien")] Great,
        [Display(Name = "Bien")] Good,
    }

    public static readonly IReadOnlyList<Choice> Feelings =
    [
        new("tb", "Très bien", "visage-tres-bien"), new("b", "Bien", "visage-bien"),
        new("pb", "Pas bien", "visage-pas-bien"), new("m", "Pas bien du tout", "visage-mal"),
        new("nsp", "Je ne sais pas", Apart: true), new("passe", "Je passe", "fleche-droite", Apart: true),
    ];

    public static readonly IReadOnlyList<Choice> Skills =
    [
        new("seul", "Je sais faire tout seul", "soleil"), new("aide", "Je sais faire avec de l’aide", "main"),
        new("apprends", "J’apprends", "plante"), new("non", "Pas encore", "nuage", "On peut en parler ensemble."),
    ];

    [BindProperty, Display(Name = "Ton prénom"), Required(ErrorMessage = "Écris ton prénom."), StringLength(40)]
    public string FirstName { get; set; } = "";

    [BindProperty, Display(Name = "Ton mot de passe"), DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty, Display(Name = "Ton message")]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Je sais combien il me reste avant la fin du mois")]
    public string? Skill { get; set; } = "aide";

    [BindProperty, Display(Name = "Comment ça va au foyer ?")]
    public string? Mood { get; set; }

    [BindProperty, Display(Name = "Qui peut t’aider ?")]
    public IReadOnlyList<string> Who { get; set; } = ["b"];

    /// <summary>With « ?erreurs=1 », the form as it comes back.</summary>
    public void OnGet(bool erreurs)
    {
        if (!erreurs) return;
        ModelState.AddModelError(nameof(FirstName), "Écris ton prénom.");
        ModelState.AddModelError(nameof(Mood), "Choisis une réponse.");
        ModelState.AddModelError("", "Le vote est terminé.");
    }
}
