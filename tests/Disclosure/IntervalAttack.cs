namespace ChildProtection.Tests.Disclosure;

/// <summary>
/// The first attack: each figure is an interval, each sum makes its parts and its total narrower, over rows, columns, totals and
/// tables, until nothing moves.
/// </summary>
internal static class IntervalAttack
{
    /// <summary>The protected numbers found within an interval narrower than <paramref name="threshold"/>.</summary>
    public static IReadOnlyList<Quantity> Breaches(Published published, int threshold)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (total, parts) in published.Sums)
            {
                var (least, most) = (parts.Sum(part => part.Least), parts.Sum(part => part.Most));
                changed |= Tighten(total, least, most);
                foreach (var part in parts)
                    changed |= Tighten(part, total.Least - (most - part.Most), total.Most - (least - part.Least));
            }
        }
        return [.. published.Quantities.Where(quantity => quantity.IsProtected && quantity.Most - quantity.Least < threshold)];
    }

    private static bool Tighten(Quantity quantity, int least, int most)
    {
        var before = (quantity.Least, quantity.Most);
        quantity.Learn(least, most);
        Assert.True(quantity.Least <= quantity.Truth && quantity.Truth <= quantity.Most, $"{quantity.Name}: the attack lost the truth");
        return before != (quantity.Least, quantity.Most);
    }
}
