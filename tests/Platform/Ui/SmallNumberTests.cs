using ChildProtection.Platform.Ui;

namespace ChildProtection.Tests.Platform.Ui;

/// <summary>Small counts are not found again by adding up and subtracting what is shown.</summary>
public sealed class SmallNumberTests
{
    private const int Largest = 14;

    /// <summary>
    /// Somebody who knows the total, every number that is shown and how they are hidden, tries every table there may be: for no
    /// small part does only one number remain.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_knows_the_total_and_the_rule_finds_no_small_part(int parts)
    {
        var (tried, found) = (0, Reconstructed(parts, SmallNumber.Parts, out var tables));
        tried += tables;

        Assert.True(tried > 2_000);
        Assert.Empty(found);
    }

    /// <summary>Control: with small parts hidden alone, a subtraction gives them back, and this attack sees it.</summary>
    [Fact]
    public void Small_parts_hidden_alone_are_found() =>
        Assert.NotEmpty(Reconstructed(3, parts => [.. parts.Select(part => SmallNumber.IsHidden(part) ? (int?)null : part)], out _));

    [Fact]
    public void Nothing_is_hidden_without_a_small_part_and_zero_is_said()
    {
        Assert.Equal([12, 0, 5], SmallNumber.Parts([12, 0, 5]));
        Assert.Equal([null, 20, null, 0], SmallNumber.Parts([3, 20, 40, 0]));
        Assert.Equal([null, null, null], SmallNumber.Parts([3, 38, 40]));
        Assert.Null(SmallNumber.Parts([1, 2, 0]));
        Assert.Null(SmallNumber.Parts([0, 4, 0]));
        Assert.Equal((true, false, false, false), (SmallNumber.IsSaid(12, 20), SmallNumber.IsSaid(3, 20), SmallNumber.IsSaid(18, 20), SmallNumber.IsSaid(4, 4)));
    }

    private static List<string> Reconstructed(int count, Func<IReadOnlyList<int>, IReadOnlyList<int?>?> rule, out int tables)
    {
        var all = Tables(count).ToList();
        tables = all.Count;
        var found = new List<string>();
        foreach (var alike in all.Select(table => (Table: table, Shown: rule(table))).Where(one => one.Shown is not null)
            .GroupBy(one => $"{string.Join(' ', one.Shown!.Select(part => part is { } said ? $"{said}" : "?"))} = {one.Table.Sum()}"))
        {
            if (alike.First() is var (table, shown) && table.Where((_, part) => shown![part] is null).Sum() > Largest) continue; // others could be larger than what is tried here
            for (var part = 0; part < count; part++)
                if (shown![part] is null && alike.Select(one => one.Table[part]).Distinct().ToList() is [var only] && SmallNumber.IsHidden(only)) found.Add($"{alike.Key}: part {part} is {only}");
        }
        return found;
    }

    private static IEnumerable<int[]> Tables(int parts) => parts == 0 ? [[]] : Tables(parts - 1).SelectMany(table => Enumerable.Range(0, Largest + 1).Select(part => (int[])[.. table, part]));
}
