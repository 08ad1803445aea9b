namespace ChildProtection.Platform.Contributions;

/// <summary>
/// What a person reads of one table. The copy is made from this list by reflection, so a column that is listed is in the
/// copy; a test fails for a column of the schema that is neither listed, nor withheld with its reason, nor a plain id.
/// </summary>
/// <param name="Entity">The entity.</param>
/// <param name="Title">« Les appareils ».</param>
public sealed record PersonalTable(Type Entity, string Title)
{
    /// <summary>By property.</summary>
    public required IReadOnlyDictionary<string, PersonalColumn> Columns { get; init; }

    /// <summary>By property: why the person gets nothing of it (a hash, a key, somebody else's data).</summary>
    public IReadOnlyDictionary<string, string> Withheld { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows of this table about the person that are not given, and why, told to the person; null when all are.</summary>
    public Said? LeftOut { get; init; }

    /// <summary>The first rows of a query, one more than asked so that a cut is seen. Sort it first.</summary>
    public static async Task<IReadOnlyList<T>> SomeAsync<T>(IQueryable<T> rows, int most) => await rows.Take(most + 1).ToListAsync();

    /// <summary>
    /// The rows as the person reads them, <paramref name="most"/> at most. Bytes and ids mean nothing to anybody: what they stand for is given by
    /// <paramref name="instead"/>; a listed column of bytes without it: <see cref="InvalidOperationException"/>.
    /// </summary>
    public PersonalRows Of<T>(IReadOnlyCollection<T> rows, int most, Func<T, IReadOnlyDictionary<string, object?>>? instead = null) where T : class =>
        new(this, [.. rows.Take(most).Select(row => RowOf(row, instead?.Invoke(row)))], rows.Count > most);

    private Dictionary<string, object?> RowOf(object row, IReadOnlyDictionary<string, object?>? instead)
    {
        var values = new Dictionary<string, object?>(Columns.Count, StringComparer.Ordinal);
        foreach (var name in Columns.Keys)
        {
            if (instead?.TryGetValue(name, out var given) == true) values[name] = given;
            else values[name] = ValueOf(row, name);
        }
        return values;
    }

    private object? ValueOf(object row, string name)
    {
        var property = Entity.GetProperty(name) ?? throw new InvalidOperationException($"{Entity.Name} has no {name}.");
        return property.PropertyType == typeof(byte[]) || Nullable.GetUnderlyingType(property.PropertyType) == typeof(Guid) || property.PropertyType == typeof(Guid)
            ? throw new InvalidOperationException($"{Entity.Name}.{name} means nothing as it is: say what it stands for.")
            : property.GetValue(row);
    }
}

/// <summary>One column of a copy.</summary>
/// <param name="Label">« Écrit le ».</param>
/// <param name="Words">French for a value that is a code or an enumeration; null when it reads well by itself.</param>
public sealed record PersonalColumn(string Label, Func<object, Said>? Words = null)
{
    public static implicit operator PersonalColumn(string label) => new(label);
}

/// <summary>The rows of one person: by property, the value itself.</summary>
/// <param name="Table">What they are.</param>
/// <param name="Rows">In the feature's order.</param>
/// <param name="IsCut">There are more than these.</param>
public sealed record PersonalRows(PersonalTable Table, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows, bool IsCut);
