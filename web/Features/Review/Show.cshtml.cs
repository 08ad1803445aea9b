namespace ChildProtection.Features.Review;

/// <summary>One document for its members: who asks, what for, when the answer comes; then what came of it.</summary>
[Authorize(ReviewAccess.Around), OfModule(ReviewAccess.Module)]
public sealed class ShowModel(ReadReview read) : LoadedPage<ReviewShown>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>An earlier text, by its number; the last when it is not said.</summary>
    [FromQuery(Name = "version")]
    public int? Asked { get; set; }

    internal ReviewScores? Scores { get; private set; }
    public IReadOnlyList<string> Sentences { get; private set; } = [];
    public string? Answer { get; private set; }
    public string? ReadBy { get; private set; }
    public IReadOnlyList<KeptWords> Kept { get; private set; } = [];
    public IReadOnlyList<OwnWords> Mine { get; private set; } = [];

    protected override async Task<ReviewShown?> LoadAsync()
    {
        var shown = await read.FindAsync(Id);
        if (shown is null || Asked is not { } number) return shown;
        var known = shown.Versions.Where(version => version.Number <= number).ToList();
        return known is [var first, ..] && first.Number == number ? shown with { Versions = known } : null;
    }

    public async Task OnGetAsync()
    {
        var last = Subject.Last;
        Sentences = await read.SentencesAsync(last);
        (Scores, Answer) = (await read.ScoresAsync(last), await read.AnswerAsync(last));
        Mine = await read.MineAsync(last);
        if (Subject.State is ReviewState.Over or ReviewState.Answered) (ReadBy, Kept) = (await read.ReadByAsync(last), await read.KeptAsync(last));
    }
}
