using ChildProtection.Features.Writing;

namespace ChildProtection.Features.Review;

/// <summary>Two texts of a document side by side: what was taken away, what came, and how each was understood.</summary>
[Authorize(ReviewAccess.Around), OfModule(ReviewAccess.Module)]
public sealed class VersionsModel(ReadReview read) : LoadedPage<ReviewShown>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The number of the newer one; the last when it is not said.</summary>
    [FromQuery(Name = "version")]
    public int? Asked { get; set; }

    /// <summary>The newer of the two.</summary>
    public ReviewVersion Newer { get; private set; } = null!;

    /// <summary>The one before.</summary>
    public ReviewVersion Older { get; private set; } = null!;
    public IReadOnlyList<ComparedLine> Lines { get; private set; } = [];

    /// <summary>« 85 % », or null when it is hidden or not over.</summary>
    public (string? Before, string? After) Figures { get; private set; }

    /// <summary>What became of the score, in words.</summary>
    public string? Change { get; private set; }

    protected override async Task<ReviewShown?> LoadAsync()
    {
        if (await read.FindAsync(Id) is not { Versions.Count: > 1 } shown) return null;
        var newer = Asked is { } number ? shown.Versions.FirstOrDefault(version => version.Number == number) : shown.Last;
        if (newer is null || shown.Versions.FirstOrDefault(version => version.Number == newer.Number - 1) is not { } older) return null;
        (Newer, Older) = (newer, older);
        return shown;
    }

    public async Task OnGetAsync()
    {
        Lines = LineComparison.Of(string.Join('\n', await read.SentencesAsync(Older)), string.Join('\n', await read.SentencesAsync(Newer)));
        var (before, after) = (await read.ScoresAsync(Older), await read.ScoresAsync(Newer));
        Figures = (before is null ? null : ReviewScores.Figure(before.WholeInside), after is null ? null : ReviewScores.Figure(after.WholeInside));
        Change = before is null || after is null ? null : ReviewScores.Change(before.WholeInside, after.WholeInside);
    }
}
