using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>The right to come back, in words; « je voudrais revenir » or « reparler », and the answer owed.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class ComeBackModel(AskToReturn ask, AutonomyAccess autonomy, TerritoryPack pack, InstanceChoices instance) : PreparedPage
{
    [BindProperty, Display(Name = "Que veux-tu ?"), Required(ErrorMessage = "Choisis ce que tu veux.")]
    public ReturnWish? Wish { get; set; }

    [BindProperty, Display(Name = "Ce que je veux ajouter"), StringLength(ReturnRequest.TextLength, ErrorMessage = "C’est trop long : {1} caractères au plus.")]
    public string? Text { get; set; }

    public IReadOnlyList<AskToReturn.Shown> Requests { get; private set; } = [];
    public bool MayAsk { get; private set; }
    public bool HasCaseWorker { get; private set; }
    public int EndAge => pack.Ages["fin_accompagnement"];

    public IEnumerable<Choice> Wishes => Enum.GetValues<ReturnWish>().Select(wish => new Choice(wish.ToString(), wish.Words(), wish == ReturnWish.ComeBack ? "maison" : "bulle"));

    public ReadersNotice Readers => ReadersNotice.Fixed("Pour te répondre.", HasCaseWorker ? "Ton référent." : "La personne qui va être choisie pour te répondre.",
        HasCaseWorker ? null : "L’administration voit seulement ton numéro. Elle choisit un référent.") with { AnswerBy = autonomy.Today.AddDays(instance.WordDays) };

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await autonomy.SelfAsync() is not { } self) return null;
        MayAsk = ask.MayAsk(self);
        HasCaseWorker = await autonomy.Around(self.Id, RelationKind.CaseWorker).AnyAsync();
        Requests = await ask.MineAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.IsDefined(Wish!.Value))
        {
            ModelState.AddModelError(nameof(Wish), "Choisis ce que tu veux.");
            return FormGuard.SameForm();
        }
        return await ask.AskAsync(Wish.Value, Text) ? RedirectToPage() : NotFound();
    }
}
