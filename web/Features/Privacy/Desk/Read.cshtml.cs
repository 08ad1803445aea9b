namespace ChildProtection.Features.Privacy.Desk;

/// <summary>One request: its dates for administrators, its words and the answer for the named reader.</summary>
[Authorize(RolePolicies.Administrator)]
[RereadsText]
public sealed class ReadModel(DecideRequest desk, NamedReader reader, TerritoryPack territory, TimeProvider clock) : LoadedPage<RightsRequest>
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Votre décision")]
    [Required(ErrorMessage = "Choisissez une décision.")]
    public Decision? Chosen { get; set; }

    [BindProperty, Display(Name = "Votre réponse")]
    [Required(ErrorMessage = "Écrivez une réponse.")]
    [StringLength(RightsRequest.WordsLength, ErrorMessage = "La réponse est trop longue : {1} signes au plus.")]
    public string Answer { get; set; } = "";

    public DecideRequest.Asker? Asker { get; private set; }
    public int DaysToRead { get; private set; }
    public bool IsReader { get; private set; }
    public string? Words { get; private set; }
    public string? GivenAnswer { get; private set; }
    public bool IsLate => Subject.IsLateOn(territory.Today(clock));

    protected override async Task<RightsRequest?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } found) return null;
        IsReader = await reader.IsMeAsync();
        if (await desk.ReadAsync(found) is var (words, answer)) (Words, GivenAnswer) = (words, answer); // written down before anything shows
        Asker = await desk.AskerAsync(found);
        if (found.Kind is RightsKind.Erasure) DaysToRead = await desk.DaysToReadAsync();
        return found;
    }

    public void OnGet() { }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync()
    {
        await desk.DecideAsync(Id, Chosen is Decision.Yes, Answer);
        return RedirectToPage("Index");
    }
}

/// <summary>What the named reader decides.</summary>
public enum Decision
{
    [Display(Name = "Oui, c’est fait")]
    Yes,

    [Display(Name = "Non, et je dis pourquoi")]
    No,
}
