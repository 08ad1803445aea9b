namespace ChildProtection.Tests.Disclosure;

/// <summary>
/// The strongest attack: linear programming over how many people gave each combination of answers to all variables. It uses everything
/// that any tables of the survey say together, not only what they have in common.
/// </summary>
internal static class LinearAttack
{
    public static IReadOnlyList<string> Breaches(Published published, Surveyed truth, int threshold)
    {
        var combinations = Combinations(truth.Categories).ToList();
        var rows = new List<(double[] Left, double Most)>();
        foreach (var quantity in published.Quantities)
        {
            var left = combinations.Select(combination => quantity.Counts(combination) ? 1.0 : 0.0).ToArray();
            if (quantity.Most < 100_000) rows.Add((left, quantity.Most));
            if (quantity.Least > 0) rows.Add(([.. left.Select(one => -one)], -quantity.Least));
        }
        var program = new Simplex(rows, combinations.Count);
        return
        [
            .. from quantity in published.Quantities
               where quantity.IsProtected
               let goal = combinations.Select(combination => quantity.Counts(combination) ? 1.0 : 0.0).ToArray()
               let most = program.Greatest(goal)
               let least = -program.Greatest([.. goal.Select(one => -one)])
               where most - least < threshold - 1e-6
               select $"{quantity.Name}={quantity.Truth} in [{least:0.##}, {most:0.##}]",
        ];
    }

    private static IEnumerable<int[]> Combinations(IReadOnlyList<int> categories) =>
        categories.Aggregate<int, IEnumerable<int[]>>([[]], (all, count) => all.SelectMany(head => Enumerable.Range(0, count).Select(last => (int[])[.. head, last])));
}

/// <summary>A plain two-phase simplex over non-negative numbers: rows say « left · x ≤ most ».</summary>
internal sealed class Simplex
{
    private const double Tiny = 1e-9;
    private readonly int variables;
    private readonly double[][] table;
    private readonly int[] basis;

    public Simplex(IReadOnlyList<(double[] Left, double Most)> rows, int variables)
    {
        this.variables = variables;
        var negative = rows.Count(row => row.Most < 0);
        var width = variables + rows.Count + negative;
        (table, basis) = (new double[rows.Count][], new int[rows.Count]);
        var artificial = variables + rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            var sign = rows[row].Most < 0 ? -1 : 1;
            table[row] = new double[width + 1];
            for (var variable = 0; variable < variables; variable++) table[row][variable] = sign * rows[row].Left[variable];
            table[row][variables + row] = sign;
            table[row][width] = sign * rows[row].Most;
            basis[row] = sign < 0 ? artificial++ : variables + row;
            if (sign < 0) table[row][basis[row]] = 1;
        }
        var goal = new double[width];
        for (var column = variables + rows.Count; column < width; column++) goal[column] = -1;
        var reached = Climb(table, basis, goal);
        Assert.True(reached > -1e-6, "the published figures contradict each other");
        foreach (var row in table) Array.Clear(row, variables + rows.Count, negative);
    }

    public double Greatest(double[] goal) =>
        Climb([.. table.Select(row => (double[])row.Clone())], (int[])basis.Clone(), [.. goal, .. new double[table[0].Length - 1 - variables]]);

    private static double Climb(double[][] table, int[] basis, double[] goal)
    {
        var last = table[0].Length - 1;
        var gain = new double[last + 1];
        goal.CopyTo(gain, 0);
        for (var row = 0; row < table.Length; row++) Subtract(gain, table[row], goal[basis[row]]);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var enter = turn < 2_000 ? Steepest(gain, last) : Array.FindIndex(gain, 0, last, value => value > Tiny);
            if (enter < 0) return -gain[last];
            var leave = Leaving(table, basis, enter, last);
            if (leave < 0) return double.PositiveInfinity;
            Pivot(table, leave, enter);
            Subtract(gain, table[leave], gain[enter]);
            basis[leave] = enter;
        }
        throw new InvalidOperationException("The simplex turns in a circle.");
    }

    private static int Steepest(double[] gain, int last)
    {
        var best = -1;
        for (var column = 0; column < last; column++)
        {
            if (gain[column] > Tiny && (best < 0 || gain[column] > gain[best])) best = column;
        }
        return best;
    }

    private static int Leaving(double[][] table, int[] basis, int enter, int last)
    {
        var best = -1;
        for (var row = 0; row < table.Length; row++)
        {
            if (table[row][enter] <= Tiny) continue;
            var less = best < 0 ? -1 : table[row][last] / table[row][enter] - table[best][last] / table[best][enter];
            if (less < -Tiny || less <= Tiny && basis[row] < basis[best]) best = row;
        }
        return best;
    }

    private static void Pivot(double[][] table, int row, int column)
    {
        var by = table[row][column];
        for (var cell = 0; cell < table[row].Length; cell++) table[row][cell] /= by;
        for (var other = 0; other < table.Length; other++)
        {
            if (other != row) Subtract(table[other], table[row], table[other][column]);
        }
    }

    private static void Subtract(double[] from, double[] line, double times)
    {
        if (times == 0) return;
        for (var cell = 0; cell < from.Length; cell++) from[cell] -= times * line[cell];
    }
}
