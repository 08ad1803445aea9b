namespace ChildProtection.Platform.Ui;

/// <summary>One page of a list, its number (from 1) and how many pages there are, for « &lt;pager&gt; ».</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Count)
{
    public Paged<TOther> With<TOther>(IReadOnlyList<TOther> rows) => new(rows, Number, Count);
}

public static class Paging
{
    /// <summary>Reads one page of a query that says its order; a number out of bounds becomes the nearest page.</summary>
    public static async Task<Paged<T>> PageAsync<T>(this IQueryable<T> ordered, int number, int size) => await ordered.PageAsync(number, size, await ordered.CountAsync());

    /// <summary>The same of a query whose rows were counted before.</summary>
    public static async Task<Paged<T>> PageAsync<T>(this IQueryable<T> ordered, int number, int size, int rows)
    {
        var count = Math.Max(1, (rows + size - 1) / size);
        var page = Math.Clamp(number, 1, count);
        return new Paged<T>(await ordered.Skip((page - 1) * size).Take(size).ToListAsync(), page, count);
    }
}
