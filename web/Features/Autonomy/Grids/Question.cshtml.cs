using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>One statement on one screen. Kept at each step, and as soon as one chooses when there is a script.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class QuestionModel(AutonomyAccess autonomy, GridLists lists, AnswerGrid grids, ReferentialLibrary library, ContentLibrary content, AuditLog audit) : GridPage(autonomy, audit)
{
    private const string IsImportant = "oui";

    [FromRoute(Name = "domaine")]
    public string DomainCode { get; set; } = "";

    [FromQuery(Name = "n")]
    public int? Number { get; set; }

    [Display(Name = "Où en es-tu ?")]
    public string? Answer { get; private set; }

    [Display(Name = "Et pour toi ?")]
    public IReadOnlyList<string> Important { get; private set; } = [];

    public ReferentialDomain Domain { get; private set; } = null!;
    public GridStatement Statement { get; private set; } = null!;
    public StageText Words { get; private set; } = null!;
    public int Shown { get; private set; }
    public bool IsLast => Shown == Domain.Statements.Count;
    public string Back => Shown == 1 ? $"/autonomie/grille/{Id}" : Address(Shown - 1);
    public string Next => IsLast ? $"/autonomie/grille/{Id}" : Address(Shown + 1);
    public IReadOnlyList<Choice> Answers { get; private set; } = [];
    public IReadOnlyList<Choice> Importance { get; private set; } = [];
    public IReadOnlyList<ContentPage> Leaflets { get; private set; } = [];

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.Answers || library.Current.Domain(DomainCode) is not { } domain) return false;
        var own = await lists.OwnSideAsync(seat);
        if (!seat.IsYoung && own is { LockedAt: null, AuthorId: { } author } && author != Autonomy.UserId) return false; // a colleague's, unfinished
        Shown = Number ?? Math.Max(1, 1 + domain.Statements.ToList().FindIndex(one => own.Of(one) is null));
        if (domain.At(Shown) is not { } statement) return false;
        (Domain, Statement, Words) = (domain, statement, statement.For(seat.Grid.Stage));
        if (own.Of(statement) is { } given) (Answer, Important) = (AnswerWords.Of(given.Kind).Code, given.IsImportant ? [IsImportant] : []);
        Answers = [.. AnswerWords.All.Select(words => new Choice(words.Code, words.Said(seat.IsYoung), words.Icon, Colour: words.Colour, Apart: words.Kind == AnswerKind.NoAnswer))];
        Importance = [new Choice(IsImportant, seat.IsYoung ? "C’est important pour moi" : "C’est important, à mon avis", "coeur")];
        Leaflets = [.. statement.Leaflets.Select(content.Current.Leaflet).OfType<ContentPage>()];
        IsLocked = own.LockedAt is not null;
        return true;
    }

    public bool IsLocked { get; private set; }

    public IActionResult OnGet() => IsLocked ? RedirectToPage("Answers", new { id = Id }) : Page();

    /// <summary>« Continuer ».</summary>
    public async Task<IActionResult> OnPostAsync(string? answer, string[]? important)
    {
        if (Given(answer, important) is not { } given)
        {
            ModelState.AddModelError(nameof(Answer), IsYoung ? "Choisis une réponse, ou passe la phrase." : "Choisissez une réponse, ou passez la phrase.");
            return FormGuard.SameForm();
        }
        return await grids.KeepAsync(Id, Statement.Code, given) ? LocalRedirect(Next) : NotFound();
    }

    /// <summary>What the script sends as soon as one chooses: nothing comes back.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string? answer, string[]? important) =>
        Given(answer, important) is not { } given ? StatusCode(StatusCodes.Status422UnprocessableEntity) : await grids.KeepAsync(Id, Statement.Code, given) ? StatusCode(StatusCodes.Status204NoContent) : NotFound();

    private static AnswerCode? Given(string? answer, string[]? important) =>
        AnswerWords.All.FirstOrDefault(words => words.Code == answer) is { } words ? new AnswerCode(words.Kind, important is not null && important.Contains(IsImportant)) : null;

    private string Address(int number) => $"/autonomie/grille/{Id}/{DomainCode}?n={number}";
}
