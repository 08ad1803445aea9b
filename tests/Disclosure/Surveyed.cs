using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>
/// An invented survey, person by person: what each answered to each variable. Tables are counted from it, so they agree with each
/// other as real ones do.
/// </summary>
internal sealed class Surveyed(IReadOnlyList<int[]> people, IReadOnlyList<int> categories)
{
    public IReadOnlyList<int[]> People => people;
    public IReadOnlyList<int> Categories => categories;

    /// <summary>Skewed answers, as real ones: one or two frequent, others rare; some follow the first variable (the group).</summary>
    public static Surveyed Random(Random random, int respondents, params int[] categories)
    {
        var weights = categories.Select(count => Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), random.Next(1, 5))).ToArray()).ToList();
        var follows = categories.Select(_ => random.NextDouble() < 0.3).ToArray();
        return new Surveyed([.. Enumerable.Range(0, respondents).Select(_ => Person(random, weights, follows))], categories);
    }

    public CountTable One(int variable, bool isSensitive = false)
    {
        var counts = new int[categories[variable], 1];
        foreach (var person in people) counts[person[variable], 0]++;
        return new CountTable($"q{variable}", Names(variable), ["tous"], counts, isSensitive) { RowVariable = $"v{variable}" };
    }

    public CountTable Crossed(int rows, int columns, bool isSensitive = false)
    {
        var counts = new int[categories[rows], categories[columns]];
        foreach (var person in people) counts[person[rows], person[columns]]++;
        return new CountTable($"q{rows}x{columns}", Names(rows), Names(columns), counts, isSensitive) { RowVariable = $"v{rows}", ColumnVariable = $"v{columns}" };
    }

    private string[] Names(int variable) => [.. Enumerable.Range(0, categories[variable]).Select(row => $"r{row}")];

    private static int[] Person(Random random, IReadOnlyList<double[]> weights, bool[] follows)
    {
        var answers = new int[weights.Count];
        for (var variable = 0; variable < weights.Count; variable++)
            answers[variable] = follows[variable] && random.NextDouble() < 0.8 ? answers[0] % weights[variable].Length : Draw(random, weights[variable]);
        return answers;
    }

    private static int Draw(Random random, double[] weights)
    {
        var at = random.NextDouble() * weights.Sum();
        for (var row = 0; row < weights.Length; row++)
        {
            if ((at -= weights[row]) < 0) return row;
        }
        return weights.Length - 1;
    }
}
