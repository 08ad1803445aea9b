namespace ChildProtection.Platform.Disclosure;

/// <summary>The mean of a question answered by a number: one decimal, from 11 answers on; never a smallest or greatest value.</summary>
public sealed record SafeMean(string Code, double? Mean, int? RoundedTotal, string? WhyHidden)
{
    /// <summary>Nothing is said when nearly all gave the same number, or when one person could have made most of the sum.</summary>
    public static SafeMean Of(string code, IReadOnlyList<int> values, DisclosureRules rules)
    {
        rules.Check();
        var least = Math.Max(rules.MeanFrom, rules.Threshold);
        if (values.Count < least) return new SafeMean(code, null, null, Disclosure.WhyHidden.TooFew);

        var most = values.GroupBy(value => value).Max(same => same.Count());
        var sum = values.Sum(value => (long)Math.Abs(value));
        var isDominated = values.Max(value => (long)Math.Abs(value)) > sum / 2.0;
        return most >= rules.SameAnswerShare * values.Count || isDominated
            ? new SafeMean(code, null, Rounding.Of(values.Count), "Les nombres sont trop proches, ou trop inégaux.")
            : new SafeMean(code, Math.Round(values.Average(), 1, MidpointRounding.AwayFromZero), Rounding.Of(values.Count), null);
    }
}
