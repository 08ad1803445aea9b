using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Committee.Bodies.Rules;

/// <summary>A new version of the rules, for whoever runs the body: looked at first, then published for the members to sign.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class WriteModel(BodyDesk desk, RulesDesk rules) : RunBodyPage(desk)
{
    [BindProperty, Display(Name = "Le règlement")]
    [Required(ErrorMessage = "Écrivez le règlement."), StringLength(BodyRules.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Text { get; set; }

    /// <summary>The version it is written from.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Of what was typed, safe to write; null before it is asked for.</summary>
    public IHtmlContent? Html { get; private set; }

    /// <summary>The version that somebody published meanwhile, safe to write; null when none came.</summary>
    public IHtmlContent? Arrived { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que chacun sache les règles.", "Les membres et les animateurs de cette instance.", "N’écrivez le nom de personne.");

    public async Task OnGetAsync()
    {
        Seen = (await rules.InForceAsync(Subject))?.Number ?? 0;
        if (Seen > 0) Text = await rules.TextAsync(Body.Id, Seen);
    }

    public IActionResult OnPostLook()
    {
        Html = RulesText.Html(RulesText.Typed(Text));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (RulesText.Typed(Text) is not { Length: > 0 } text) ModelState.AddModelError(nameof(Text), "Écrivez le règlement.");
        else if (ModelState.IsValid)
        {
            try
            {
                return await rules.PublishAsync(Body.Id, text, Seen) ? LocalRedirect($"/comite/instances/{Code}/reglement") : NotFound();
            }
            catch (BrokenRuleException broken)
            {
                ModelState.AddModelError("", broken.Message);
                await ArriveAsync();
            }
        }
        return FormGuard.SameForm();
    }

    /// <summary>Shows the version that came meanwhile, and goes on from there: what was typed stays.</summary>
    private async Task ArriveAsync()
    {
        var last = (await rules.InForceAsync(Subject))?.Number ?? 0;
        if (last == Seen || await rules.TextAsync(Body.Id, last) is not { } text) return;
        (Seen, Arrived, _) = (last, RulesText.Html(text), ModelState.Remove(nameof(Seen)));
    }
}
