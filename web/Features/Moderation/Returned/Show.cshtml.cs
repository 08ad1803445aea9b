using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Returned;

/// <summary>One text that came back, or one pause: why, what can be done, and the question to another moderator.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class ShowModel(ReturnedTexts returned) : LoadedPage<ReturnedTexts.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    public string? Words { get; private set; }
    public DateTimeOffset Now => returned.Now;
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour qu’une autre personne relise.", "Un autre modérateur. Pas la personne qui a décidé.", "La réponse arrive en 72 heures au plus.");

    /// <summary>There is something to ask, and nobody asked.</summary>
    public bool MayAppeal => Subject.Appeal is null && (Subject.Decision?.MayBeAppealed == true || Subject.Pause?.IsInForce(Now) == true);

    protected override Task<ReturnedTexts.Shown?> LoadAsync() => returned.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Il manque quelques mots."), StringLength(ModerationAppeal.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? words)
    {
        Words = words;
        return await returned.AppealAsync(Id, words!.Trim()) ? RedirectToPage() : NotFound();
    }
}
