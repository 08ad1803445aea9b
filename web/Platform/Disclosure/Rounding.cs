namespace ChildProtection.Platform.Disclosure;

/// <summary>Rounding to the nearest multiple of 5: no whole number lies in the middle, so 25 means 23 to 27.</summary>
internal static class Rounding
{
    public const int Reach = DisclosureRules.RoundingBase / 2;

    public static int Of(int count) => (count + Reach) / DisclosureRules.RoundingBase * DisclosureRules.RoundingBase;

    /// <summary>
    /// The smallest count that looks the same to a reader of both publications: a figure that is shown is never below their thresholds, and she knows it.
    /// </summary>
    public static int LeastLike(int count, DisclosureRules rules) =>
        Math.Max(Of(count) - Reach, count >= rules.ThresholdOutside ? rules.ThresholdOutside : rules.Threshold);

    public static int MostLike(int count, DisclosureRules rules) =>
        count < rules.ThresholdOutside ? Math.Min(Of(count) + Reach, rules.ThresholdOutside - 1) : Of(count) + Reach;

    /// <summary>Least number of people that « la plupart » of <paramref name="total"/> may be.</summary>
    public static int LeastMost(int total) => (total * WordsFirst.Most + 99) / 100;
}
