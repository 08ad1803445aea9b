namespace ChildProtection.Features.Review;

/// <summary>One document for its members: who asks, what for, when the answer comes; then what came of it.</summary>
[Authorize(ReviewAccess.Around), OfModule(ReviewAccess.Module)]
public sealed class ShowModel(ReadReview read) : LoadedPage<ReviewShown>
{
    [FromRoute]
    public Guid Id { get; set; }

    internal ReviewScores? Scores { get; private set; }
    public IReadOnlyList<string> Sentences { get; private set; } = [];
    public string? Answer { get; private set; }
    public string? ReadBy { get; private set; }
    public IReadOnlyList<KeptWords> Kept { get; private set; } = [];
    public IReadOnlyList<OwnWords> Mine { get; private set; } = [];

    protected override Task<ReviewShown?> LoadAsync() => read.FindAsync(Id);

    public async Task OnGetAsync()
    {
        var last = Subject.Last;
        Sentences = await read.SentencesAsync(last);
        (Scores, Answer) = (await read.ScoresAsync(last), await read.AnswerAsync(last));
        Mine = await read.MineAsync(last);
        if (Subject.State is ReviewState.Over or ReviewState.Answered) (ReadBy, Kept) = (await read.ReadByAsync(last), await read.KeptAsync(last));
    }
}
