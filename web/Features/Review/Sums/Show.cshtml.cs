namespace ChildProtection.Features.Review.Sums;

/// <summary>One text that was reread, sentence by sentence, in numbers.</summary>
[Authorize(ReviewAccess.Numbers), OfModule(ReviewAccess.Module)]
public sealed class ShowModel(ReviewSums sums) : PreparedPage
{
    /// <summary>Of the text.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    internal (string Title, int Number, IReadOnlyList<string> Sentences, ReviewScores Scores) Shown { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await sums.FindAsync(Id) is not { } shown) return NotFound();
        Shown = shown;
        return null;
    }

    public void OnGet() { }
}
