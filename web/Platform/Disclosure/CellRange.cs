namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// How far one cell of a crossed table can move while everything that is published stays the same. It starts from the true table and
/// looks for others: people are moved along closed paths of rows and columns (the residual graph of a flow), one path after the other.
/// Each table it finds is whole numbers and fits the publication, so the width is proved whatever method a reader uses.
/// </summary>
internal sealed class CellRange
{
    private readonly Crossing table;
    private readonly DisclosureRules rules;
    private readonly List<Arc> arcs = [];
    private readonly int rowPool;
    private readonly int columnPool;

    public CellRange(Crossing table, DisclosureRules rules)
    {
        (this.table, this.rules) = (table, rules);
        (rowPool, columnPool) = (table.RowCount + table.ColumnCount, table.RowCount + table.ColumnCount + 1);
        for (var row = 0; row < table.RowCount; row++)
        {
            AddMargin(table.Rows, row, rowPool, row);
            for (var column = 0; column < table.ColumnCount; column++) AddCell(row, column);
        }
        for (var column = 0; column < table.ColumnCount; column++) AddMargin(table.Columns, column, ColumnNode(column), columnPool);
    }

    /// <summary>The cell can be at least k smaller or greater, both together.</summary>
    public bool IsWide(int row, int column) =>
        Push(row, column, ColumnNode(column), row) + Push(row, column, row, ColumnNode(column)) >= rules.Threshold;

    /// <summary>One way a number may change: from one node to another, between its bounds.</summary>
    private sealed record Arc(int From, int To, int Start, int Least, int Most)
    {
        public int Flow { get; set; } = Start;
    }

    private int ColumnNode(int column) => table.RowCount + column;

    private void AddCell(int row, int column)
    {
        var count = table.Counts[row, column];
        var isFree = table.Hidden[row, column];
        arcs.Add(new Arc(row, ColumnNode(column), count, table.Least(row, column, rules), isFree ? table.Rows.Total : Rounding.MostLike(count, rules)));
    }

    private void AddMargin(Margin margin, int line, int from, int to)
    {
        var count = margin.Counts[line];
        arcs.Add(margin.Hidden[line]
            ? new Arc(from, to, count, margin.Least(line, rules), margin.Total)
            : new Arc(from, to, count, count - margin.Slack(line, rules, except: table), count));
    }

    /// <summary>Sends as many people as it can from one node to the other without the cell itself, at most k.</summary>
    private int Push(int row, int column, int from, int to)
    {
        foreach (var arc in arcs) arc.Flow = arc.Start;
        var limit = from == row ? table.Counts[row, column] - table.Least(row, column, rules) : rules.Threshold;
        if (!table.Hidden[row, column]) limit = 0;
        var pushed = 0;
        while (pushed < limit && Path(row, column, from, to) is { } path)
        {
            var step = Math.Min(limit - pushed, path.Min(move => move.Room));
            foreach (var (arc, isForward, _) in path) arc.Flow += isForward ? step : -step;
            pushed += step;
        }
        return pushed;
    }

    private List<(Arc Arc, bool IsForward, int Room)>? Path(int row, int column, int from, int to)
    {
        var reachedBy = new (Arc Arc, bool IsForward, int Room)?[columnPool + 1];
        var next = new Queue<int>([from]);
        while (next.TryDequeue(out var node))
        {
            foreach (var arc in arcs)
            {
                if (arc.From == row && arc.To == ColumnNode(column)) continue;
                var isForward = arc.From == node;
                if (!isForward && arc.To != node) continue;
                var (end, room) = isForward ? (arc.To, arc.Most - arc.Flow) : (arc.From, arc.Flow - arc.Least);
                if (room <= 0 || end == from || reachedBy[end] is not null) continue;
                reachedBy[end] = (arc, isForward, room);
                if (end == to) return Trace(reachedBy, from, to);
                next.Enqueue(end);
            }
        }
        return null;
    }

    private static List<(Arc Arc, bool IsForward, int Room)> Trace((Arc Arc, bool IsForward, int Room)?[] reachedBy, int from, int to)
    {
        var path = new List<(Arc, bool, int)>();
        for (var node = to; node != from;)
        {
            var move = reachedBy[node]!.Value;
            path.Add(move);
            node = move.IsForward ? move.Arc.From : move.Arc.To;
        }
        return path;
    }
}
