using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy.Time;

/// <summary>« Avec le temps »: my grids one after the other, what moved, in words; a drawing with its table.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class IndexModel(GridLists lists, ReferentialLibrary library) : PageModel
{
    private const int MostGrids = 6;

    public IReadOnlyList<(AutonomyGrid Grid, Side Side)> History { get; private set; } = [];
    public IReadOnlyList<ReferentialDomain> Domains => library.Current.Domains;

    /// <summary>The two last, which are told in words; null with fewer.</summary>
    public (Side Before, Side After)? LastTwo => History.Count < 2 ? null : (History[^2].Side, History[^1].Side);

    /// <summary>The grids side by side, as bars of the kinds of answers.</summary>
    public IReadOnlyList<Bars> BarsOf(ReferentialDomain domain) => [.. History.Select(one => Bars.Of(domain, one.Grid.FinishedAt!.Value, one.Side))];

    public async Task OnGetAsync() => History = await lists.HistoryAsync(MostGrids);
}

/// <summary>One bar: for one domain and one grid, which kinds of answers there are. Its parts are widths of a drawing; the words say quantities.</summary>
/// <param name="At">When the grid was finished.</param>
/// <param name="Parts">In the order of <see cref="AnswerWords"/>.</param>
public sealed record Bars(DateTimeOffset At, IReadOnlyList<Bars.Part> Parts)
{
    /// <summary>Of the drawing, in its own units.</summary>
    public const int Width = 600;

    public sealed record Part(AnswerWords Words, int From, int Width, string Quantity);

    public static Bars Of(ReferentialDomain domain, DateTimeOffset at, Side side)
    {
        var answers = domain.Statements.Select(side.Of).ToList();
        var all = Math.Max(1, answers.Count);
        var (parts, from) = (new List<Part>(), 0);
        foreach (var words in AnswerWords.All)
        {
            var some = answers.Count(answer => words.Kind == AnswerKind.NoAnswer ? answer is null || answer.Kind == AnswerKind.NoAnswer : answer?.Kind == words.Kind);
            var width = some * Width / all;
            parts.Add(new Part(words, from, width, Quantities.Words(some, all)));
            from += width;
        }
        return new Bars(at, parts);
    }
}
