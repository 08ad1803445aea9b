using ChildProtection.Features.Committee;
using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Votes.Desk;

/// <summary>« Préparer un vote »: one question, fixed before the list is shown.</summary>
[Authorize(VotesAccess.Runner), OfModule(VotesAccess.Module)]
public sealed class NewModel(RunElection run, CommitteeAccess committee) : PreparedPage
{
    private static readonly string[] Icons = ["soleil", "arbre", "etoile", "montagne", "musique", "sport", "bus", "plante", "cadeau", "pont"];

    [BindProperty, Display(Name = "Instance")]
    [Required(ErrorMessage = "Choisissez une instance.")]
    public Guid? Body { get; set; }

    [BindProperty, Display(Name = "Titre")]
    [Required(ErrorMessage = "Écrivez un titre."), StringLength(Election.TitleLength, ErrorMessage = "Ce titre est trop long.")]
    public string? Title { get; set; }

    [BindProperty, Display(Name = "La question")]
    [Required(ErrorMessage = "Écrivez la question."), StringLength(Election.QuestionLength, ErrorMessage = "Cette question est trop longue.")]
    public string? Question { get; set; }

    [BindProperty, Display(Name = "Comment on choisit")]
    [Required(ErrorMessage = "Choisissez une façon de voter."), EnumDataType(typeof(VoteMethod), ErrorMessage = "Choisissez une façon de voter.")]
    public VoteMethod? Method { get; set; }

    [BindProperty, Display(Name = "Les choix"), StringLength(Election.MostOptions * (Election.WordsLength + 2), ErrorMessage = "Cette liste est trop longue.")]
    public string? Choices { get; set; }

    [BindProperty, Display(Name = "Nombre"), Range(1, Election.MostPoints, ErrorMessage = "Un nombre de 1 à 100.")]
    public int? Limit { get; set; }

    [BindProperty, Display(Name = "S’ouvre le"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le premier jour.")]
    public DateOnly? OpensOn { get; set; }

    [BindProperty, Display(Name = "Se ferme le"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le dernier jour.")]
    public DateOnly? ClosesOn { get; set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour préparer le vote.", "Les personnes de la liste, quand elle est fixée.");

    public static IEnumerable<Choice> Methods =>
    [
        new(nameof(VoteMethod.Proposal), "Pour ou contre", "balance", "Pour, contre, ou je m’abstiens."),
        new(nameof(VoteMethod.OneChoice), "Un seul choix", "coche", "La chose la plus choisie gagne."),
        new(nameof(VoteMethod.Several), "Plusieurs choix", "plus", "Chacun choisit jusqu’à un nombre."),
        new(nameof(VoteMethod.Judgment), "Un avis sur chaque chose", "visage-bien", "De «\u00A0à rejeter\u00A0» à «\u00A0très bien\u00A0». Le meilleur avis du milieu gagne."),
        new(nameof(VoteMethod.Budget), "Partager un budget", "argent", "Chacun partage des points entre des lignes."),
    ];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await committee.MineAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Limit is null && Method is VoteMethod.Several or VoteMethod.Budget)
        {
            ModelState.AddModelError(nameof(Limit), Method == VoteMethod.Budget ? "Écrivez combien de points se partagent." : "Écrivez combien de choix au plus.");
            return FormGuard.SameForm();
        }
        var words = (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var options = words.Select((line, index) => new VoteOption(line, Icons[index % Icons.Length])).ToList();
        var id = await run.PrepareAsync(new ElectionPlan(Body!.Value, Title!.Trim(), Question!.Trim(), Method!.Value, options, Limit ?? 1, OpensOn!.Value, ClosesOn!.Value));
        return LocalRedirect($"/comite/votes/{id}/conduire");
    }
}
