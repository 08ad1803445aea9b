using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Points;

/// <summary>« Donner un avis »: for, against or a question, one of each; and what became of one’s own.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class NewModel(ProposalLists lists, ProposalPoints points, ReadProposals reading) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Ton avis")]
    public PointKind? Kind { get; private set; }

    [Display(Name = "En quelques mots")]
    public string? Text { get; private set; }

    public IReadOnlyList<ProposalPoints.Shown> Mine { get; private set; } = [];

    /// <summary>What my own words that wait for whoever protects may tell of: warm words come first.</summary>
    public WordRisk Care => Mine.Where(one => one.Point.State == PointState.Held).Aggregate(WordRisk.None, (risks, one) => risks | WordScreen.Of(one.Text)) & WordScreen.Caring;
    public ReadersNotice Readers => ReadersNotice.Fixed("Pour discuter de l’idée.", "Un animateur d’abord, sans ton nom. Puis les jeunes, sans ton nom.", $"Il lit en {reading.Days} jours au plus. Si tu dis un danger, l’équipe de protection lit. Le portail garde le lien avec ton compte.");
    public IReadOnlyList<Choice> Kinds { get; } = [new("For", "Pour", "plus", Colour: "feuille"), new("Against", "Contre", "moins", Colour: "corail"), new("Question", "Une question", "question", Colour: "ciel")];

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (await lists.FindAsync(Id) is not { } found) return null;
        Mine = await points.MineAsync(Id);
        return found;
    }

    public Task OnGetAsync() => points.SeenAsync(Id);

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisis d’abord\u00A0: pour, contre, ou une question.")] PointKind? kind,
        [Required(ErrorMessage = "Écris quelques mots."), StringLength(ProposalPoint.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? text)
    {
        (Kind, Text) = (kind, text);
        return await points.GiveAsync(Id, kind!.Value, text!.Trim()) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid pointId) => await points.EraseAsync(pointId) ? RedirectToPage() : NotFound();
}
