using System.Text.RegularExpressions;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>« L’appel et le tirage », for whoever runs the body.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed partial class CallModel(BodyDesk desk, CallDesk calls, TerritoryPack territory, TimeProvider clock) : RunBodyPage(desk)
{
    private const string OneWord = "Un seul mot, en lettres, de 30 signes au plus.";
    private const int WordLength = 30;

    [Display(Name = "Dernier jour pour dire oui"), DataType(DataType.Date)]
    public DateOnly? ClosesOn { get; private set; }

    [Display(Name = "Places à donner")]
    public int? Seats { get; private set; }

    [Display(Name = "Remplaçants au plus")]
    public int? Substitutes { get; private set; }

    [Display(Name = "Le premier mot")]
    public string? First { get; private set; }

    [Display(Name = "Le deuxième mot")]
    public string? Second { get; private set; }

    public CallDesk.Shown Shown { get; private set; } = null!;

    /// <summary>One may open a call: none runs.</summary>
    public bool MayOpen => Shown.Call is not { IsOpen: true };

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour dire à tous qu’il y a des places.", "Toutes les personnes qui peuvent siéger ici.", "Vous voyez combien de personnes disent oui, pas qui.");

    public ReadersNotice WordReaders { get; } = ReadersNotice.Fixed("Pour que personne ne choisisse le résultat.", "Tout le monde\u00A0: les 2 mots sont publiés.", "Demandez 2 mots à 2 membres, devant le groupe. Pas de nom.");

    protected override async Task<MyBody?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Shown = await calls.ReadAsync(mine);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostOpenAsync(
        [Required(ErrorMessage = "Choisissez le dernier jour.")] DateOnly? closesOn, [Required(ErrorMessage = "Écrivez combien de places.")] int? seats, [Required(ErrorMessage = "Écrivez combien de remplaçants, ou 0.")] int? substitutes)
    {
        (ClosesOn, Seats, Substitutes) = (closesOn, seats, substitutes);
        var plan = new CallPlan(closesOn!.Value, seats!.Value, substitutes!.Value);
        if (SeatCall.Refusal(plan, Shown.Free, territory.Today(clock)) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Message);
            return FormGuard.SameForm();
        }
        return await calls.OpenAsync(Body.Id, plan) ? Here() : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync() => await calls.CancelAsync(Body.Id) ? Here() : NotFound();

    /// <summary>« Tirer au sort »: once.</summary>
    public async Task<IActionResult> OnPostDrawAsync(string? first, string? second)
    {
        (First, Second) = (first, second);
        if (Word(first) is null) ModelState.AddModelError(nameof(First), OneWord);
        if (Word(second) is null) ModelState.AddModelError(nameof(Second), OneWord);
        if (Word(first) is not { } one || Word(second) is not { } two) return FormGuard.SameForm();
        return await calls.DrawAsync(Body.Id, one, two) ? Here() : NotFound();
    }

    /// <summary>In small letters; null when it is no word.</summary>
    private static string? Word(string? text) => text?.Trim().Normalize().ToLowerInvariant() is { Length: > 1 and <= WordLength } word && Letters.IsMatch(word) ? word : null;

    [GeneratedRegex(@"^\p{L}+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Letters { get; }

    private LocalRedirectResult Here() => LocalRedirect($"/comite/instances/{Code}/appel");
}
