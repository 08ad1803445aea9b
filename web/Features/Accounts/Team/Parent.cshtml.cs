using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>What a decision lets one parent have around one child: today's, the ones before, and a new one in one form.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ParentModel(LimitParent limit, TerritoryPack territory, AuditLog audit, TimeProvider clock) : LoadedPage<ParentLink>
{
    public static readonly IReadOnlyList<Choice> Rights =
    [
        new(nameof(ParentalRights.Information), "Recevoir des nouvelles (école, santé, vie de tous les jours)"),
        new(nameof(ParentalRights.Visits), "Visites ou hébergement"),
        new(nameof(ParentalRights.Authorisations), "Donner des autorisations"),
    ];

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute(Name = "parentId")]
    public Guid RelationId { get; set; }

    [BindProperty, Display(Name = "Ce que la décision permet")]
    public IReadOnlyList<ParentalRights> Granted { get; set; } = [];

    [Display(Name = "D’où vient cette décision ?")]
    public DecisionBasis? Basis { get; private set; }

    [BindProperty, Display(Name = "Fin de la décision"), DataType(DataType.Date)]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<ParentalDecision> History { get; private set; } = [];
    public ParentalDecision? InForce => History.FirstOrDefault(decision => decision.ReplacedAt is null && (decision.Until is null || decision.Until > clock.GetUtcNow()));

    protected override async Task<ParentLink?> LoadAsync()
    {
        if (await limit.FindAsync(Id, RelationId) is not { } link) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ParentRead, link.ChildId, link.RelationId);
        History = await limit.HistoryAsync(link);
        return link;
    }

    public void OnGet()
    {
        if (InForce is not { } now) return;
        Granted = [.. Rights.Select(right => Enum.Parse<ParentalRights>(right.Value)).Where(right => now.Rights.HasFlag(right))];
    }

    [FreshProof]
    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Dites d’où vient la décision.")] DecisionBasis? basis)
    {
        Basis = basis;
        var rights = Granted.Aggregate(ParentalRights.None, (all, right) => all | right);
        if (Until is { } end && (end < territory.Today(clock) || end > territory.Today(clock).AddYears(20)))
        {
            ModelState.AddModelError(nameof(Until), "Cette date de fin ne va pas : elle est passée, ou trop loin.");
            return FormGuard.SameForm();
        }
        await limit.RecordAsync(Subject, rights, Basis!.Value, Until is { } day ? territory.EndOf(day) : null);
        return RedirectToPage();
    }

    /// <summary>« Tout arrêter »: in one press, when a decision takes everything away; no step-up may stand in its way.</summary>
    public async Task<IActionResult> OnPostStopAsync()
    {
        await limit.RecordAsync(Subject, ParentalRights.None, DecisionBasis.Emergency, until: null);
        return RedirectToPage();
    }
}
