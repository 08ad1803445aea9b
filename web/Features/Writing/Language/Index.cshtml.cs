using ChildProtection.Platform.PlainFrench;
using Microsoft.AspNetCore.RateLimiting;

namespace ChildProtection.Features.Writing.Language;

/// <summary>« Le langage simple »: a text looked at by the checker. Nothing is stored nor logged; a script asks while one writes.</summary>
[Authorize(WritingAccess.Check)]
[RereadsText]
[EnableRateLimiting(RateLimits.Language)]
public sealed class IndexModel(CheckWords words) : PageModel
{
    [Display(Name = "Votre texte")]
    public string Text { get; private set; } = "";

    public void OnGet() { }

    /// <summary>Sent without its button: the same as « Relire le texte ».</summary>
    public IActionResult OnPost([Required(ErrorMessage = "Écrivez un texte."), StringLength(CheckWords.MostCharacters / 2, ErrorMessage = "C’est trop long : {1} signes au plus.")] string text)
    {
        Text = text;
        RereadBeforeSending.Ask(HttpContext);
        return Page();
    }

    /// <summary>For a script: the summary, and the findings.</summary>
    public IActionResult OnPostCheck(string? text, string? pour, bool markdown)
    {
        if (text?.Length > CheckWords.MostCharacters) return new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        var report = words.Field(text ?? "", CheckWords.ReaderOf(pour), markdown);
        return new JsonResult(new { Summary = ShownFinding.Summary(report), Findings = ShownFinding.Of(report) });
    }
}
