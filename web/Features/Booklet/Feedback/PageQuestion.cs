using System.Security.Claims;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>« Cette page t’aide ? », the same at the end of every page: what its form shows and sends.</summary>
/// <param name="Page">The page it is about; null when the address names none.</param>
/// <param name="Edition">Of the booklet that is read, to come back to it.</param>
/// <param name="Reader">Who is asked: spoken to as they are, whomever the page was written for.</param>
public sealed record PageQuestion(ContentPage Page, string? Edition, ClaimsPrincipal Reader)
{
    [Display(Name = "Un mot pour nous")]
    [StringLength(ChapterFeedback.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Word { get; init; }

    public bool IsFormal => Reader.SaysVous(isForAdults: Page.Audience != Audience.Young);
}
