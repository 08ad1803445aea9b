namespace ChildProtection.Features.Writing.Rereadings;

/// <summary>One sentence at a time: « je comprends », « je ne comprends pas », « je propose ». One may stop and go on later.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class SentencesModel(GiveOpinion opinions, CurrentUser user) : PreparedPage
{
    [FromQuery(Name = "relecture")]
    public Guid Id { get; set; }

    [FromQuery(Name = "phrase")]
    public int? Asked { get; set; }

    [Display(Name = "Je propose")]
    public string? Proposal { get; private set; }

    public GiveOpinion.Reading Reading { get; private set; } = null!;
    public bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>Those who were asked by name are seen to come and to finish.</summary>
    public string Note => (Reading.IsExpected, IsYoung) switch
    {
        (true, true) => "L’équipe voit quand tu as fini. N’écris le nom de personne.",
        (true, false) => "L’équipe voit quand vous avez fini. N’écrivez le nom de personne.",
        (false, true) => "N’écris le nom de personne.",
        _ => "N’écrivez le nom de personne.",
    };

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Sentence => Reading.Sentences[Number - 1];
    public string? Before => Number > 1 ? Reading.Sentences[Number - 2] : null;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await opinions.FindAsync(Id) is not { Sentences.Count: > 0 } reading || !reading.IsOpen && HttpMethods.IsGet(Request.Method)) return LocalRedirect("/relire");
        Reading = reading;
        Number = Math.Clamp(Asked ?? reading.Next ?? reading.Sentences.Count, 1, reading.Sentences.Count);
        return Asked is null && reading.Next is null && HttpMethods.IsGet(Request.Method) ? RedirectToPage("End", new { relecture = Id }) : null;
    }

    public async Task OnGetAsync() => Proposal = await opinions.ProposalAsync(Reading, Number);

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Il faut une des 3 réponses.")] Understanding? said,
        [StringLength(SentenceOpinion.ProposalLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string? proposal)
    {
        Proposal = proposal;
        await opinions.SayAsync(Reading, Number, said!.Value, proposal);
        return Number < Reading.Sentences.Count ? RedirectToPage(new { relecture = Id, phrase = Number + 1 }) : RedirectToPage("End", new { relecture = Id });
    }
}
