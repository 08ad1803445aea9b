using ChildProtection.Features.Plan.Questions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>« Le schéma »: every action by orientation, where it stands, and for each role what waits for it.</summary>
[Authorize(RolePolicies.SignedIn), OfModule(PlanAccess.Module)]
public sealed class IndexModel(PlanBoard board, AnswerQuestions answers, RereadQuestions reread, WriteQuestion write, CurrentUser user) : PreparedPage
{
    private IReadOnlyList<PlanBoard.Line> found = [];

    /// <summary>What somebody has to do, above the list.</summary>
    public sealed record DeskLine(string Address, string Title, string Sentence, string Icon, string Colour);

    [Display(Name = "Chercher")]
    [StringLength(120, ErrorMessage = "La recherche est trop longue\u00A0: {1} signes au plus.")]
    [BindProperty]
    public string? Typed { get; set; }

    [Display(Name = "Où elle en est")]
    [EnumDataType(typeof(ActionState), ErrorMessage = "Ce choix n’existe pas.")]
    [BindProperty]
    public ActionState? State { get; set; }

    public TerritoryPlan Plan => board.Plan;

    /// <summary>Its last day is past, and no other is here yet.</summary>
    public bool IsOver => Plan.Actions.Any() && Plan.Until < board.Today;
    public bool IsSearch { get; private set; }
    public IReadOnlyList<DeskLine> Desk { get; private set; } = [];
    public IReadOnlyList<SelectListItem> States { get; } = [.. Enum.GetValues<ActionState>().Select(state => new SelectListItem(state.Words(), state.ToString()))];
    public string Result => found.Count switch { 0 => "Aucune action trouvée.", 1 => "1 action trouvée.", var count => $"{count} actions trouvées." };

    /// <summary>« 2 questions attendent. 1 réponse est en retard. »</summary>
    public static string Waiting(PlanBoard.Line line) =>
        (line.Waiting == 1 ? "1 question attend une réponse." : $"{line.Waiting} questions attendent une réponse.")
        + (line.Late == 0 ? "" : line.Late == 1 ? " 1 réponse est en retard." : $" {line.Late} réponses sont en retard.");

    public IReadOnlyList<PlanBoard.Line> Of(PlanOrientation orientation) => [.. found.Where(line => orientation.Actions.Contains(line.Action))];

    public void OnGet() { }

    public void OnPost()
    {
        IsSearch = !string.IsNullOrWhiteSpace(Typed) || State is not null;
        found = PlanBoard.Matching(found, Typed, State);
    }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        found = await board.LinesAsync();
        if (user.Is(Role.Observer)) Desk = [Owed(await answers.CountAsync())];
        else if (user.Is(Role.Facilitator) && await reread.CountAsync() is var held) Desk = [new("/comite/plan/a-lire", "Textes à lire avant de publier", held == 0 ? "Aucun texte n’attend." : held == 1 ? "1 texte attend." : $"{held} textes attendent.", "crayon", held > 0 ? "ocre" : "lagune")];
        else if ((Role.IsYoung(user.Role) || user.Is(Role.Parent)) && await write.CountMineAsync() is var mine and > 0) Desk = [new("/comite/plan/mes-textes", "Mes textes", mine == 1 ? "1 texte n’est pas encore publié." : $"{mine} textes ne sont pas encore publiés.", "crayon", "violet")];
        return null;
    }

    private static DeskLine Owed((int Waiting, int Late) owed) => new("/comite/plan/reponses", "Réponses à donner",
        owed.Late == 1 ? "1 réponse est en retard." : owed.Late > 1 ? $"{owed.Late} réponses sont en retard." : owed.Waiting == 0 ? "Aucune réponse n’est attendue." : owed.Waiting == 1 ? "1 réponse est attendue." : $"{owed.Waiting} réponses sont attendues.",
        owed.Late > 0 ? "alerte" : "bulle", owed.Late > 0 ? "corail" : "lagune");
}
