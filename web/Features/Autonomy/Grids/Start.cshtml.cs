using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« Commencer une grille »: for which age, and who answers too.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class StartModel(AnswerGrid grids, GridLists lists, AutonomyAccess autonomy, TerritoryPack pack) : PreparedPage
{
    [BindProperty, Display(Name = "Quelles phrases ?")]
    [Required(ErrorMessage = "Choisis un âge.")]
    public Stage? Stage { get; set; }

    [BindProperty, Display(Name = "Qui répond aussi ?")]
    public IReadOnlyList<RelationKind> Invites { get; set; } = [];

    public IReadOnlyList<Choice> Stages { get; private set; } = [];
    public IReadOnlyList<Choice> People { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await autonomy.SelfAsync() is not { } self) return RedirectToPage("Index");
        var mine = StageWords.For(self.ComesOfAgeOn, autonomy.Today, pack);
        Stages = [.. StageWords.All.Select(words => new Choice(words.Stage.ToString(), words.Words, "dix-huit", words.Stage == mine ? "C’est ton âge." : null))];
        if (HttpMethods.IsGet(Request.Method)) Stage = mine;
        People = [.. (await lists.InvitableAsync()).GroupBy(member => member.Kind).Select(kind =>
            new Choice(kind.Key.ToString(), string.Join(", ", kind.Select(member => member.Name)), kind.Key == RelationKind.Mentor ? "mentor" : "maison", kind.Key.Word()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() =>
        await grids.StartAsync(Stage!.Value, Invites.Contains(RelationKind.Mentor), Invites.Contains(RelationKind.FosterCarer)) is { } id ? RedirectToPage("Show", new { id }) : NotFound();
}
