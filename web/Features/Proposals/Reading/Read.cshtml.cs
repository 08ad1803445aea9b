using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Features.Proposals.Reading;

/// <summary>One idea that waits: read, then published, or returned kindly with reasons and a word.</summary>
[Authorize(ProposalsAccess.Reader), OfModule(ProposalsAccess.Module)]
public sealed class ReadModel(ReadProposals reading) : LoadedPage<ReadProposals.Waiting>
{
    /// <summary>Of the word to the author, in characters.</summary>
    public const int WordLength = 1_000;

    /// <summary>Who reads that word.</summary>
    internal static readonly ReadersNotice ToTheAuthor = ReadersNotice.Fixed("Pour répondre à qui a proposé.", "L’auteur de l’idée, personne d’autre.");

    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<ReturnReason> Reasons { get; private set; } = [];
    public string? Word { get; private set; }

    /// <summary>What was said in a voice message.</summary>
    public string? Typed { get; private set; }

    public ReadersNotice Readers { get; } = ToTheAuthor;

    protected override Task<ReadProposals.Waiting?> LoadAsync() => reading.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostPublishAsync(int revision) => await reading.PublishAsync(Id, revision) ? RedirectToPage("Index") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(
        int revision, IReadOnlyList<ReturnReason>? reasons, [StringLength(WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word,
        [StringLength(ProposalWords.TextLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? typed)
    {
        (Reasons, Word, Typed) = (reasons ?? [], word, typed);
        if (Refusal(ModelState, Reasons, word) is { } refused) return refused;
        return await reading.ReturnAsync(Id, revision, Reasons, word!.Trim(), string.IsNullOrWhiteSpace(typed) ? null : typed.Trim()) ? RedirectToPage("Index") : NotFound();
    }

    /// <summary>What is missing from an idea that goes back; null when all is there.</summary>
    internal static PageResult? Refusal(ModelStateDictionary state, IReadOnlyCollection<ReturnReason> reasons, string? word)
    {
        if (reasons.Count == 0) state.AddModelError("reasons", "Choisissez au moins une raison.");
        if (string.IsNullOrWhiteSpace(word)) state.AddModelError("word", "Écrivez un mot\u00A0: le jeune attend une réponse.");
        return state.IsValid ? null : FormGuard.SameForm();
    }
}
