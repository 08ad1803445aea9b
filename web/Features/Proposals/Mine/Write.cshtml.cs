using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Pictures;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Mine;

/// <summary>Writes one of my ideas, the way I chose. Kept as I go; a file travels whole and is read in memory, so it touches no disk.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
[ScannedByItsAct, RequestSizeLimit(Largest), RequestFormLimits(MemoryBufferThreshold = Largest, MultipartBodyLengthLimit = Largest)]
public sealed class WriteModel(OwnProposals own, ProposalFiles files) : LoadedPage<OwnProposals.Shown>
{
    /// <summary>Well over what is taken, so that a file too heavy is told so, beside what was written.</summary>
    private const int Largest = 2 * CleanPicture.MostBytes;
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";
    private const string NoName = "Choisis\u00A0: avec ton nom d’ici, ou sans nom.";
    private const string Unknown = "Ce choix n’existe pas.";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty, Display(Name = "Titre"), StringLength(ProposalWords.TitleLength, ErrorMessage = TooLong)]
    public string? Heading { get; set; }

    [BindProperty, Display(Name = "Mon idée"), StringLength(ProposalWords.TextLength, ErrorMessage = TooLong)]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "Ce que je veux"), EnumDataType(typeof(ProposalWish), ErrorMessage = Unknown)]
    public ProposalWish? Wish { get; set; }

    [BindProperty, Display(Name = "Quoi\u00A0?")]
    public IList<string> Things { get; set; } = [];

    [BindProperty, Display(Name = "Sur quoi\u00A0?"), EnumDataType(typeof(ProposalTheme), ErrorMessage = Unknown)]
    public ProposalTheme Theme { get; set; }

    [BindProperty, Display(Name = "Pour qui\u00A0?"), EnumDataType(typeof(ProposalReach), ErrorMessage = Unknown)]
    public ProposalReach Reach { get; set; }

    /// <summary>« oui » or « non »; the first author chooses one of them before writing.</summary>
    [BindProperty, Display(Name = "Avec ton nom d’ici\u00A0?")]
    public string? Named { get; set; }

    public ReadersNotice Readers => MineWords.Readers;
    public IReadOnlyList<Choice> Reaches => MineWords.Reaches;
    public IReadOnlyList<Choice> Names => MineWords.Names;

    protected override async Task<OwnProposals.Shown?> LoadAsync() => await own.ReadAsync(Id) is { } mine ? Shown(mine) : null;

    private OwnProposals.Shown Shown(OwnProposals.Shown mine)
    {
        if (mine.Proposal.Manner == ProposalManner.Voice) SecurityHeaders.AllowMicrophone(HttpContext);
        return mine;
    }

    public IActionResult OnGet()
    {
        var (idea, words) = (Subject.Proposal, Subject.Words);
        if (!idea.IsOwn) return RedirectToPage("Show", new { Id });
        (Revision, Heading, Text, Wish, Things, Theme, Reach, Named) = (idea.Revision, words.Title, words.Text, words.Wish, [.. words.Things], idea.Theme, idea.Reach, idea.IsNamed ? "oui" : "non");
        return Page();
    }

    /// <summary>« Continuer et relire ».</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? upload) => await KeepAsync(upload) ?? RedirectToPage("Show", new { Id });

    /// <summary>« Garder pour plus tard ».</summary>
    public async Task<IActionResult> OnPostLaterAsync(IFormFile? upload) => await KeepAsync(upload) ?? RedirectToPage("Index");

    /// <summary>By the page’s script, as one writes: words only. Answers with the new revision.</summary>
    public async Task<IActionResult> OnPostKeepAsync() => Unnamed() ?? (await WrittenAsync() is { } revision ? Content(revision.ToString(System.Globalization.CultureInfo.InvariantCulture), "text/plain") : (IActionResult)NotFound());

    /// <summary>The first author says whether a name shows, before anything is kept.</summary>
    private PageResult? Unnamed()
    {
        if (!Subject.IsMine || Named is not null) return null;
        ModelState.AddModelError(nameof(Named), NoName);
        return FormGuard.SameForm();
    }

    private async Task<IActionResult?> KeepAsync(IFormFile? upload)
    {
        if (Unnamed() is { } unnamed) return unnamed;
        if (await WrittenAsync() is not { } revision) return NotFound();
        if (upload is not { Length: > 0 } || !Subject.IsMine) return null;
        (Revision, _) = (revision, ModelState.Remove(nameof(Revision))); // the words are kept, whatever becomes of the file
        if (upload.Length > CleanPicture.MostBytes) return Refused("Ce fichier est trop lourd.");
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes);
        try
        {
            return await files.PutAsync(Id, bytes.ToArray()) is null ? NotFound() : null;
        }
        catch (BrokenRuleException why)
        {
            return Refused(why.Message);
        }
    }

    private Task<int?> WrittenAsync()
    {
        var manner = Subject.Proposal.Manner;
        var things = manner == ProposalManner.Pictures ? Things.Where(code => ProposalPictures.Find(code) is not null).Distinct().ToList() : [];
        if (things.Count > ProposalPictures.MostThings) throw new BrokenRuleException($"{ProposalPictures.MostThings} images au plus.");
        var text = manner == ProposalManner.Written || (manner == ProposalManner.Voice && Subject.Words.Text.Length > 0) ? Text?.ReplaceLineEndings("\n").Trim() ?? "" : Subject.Words.Text;
        var words = new ProposalWords(manner == ProposalManner.Pictures ? "" : Heading?.Trim() ?? "", text) { Wish = manner == ProposalManner.Pictures ? Wish : null, Things = things };
        return own.WriteAsync(Id, Revision, new OwnProposals.Written(words, Theme, Reach, Named == "oui"));
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError("upload", why);
        return FormGuard.SameForm();
    }
}
