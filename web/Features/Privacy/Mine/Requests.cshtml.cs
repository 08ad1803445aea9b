using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Mes demandes »: the readers are named first, then one asks; below, where each request stands.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class RequestsModel(AskAboutMyData ask, NamedReader reader, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PreparedPage
{
    [BindProperty, Display(Name = "Que demandez-vous ?")]
    [Required(ErrorMessage = "Il faut choisir une demande.")]
    public RightsKind? Kind { get; set; }

    [BindProperty, Display(Name = "Vos mots")]
    [Required(ErrorMessage = "Il n’y a rien à envoyer : la case est vide.")]
    [StringLength(RightsRequest.WordsLength, ErrorMessage = "Le texte est trop long : {1} signes au plus.")]
    public string Words { get; set; } = "";

    [BindProperty]
    public Guid SubmissionKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "envoye")]
    public int? Sent { get; set; }

    public bool IsYoung => Role.IsYoung(user.Role);
    public ReadersNotice Readers { get; private set; } = null!;
    public IReadOnlyList<AskAboutMyData.Mine> List { get; private set; } = [];
    public DateOnly Today => territory.Today(clock);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var name = await reader.NameAsync();
        var who = name is null ? "Personne n’est encore nommé ici. La demande est gardée fermée." : $"{name}, qui protège les données";
        var note = IsYoung ? "Tes parents et ton équipe ne lisent pas." : "Les autres administrateurs voient la date, pas les mots.";
        Readers = new ReadersNotice(IsYoung ? "Pour répondre à ta demande." : "Pour répondre à votre demande.", Today.AddMonths(1), [new ReadersChoice("", who, [], note, "oeil")]);
        List = await ask.ListAsync();
        return null;
    }

    public void OnGet(string? quoi)
    {
        SubmissionKey = SecretCode.NewId();
        if (Enum.TryParse<RightsKind>(quoi, out var kind) && Enum.IsDefined(kind)) Kind = kind;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ask.AskAsync(Kind!.Value, Words, SubmissionKey);
        return RedirectToPage(new { envoye = 1 });
    }
}
