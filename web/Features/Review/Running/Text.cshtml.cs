using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Running;

/// <summary>The text in preparation, written again; or the next version, once the last has its answer.</summary>
[Authorize(ReviewAccess.Facilitator), OfModule(ReviewAccess.Module)]
public sealed class TextModel(RunReview run, ReadReview read, ContentLibrary library) : TextForm
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReviewShown Shown { get; private set; } = null!;

    public static ReadersNotice Readers => NewModel.Readers;

    /// <summary>A version more; else the one in preparation changes.</summary>
    public bool IsNext => Shown.State == ReviewState.Answered;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await read.FindAsync(Id) is not { Runs: true } shown) return NotFound();
        Shown = shown;
        return shown.State is ReviewState.Prepared or ReviewState.Answered || HttpMethods.IsPost(Request.Method) ? null : LocalRedirect($"/comite/relectures/{Id}/gerer");
    }

    public async Task OnGetAsync()
    {
        Text = string.Join('\n', await read.SentencesAsync(Shown.Last));
        (ClosesOn, DueOn) = IsNext ? (read.Today.AddDays(21), read.Today.AddDays(51)) : (Shown.Last.ClosesOn, Shown.Last.DueOn);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (await SentencesAsync(library, file, read.Today) is not { } sentences) return FormGuard.SameForm();
        return await run.WriteAsync(Id, sentences, ClosesOn!.Value, DueOn!.Value) ? LocalRedirect($"/comite/relectures/{Id}/gerer") : NotFound();
    }
}
