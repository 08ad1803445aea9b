using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>« Je veux participer »: said, taken back, and the answer to an offer after the draw.</summary>
[Authorize(CommitteeAccess.Joins), OfModule(CommitteeAccess.Module)]
public sealed class ParticipateModel(VolunteerDesk desk, CurrentUser user, TerritoryPack territory, TimeProvider clock) : LoadedPage<VolunteerDesk.Shown>
{
    private const string Yes = "oui";

    public static IEnumerable<Choice> ToStay { get; } = [new(Yes, "Je veux bien remplacer quelqu’un", Hint: "Si une place se libère. On demande d’abord, on peut dire non.")];

    [FromRoute]
    public string Code { get; set; } = "";

    [Display(Name = "Et si le tirage ne me donne pas de place\u00A0?")]
    public IList<string> Stay { get; private set; } = [];

    public Body Body => Subject.Body;
    public bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>The offer may still be answered.</summary>
    public bool MayAnswer(VolunteerDesk.Mine mine) => mine.Row.State == VolunteerState.Asked && mine.Row.AnswerBy >= territory.Today(clock);

    public ReadersNotice Readers => IsYoung
        ? ReadersNotice.Fixed("Pour tirer les places au sort.", "Avant le tirage, personne ne sait que c’est toi.", "L’animateur voit combien vous êtes, par âge et par lieu. Les petits nombres sont cachés. Si tu es tiré·e au sort, il voit ton nom d’ici.")
        : ReadersNotice.Fixed("Pour tirer les places au sort.", "Avant le tirage, personne ne sait que c’est vous.", "L’animateur voit combien de parents, par secteur. Les petits nombres sont cachés. Si vous êtes tiré·e au sort, il voit votre nom.");

    protected override Task<VolunteerDesk.Shown?> LoadAsync() => desk.FindAsync(Code);

    public void OnGet() { }

    public async Task<IActionResult> OnPostVolunteerAsync(IList<string> stay)
    {
        Stay = stay;
        await desk.VolunteerAsync(Body, stay.Contains(Yes));
        return Here();
    }

    /// <summary>Before the draw, or off the list of substitutes.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid appel) => await desk.WithdrawAsync(Body.Id, appel) ? Here() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(Guid appel) => await desk.AcceptAsync(Body.Id, appel) ? LocalRedirect($"/comite/instances/{Code}") : NotFound();

    public async Task<IActionResult> OnPostDeclineAsync(Guid appel) => await desk.DeclineAsync(Body.Id, appel) ? Here() : NotFound();

    private LocalRedirectResult Here() => LocalRedirect($"/comite/rejoindre/{Code}/participer");
}
