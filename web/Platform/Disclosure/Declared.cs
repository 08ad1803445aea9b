namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// The tables of one survey as a drawing: variables are points, crossed tables are lines between them. Only a drawing without circle is
/// published: then everything two tables have in common is a margin, and margins are protected once for all. A table that would close
/// a circle (two questions, each crossed with two same groups) is refused, because together they say more than each of them.
/// </summary>
internal sealed class Declared
{
    private readonly Dictionary<string, Margin> margins = [];
    private readonly Dictionary<string, string> baseOf = [];
    private readonly Dictionary<string, string> island = [];
    private readonly List<ProtectedTable> tables = [];

    public Declared(IReadOnlyList<CountTable> given, DisclosureRules rules, Declared? narrower)
    {
        foreach (var table in given) tables.Add(Read(table, rules));
        foreach (var @base in given.Select(table => table.Base).OfType<CountBase>().SelectMany(Chain))
        {
            if (Find(@base) is { } found) found.Margin.IsBase = true;
        }
        if (narrower is not null) HideWhatIsHiddenIn(narrower);
    }

    public IReadOnlyList<ProtectedTable> Tables => tables;

    /// <summary>How many people answered the survey.</summary>
    public int Respondents => tables.Where(table => table.Source.Base is null).Select(table => table.Source.Total).DefaultIfEmpty(tables.Select(table => table.Source.Total).DefaultIfEmpty().Max()).Max();

    /// <summary>Hides until nothing has to be hidden any more: each step only adds, so it ends.</summary>
    public void Protect(DisclosureRules rules)
    {
        var crossings = tables.SelectMany(table => table.Crossings).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var margin in margins.Values) changed |= margin.Protect(rules);
            foreach (var crossing in crossings) changed |= crossing.Protect(rules);
        }
    }

    /// <summary>The number of people asked tells the count of an answer: it may be known only if that answer is shown.</summary>
    public bool MayBeKnown(CountBase? @base) =>
        @base is null || MayBeKnown(@base.Within) && Find(@base) is { } found && found.Rows.All(row => !found.Margin.Hidden[row]);

    private ProtectedTable Read(CountTable table, DisclosureRules rules)
    {
        var inBase = table.Base?.Key ?? "";
        if (table.Answered is null && table.Counts.Cast<int>().Any(count => count < 0)) return new(table, [], [], WhyHidden.Wrong);
        if (table.IsCrossed && (table.Columns.Count > DisclosureRules.MostCategories || table.Answered is null && table.Rows.Count > DisclosureRules.MostCategories))
            return new(table, [], [], WhyHidden.TooManyCategories);
        if (table.IsCrossed && table.Total < rules.CrossFrom) return new(table, [], [], WhyHidden.TooFewToCross);

        var parts = Parts(table).ToList();
        var columns = table.IsCrossed ? ColumnSizes(table) : null;
        var variables = parts.Select(part => part.Variable).Concat(columns is null ? [] : [table.ColumnVariable]).ToList();
        if (variables.Any(variable => baseOf.GetValueOrDefault(variable, inBase) != inBase)) return new(table, [], [], WhyHidden.Overlaps);
        if (parts.Any(part => !Agrees(part.Variable, part.Sums)) || columns is not null && !Agrees(table.ColumnVariable, columns)) return new(table, [], [], WhyHidden.Wrong);
        if (columns is not null && parts.Any(part => IslandOf(part.Variable) == IslandOf(table.ColumnVariable))) return new(table, [], [], WhyHidden.Overlaps);

        foreach (var variable in variables) baseOf[variable] = inBase;
        var rowMargins = parts.Select(part => MarginOf(part.Variable, part.Sums, table.IsSensitive)).ToList();
        if (columns is null) return new(table, rowMargins, [], null);

        var columnMargin = MarginOf(table.ColumnVariable, columns, isSensitive: false);
        var crossings = parts.Zip(rowMargins, (part, margin) => new Crossing(part.Counts, margin, columnMargin)).ToList();
        foreach (var crossing in crossings)
        {
            island[IslandOf(crossing.Rows.Key)] = IslandOf(columnMargin.Key);
            crossing.Rows.Crossings.Add(crossing);
            columnMargin.Crossings.Add(crossing);
        }
        return new(table, rowMargins, crossings, null);
    }

    /// <summary>A question with one answer is one part. With several answers, each answer is a question of its own: ticked or not.</summary>
    private static IEnumerable<(string Variable, int[,] Counts, int[] Sums)> Parts(CountTable table)
    {
        var columns = Enumerable.Range(0, table.Columns.Count).ToArray();
        if (table.Answered is not { } answered)
        {
            yield return (table.RowVariable, table.Counts, [.. Enumerable.Range(0, table.Rows.Count).Select(row => columns.Sum(column => table.Counts[row, column]))]);
            yield break;
        }
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var counts = new int[2, columns.Length];
            foreach (var column in columns) (counts[0, column], counts[1, column]) = (table.Counts[row, column], answered[column] - table.Counts[row, column]);
            yield return ($"{table.RowVariable}#{table.Rows[row]}", counts, [columns.Sum(column => counts[0, column]), columns.Sum(column => counts[1, column])]);
        }
    }

    private static int[] ColumnSizes(CountTable table) =>
        [.. table.Answered ?? [.. Enumerable.Range(0, table.Columns.Count).Select(column => Enumerable.Range(0, table.Rows.Count).Sum(row => table.Counts[row, column]))]];

    private bool Agrees(string variable, int[] counts) =>
        counts.All(count => count >= 0) && (!margins.TryGetValue(variable, out var margin) || margin.Agrees(counts));

    private Margin MarginOf(string variable, int[] counts, bool isSensitive)
    {
        if (!margins.TryGetValue(variable, out var margin)) return margins[variable] = new Margin(variable, counts, isSensitive);
        margin.IsSensitive |= isSensitive;
        return margin;
    }

    private string IslandOf(string variable)
    {
        while (island.TryGetValue(variable, out var other)) variable = other;
        return variable;
    }

    private static IEnumerable<CountBase> Chain(CountBase @base) => @base.Within is { } within ? Chain(within).Append(@base) : [@base];

    private (Margin Margin, IReadOnlyList<int> Rows)? Find(CountBase @base)
    {
        var tabled = tables.FirstOrDefault(table => table.Margins.Count > 0 && table.Source.RowVariable == @base.Variable && table.Source.Base?.Key == @base.Within?.Key);
        if (tabled is { Source.Answered: null }) return Rows(tabled.Margins[0], tabled.Source.Rows, @base);
        if (tabled is not null) return @base.Rows is [var ticked] && tabled.Source.Rows.ToList().IndexOf(ticked) is >= 0 and var index ? (tabled.Margins[index], [0]) : null;
        var crossed = tables.FirstOrDefault(table => table.Crossings.Count > 0 && table.Source.ColumnVariable == @base.Variable && table.Source.Base?.Key == @base.Within?.Key);
        return crossed is null ? null : Rows(crossed.Crossings[0].Columns, crossed.Source.Columns, @base);
    }

    private static (Margin, IReadOnlyList<int>)? Rows(Margin margin, IReadOnlyList<string> names, CountBase @base)
    {
        var rows = @base.Rows.Select(row => names.ToList().IndexOf(row)).ToList();
        return rows.Contains(-1) ? null : (margin, rows);
    }

    /// <summary>Somebody may read both publications: the wider one must not show what the narrower one hides.</summary>
    private void HideWhatIsHiddenIn(Declared narrower)
    {
        foreach (var (key, margin) in margins)
        {
            if (!narrower.margins.TryGetValue(key, out var known)) continue;
            for (var row = 0; row < known.Hidden.Length; row++) margin.Hidden[row] |= known.Hidden[row];
            if (known.Mostly is null) margin.StopTelling();
        }
        foreach (var (mine, theirs) in tables.Zip(narrower.tables).SelectMany(pair => pair.First.Crossings.Zip(pair.Second.Crossings)))
        {
            foreach (var row in Enumerable.Range(0, mine.RowCount))
            {
                foreach (var column in Enumerable.Range(0, mine.ColumnCount)) mine.Hidden[row, column] |= theirs.Hidden[row, column];
            }
            mine.NeverTell();
        }
    }
}

/// <summary>A table as it was given, with the variables it is made of, or the reason it is refused whatever the answers.</summary>
internal sealed record ProtectedTable(CountTable Source, IReadOnlyList<Margin> Margins, IReadOnlyList<Crossing> Crossings, string? Refusal);

/// <summary>Why a table has no figures, in words for its readers. None of them depends on the answers, only on how many there are.</summary>
internal static class WhyHidden
{
    public const string TooFew = "Trop peu de réponses\u00A0: ce tableau n’est pas montré.";
    public const string TooFewToCross = "Il faut au moins 30 réponses pour comparer des groupes.";
    public const string TooManyCategories = "Trop de groupes ou de réponses pour un tableau croisé.";
    public const string Overlaps = "Avec les autres tableaux, il laisserait deviner des réponses.";
    public const string Wrong = "Ce tableau n’est pas d’accord avec les autres.";
}
