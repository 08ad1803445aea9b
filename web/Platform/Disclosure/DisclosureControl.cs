namespace ChildProtection.Platform.Disclosure;

/// <summary>The results of a survey, frozen at closing: for the people of the group, and for the others.</summary>
public sealed record SafeResults(IReadOnlyList<SafeTable> Inside, IReadOnlyList<SafeTable> Outside);

/// <summary>
/// The disclosure control of surveys (secret statistique): the only way from counts of answers to what anybody reads. It hides small
/// cells and what would betray them, rounds, and proves for each protected cell that at least k values stay possible.
/// </summary>
/// <remarks>
/// What the proof takes for granted: readers know the rules, all tables, exact totals of all that is shown in a crossed table, and how
/// « la plupart » is declared. It does not hold against somebody who already knows most of the answers of the others.
/// </remarks>
public static class DisclosureControl
{
    /// <summary>
    /// Protects all tables of one survey together: they share the answers to a question and the sizes of groups.
    /// <paramref name="earlier"/> is what was published of the same answers before some more came: see <see cref="Differencing"/>.
    /// </summary>
    public static IReadOnlyList<SafeTable> Protect(IReadOnlyList<CountTable> tables, DisclosureRules rules, IReadOnlyList<SafeTable>? earlier = null) =>
        Differencing.Choose(Publish(Read(tables, rules, null), rules), earlier, rules);

    /// <summary>Both publications of one survey. Whoever reads both learns nothing more: the wider one hides all that the narrower one hides.</summary>
    public static SafeResults ProtectForAll(IReadOnlyList<CountTable> tables, DisclosureRules rules, SafeResults? earlier = null)
    {
        var (inside, outside) = (rules with { Readers = Readers.Inside }, rules with { Readers = Readers.Outside });
        var narrower = Read(tables, inside, null);
        return new SafeResults(
            Differencing.Choose(Publish(narrower, inside), earlier?.Inside, inside),
            Differencing.Choose(Publish(Read(tables, outside, narrower), outside), earlier?.Outside, outside));
    }

    private static Declared Read(IReadOnlyList<CountTable> tables, DisclosureRules rules, Declared? narrower)
    {
        rules.Check();
        var declared = new Declared(tables, rules, narrower);
        if (declared.Respondents >= rules.Threshold) declared.Protect(rules);
        return declared;
    }

    private static List<SafeTable> Publish(Declared declared, DisclosureRules rules) =>
        [.. declared.Tables.Select(table => declared.Respondents < rules.Threshold ? Blank(table.Source, WhyHidden.TooFew) : Publish(table, declared, rules))];

    private static SafeTable Publish(ProtectedTable table, Declared declared, DisclosureRules rules)
    {
        if (table.Refusal is { } refusal) return Blank(table.Source, refusal);
        if (table.Source.Total < rules.Threshold || !declared.MayBeKnown(table.Source.Base)) return Blank(table.Source, WhyHidden.TooFew);
        return Cells.Of(table, rules);
    }

    /// <summary>The same for all counts.</summary>
    private static SafeTable Blank(CountTable table, string why) => new(
        table.Code, table.Rows, table.Columns, [.. table.Rows.Select(_ => table.Columns.Select(_ => SafeCell.Hidden).ToArray())], null, why)
    {
        RowsOverlap = table.Answered is not null,
    };
}
