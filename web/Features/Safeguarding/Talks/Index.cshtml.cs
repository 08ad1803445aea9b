using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>« Je veux parler à quelqu’un »: how, when; what will happen is said before one sends.</summary>
[Authorize(RolePolicies.Young)]
public sealed class IndexModel(AskToTalk ask, InstanceChoices choices) : PreparedPage
{
    [BindProperty, Display(Name = "Comment\u00A0?")]
    [Required(ErrorMessage = "Choisis comment.")]
    public TalkWay? Way { get; set; }

    [BindProperty, Display(Name = "Quand\u00A0?")]
    [Required(ErrorMessage = "Choisis quand.")]
    public TalkMoment? Moment { get; set; }

    [BindProperty, Display(Name = "Ton numéro, ou le lieu")]
    [StringLength(TalkRequest.PlaceLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Place { get; set; }

    [BindProperty, Display(Name = "De quoi tu veux parler")]
    [StringLength(TalkRequest.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus. Rien n’est perdu.")]
    public string? Words { get; set; }

    /// <summary>Drawn with the form, so that pressing twice asks once.</summary>
    [BindProperty]
    public Guid SubmissionKey { get; set; } = SecretCode.NewId();

    public static IEnumerable<Choice> Ways =>
    [
        new(nameof(TalkWay.Call), "Appelez-moi", TalkWay.Call.Icon(), "Donne un numéro en bas."), new(nameof(TalkWay.Meet), "Venez me voir", TalkWay.Meet.Icon(), "Dis où en bas."),
        new(nameof(TalkWay.Write), "Écrivez-moi ici", TalkWay.Write.Icon(), "La réponse arrive sur cette page."),
    ];

    /// <summary>Who reads at this moment; none when nobody is on duty.</summary>
    public IReadOnlyList<string> OnDuty { get; private set; } = [];
    public IReadOnlyList<(TalkRequest Row, string? Reader, string? Follower)> Mine { get; private set; } = [];
    public Listening Listening => choices.Listening;

    public ReadersNotice Readers => ReadersNotice.Fixed("Pour que quelqu’un te réponde.",
        OnDuty.Count == 0 ? "L’équipe de protection, à son retour." : $"L’équipe de protection. En ce moment\u00A0: {string.Join(", ", OnDuty)}.",
        "Jamais tes parents. Si tu dis un danger, l’équipe agit pour te protéger.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        (OnDuty, Mine) = (await ask.ReadersNowAsync(), await ask.ListAsync());
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Way is TalkWay.Call or TalkWay.Meet && string.IsNullOrWhiteSpace(Place)) ModelState.AddModelError(nameof(Place), Way == TalkWay.Call ? "Écris le numéro où t’appeler." : "Écris où venir te voir.");
        if (Way is TalkWay.Write && string.IsNullOrWhiteSpace(Words)) ModelState.AddModelError(nameof(Words), "Écris de quoi tu veux parler. Un mot suffit.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        return RedirectToPage("Show", new { id = await ask.AskAsync(Way!.Value, Moment!.Value, Place, Words, SubmissionKey) });
    }
}
