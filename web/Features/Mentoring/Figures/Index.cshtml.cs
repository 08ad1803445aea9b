using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Mentoring.Figures;

/// <summary>« Les chiffres du mentorat »: safe tables, for observers and professionals.</summary>
[Authorize(MentoringAccess.Watches), OfModule(MentoringAccess.Module)]
public sealed class IndexModel(MentoringFigures figures, CurrentUser user) : PageModel
{
    public MentoringFigures.Shown Shown { get; private set; } = null!;
    public bool IsProfessional => user.Is(Role.Professional);

    public async Task OnGetAsync() => Shown = await figures.CountAsync();

    public static string Title(string code) => code switch
    {
        MentoringFigures.ByKind => "Les liens commencés en un an, par sorte",
        MentoringFigures.ByZone => "Les liens commencés en un an, par secteur",
        MentoringFigures.ByLength => "Les liens terminés en un an : combien de temps",
        _ => "Les jeunes avec un adulte hors de l’ASE, aujourd’hui",
    };

    /// <summary>« la plupart », « caché », or the rounded number.</summary>
    public static string Figure(SafeCell cell) => cell switch
    {
        { State: CellState.Mostly } => "la plupart",
        { RoundedCount: { } count } => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "caché",
    };
}
