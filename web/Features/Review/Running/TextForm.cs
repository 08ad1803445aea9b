using ChildProtection.Features.Content;

namespace ChildProtection.Features.Review.Running;

/// <summary>A text and its days, as forms give them: typed or pasted, a file, or a page of the portal. What was refused stays in the form.</summary>
public abstract class TextForm : PreparedPage
{
    [BindProperty, Display(Name = "Le texte")]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "Ou une page du portail")]
    [StringLength(200, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? FromPage { get; set; }

    [BindProperty, Display(Name = "Dernier jour pour répondre")]
    [Required(ErrorMessage = "Il manque le dernier jour.")]
    public DateOnly? ClosesOn { get; set; }

    [BindProperty, Display(Name = "La réponse arrive avant le")]
    [Required(ErrorMessage = "Il manque le jour de la réponse.")]
    public DateOnly? DueOn { get; set; }

    /// <summary>The sentences that were given, whichever way; null once the reason is beside its field.</summary>
    protected async Task<IReadOnlyList<string>?> SentencesAsync(ContentLibrary library, IFormFile? file, DateOnly today)
    {
        if (ReviewVersion.Refusal(ClosesOn!.Value, DueOn!.Value, today) is { } days) return Refused(days.IsDue ? nameof(DueOn) : nameof(ClosesOn), days.Message);
        var field = nameof(Text);
        try
        {
            if (file is { Length: > 0 })
            {
                Text = await ReviewText.OfFileAsync(file);
                ModelState.Remove(nameof(Text));
            }
            else if (string.IsNullOrWhiteSpace(Text) && !string.IsNullOrWhiteSpace(FromPage))
            {
                field = nameof(FromPage);
                return ReviewText.Cut(ReviewText.OfPage(library, AddressOf(FromPage)) ?? throw new BrokenRuleException("Cette page n’existe pas. Copiez son adresse, comme /fiches/logement."));
            }
            return ReviewText.Cut(Text);
        }
        catch (BrokenRuleException refusal)
        {
            return Refused(field, refusal.Message);
        }
    }

    private IReadOnlyList<string>? Refused(string field, string why)
    {
        ModelState.AddModelError(field, why);
        return null;
    }

    /// <summary>The address within the portal, of what was copied from a browser.</summary>
    private static string AddressOf(string typed) => Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal) ? address.AbsolutePath : typed.Trim();
}
