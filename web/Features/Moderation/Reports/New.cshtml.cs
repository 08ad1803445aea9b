using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Reports;

/// <summary>« Signaler »: the text as the reporter reads it, and seven buttons. The second press sends.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class NewModel(SaidTexts texts, ReportText report) : LoadedPage<SaidText>
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Quelques mots de plus")]
    public string? Words { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour protéger tout le monde.", "La modération, sans nom. En cas de danger, l’équipe de protection.", "La personne qui a écrit ne sait jamais qui signale.");

    protected override Task<SaidText?> LoadAsync() => texts.SeenAsync(Kind, Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Il manque la raison.")] ReportReason? reason, [StringLength(ModerationReport.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? words)
    {
        Words = words;
        return await report.GiveAsync(Kind, Id, reason!.Value, words) ? RedirectToPage("Index") : NotFound();
    }
}
