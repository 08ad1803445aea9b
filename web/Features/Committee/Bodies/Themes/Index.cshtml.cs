using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Themes;

/// <summary>« Ce dont nous voulons parler »: the body's list of the year.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(BodyDesk desk, ThemeDesk themes, CurrentUser user) : BodyPage(desk)
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [Display(Name = "Le thème")]
    public string? Text { get; private set; }

    [Display(Name = "Votre mot à l’auteur")]
    public string? Word { get; private set; }

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    public ThemeDesk.Shown Themes { get; private set; } = null!;

    public ReadersNotice Readers => Role.IsYoung(user.Role)
        ? ReadersNotice.Fixed("Pour choisir de quoi on parle cette année.", "D’abord un animateur. Puis les membres, si c’est publié.", "Publié, le thème n’a pas ton nom. N’écris le nom de personne.")
        : ReadersNotice.Fixed("Pour choisir de quoi on parle cette année.", "D’abord un animateur. Puis les membres, si c’est publié.", "Publié, le thème n’a pas votre nom. N’écrivez le nom de personne.");

    public ReadersNotice WordReaders { get; } = ReadersNotice.Fixed("Pour aider l’auteur à écrire encore.", "L’auteur seul.");

    protected override async Task<MyBody?> LoadAsync()
    {
        var mine = await base.LoadAsync();
        if (mine is not null) Themes = await themes.ReadAsync(mine);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostWriteAsync([Required(ErrorMessage = "Il manque le thème."), StringLength(BodyTheme.TextLength, ErrorMessage = TooLong)] string text, Guid submissionKey)
    {
        (Text, SubmissionKey) = (text, submissionKey);
        if (Subject.Runs) return NotFound();
        await themes.WriteAsync(Subject, text, submissionKey);
        return Here();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid theme) => await themes.EraseAsync(theme) ? Here() : NotFound();

    public async Task<IActionResult> OnPostRaiseAsync(Guid theme, bool main) => await themes.RaiseAsync(Subject, theme, main) ? Here() : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(Guid theme) => await themes.PublishAsync(Body.Id, theme) ? Here() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid theme, [Required(ErrorMessage = "Écrivez un mot\u00A0: l’auteur attend une réponse."), StringLength(BodyTheme.WordLength, ErrorMessage = TooLong)] string word)
    {
        Word = word;
        return await themes.ReturnAsync(Body.Id, theme, word) ? Here() : NotFound();
    }

    private LocalRedirectResult Here() => LocalRedirect($"/comite/instances/{Code}/themes");
}
