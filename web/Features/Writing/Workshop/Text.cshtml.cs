using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing.Workshop;

/// <summary>The editor of one page: title, summary, text. A text that could not be shown is not kept, and stays in the form.</summary>
[Authorize(WritingAccess.Write)]
[RereadsText]
public sealed class TextModel(WriteDraft drafts, ContentLibrary library) : PageAtWork(drafts)
{
    private readonly WriteDraft drafts = drafts;

    [Display(Name = "Titre")]
    public string Title { get; private set; } = "";

    [Display(Name = "Résumé")]
    public string Summary { get; private set; } = "";

    [Display(Name = "Texte de la page")]
    public string Text { get; private set; } = "";

    public int Revision { get; private set; }

    /// <summary>The page as readers would see it; null while it cannot be shown.</summary>
    public ContentPage? Preview { get; private set; }

    /// <summary>What the shipped page says now, compared, when it changed since.</summary>
    public IReadOnlyList<ComparedLine> FromBase { get; private set; } = [];

    /// <summary>What somebody else saved meanwhile, compared with what is in the form.</summary>
    public IReadOnlyList<ComparedLine>? FromOther { get; private set; }

    protected override Task MoreAsync()
    {
        (Title, Summary, Text, Revision) = (Written.Value("titre"), Written.Value("resume"), Written.Body.Trim('\n'), Opened.Revision);
        Preview = library.Try(About.File, Opened.Text).Page;
        if (Opened.IsBaseNewer) FromBase = LineComparison.Around(LineComparison.Of(library.Shipped(About.File), Opened.Text));
        return Task.CompletedTask;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Donnez un titre à la page.")] string title,
        [Required(ErrorMessage = "Écrivez un résumé d’une phrase.")] string summary,
        [Required(ErrorMessage = "Écrivez le texte de la page."), StringLength(PageDraft.TextLength, ErrorMessage = "Cette page est trop longue. Faites-en 2 pages.")] string text,
        int revision)
    {
        var written = Written.With("titre", Typed(title)).With("resume", Typed(summary)).WithBody(Typed(text));
        var tried = library.Try(About.File, written.ToString());
        foreach (var error in tried.Errors) ModelState.AddModelError(FieldOf(error, written), Wording.Typeset(SentenceOf(error, written)));
        if (!ModelState.IsValid) return FormGuard.SameForm();
        if (await drafts.SaveAsync(About.File, written.ToString(), revision) is not { } other) return Again("garde");

        FromOther = LineComparison.OfPages(other.Text, written.ToString());
        ModelState.Remove(nameof(Revision));
        Revision = other.Revision;
        ModelState.AddModelError(nameof(Text), "Quelqu’un a gardé un autre texte avant vous. Rien n’est perdu.");
        return FormGuard.SameForm();
    }

    /// <summary>Keyboards have only the straight apostrophe.</summary>
    private static string Typed(string text) => text.Replace('\'', '’');

    private static string FieldOf(FileFinding error, MarkdownPage written) => error.Line > written.HeadLines ? nameof(Text)
        : error.Message.Contains("resume", StringComparison.Ordinal) ? nameof(Summary) : nameof(Title);

    /// <summary>« Ligne 4 : phrase de 18 mots : 15 au plus. »: the line of the field, not of the file.</summary>
    private static string SentenceOf(FileFinding error, MarkdownPage written) => error.Line > written.HeadLines + 1
        ? $"Ligne {error.Line - written.HeadLines - 1} : {error.Message}." : $"{char.ToUpperInvariant(error.Message[0])}{error.Message[1..]}.";
}
