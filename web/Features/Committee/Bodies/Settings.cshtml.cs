using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>The settings of a body, for whoever runs it. Its code and whom it is for stay as they are.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class SettingsModel(BodyDesk desk) : RunBodyPage(desk)
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";
    private const string Yes = "oui";
    private const string Age = "Un âge de {1} à {2} ans.";

    public static IEnumerable<Choice> Formers { get; } = [new(Yes, "Les anciens peuvent venir aussi", Hint: "Leur accompagnement est fini, ou ils ont passé l’âge.")];

    [BindProperty, Display(Name = "Nom")]
    [Required(ErrorMessage = "Il manque un nom."), StringLength(BodyPlanReader.NameLength, ErrorMessage = TooLong)]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "À quoi elle sert"), StringLength(BodyPlanReader.PurposeLength, ErrorMessage = TooLong)]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "À partir de quel âge"), Range(BodyPlanReader.Youngest, BodyPlanReader.Oldest, ErrorMessage = Age)]
    public int? FromAge { get; set; }

    [BindProperty, Display(Name = "Jusqu’à quel âge"), Range(BodyPlanReader.Youngest, BodyPlanReader.Oldest, ErrorMessage = Age)]
    public int? ToAge { get; set; }

    [BindProperty, Display(Name = "Et les anciens\u00A0?")]
    public IList<string> Former { get; set; } = [];

    [BindProperty, Display(Name = "Nombre de places"), Range(2, BodyPlanReader.MostSeats, ErrorMessage = "Un nombre de {1} à {2}.")]
    public int? Size { get; set; }

    [BindProperty, Display(Name = "Durée du mandat, en mois"), Range(1, BodyPlanReader.LongestMandate, ErrorMessage = "De {1} à {2} mois.")]
    public int? MandateMonths { get; set; }

    [BindProperty, Display(Name = "Quorum, en pour cent"), Range(1, 100, ErrorMessage = "Un nombre de {1} à {2}.")]
    public int? QuorumPercent { get; set; }

    [BindProperty, Display(Name = "Rythme des rencontres"), StringLength(BodyPlanReader.FrequencyLength, ErrorMessage = TooLong)]
    public string? Frequency { get; set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour dire à tous ce qu’est cette instance.", "Tout le monde\u00A0: la page pour rejoindre est publique.", "N’écrivez le nom de personne.");

    public void OnGet() => (Name, Purpose, FromAge, ToAge, Former, Size, MandateMonths, QuorumPercent, Frequency) =
        (Body.Name, Body.Purpose, Body.FromAge, Body.ToAge, Body.TakesFormer ? [Yes] : [], Body.Size, Body.MandateMonths, Body.QuorumPercent, Body.Frequency);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Il manque un nom.");
        var settings = new BodySettings(Name ?? "")
        {
            Purpose = Purpose, FromAge = FromAge, ToAge = ToAge, TakesFormer = Former.Contains(Yes), Size = Size, MandateMonths = MandateMonths, QuorumPercent = QuorumPercent, Frequency = Frequency,
        };
        if (Bodies.Body.Refusal(settings, Subject.Members) is { } refusal) ModelState.AddModelError(refusal.Setting, refusal.Message);
        if (!ModelState.IsValid) return FormGuard.SameForm();
        return await Desk.ChangeAsync(Body.Id, settings) ? LocalRedirect($"/comite/instances/{Code}") : NotFound();
    }
}
