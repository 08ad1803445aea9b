namespace ChildProtection.Platform.Disclosure;

/// <summary>Who reads the results.</summary>
public enum Readers
{
    /// <summary>The people of the group that was asked, and those who care for it.</summary>
    Inside,

    /// <summary>Anybody else: researchers, a report, the web.</summary>
    Outside,
}

/// <summary>
/// The numbers of the disclosure control. There is no legal threshold for a participatory survey: these are our decision,
/// to be confirmed by the data protection officer of each territory. They may be raised, never lowered.
/// </summary>
public sealed record DisclosureRules
{
    public const int RoundingBase = 5;
    public const int MostCategories = 5;

    public int ThresholdInside { get; init; } = 5;
    public int ThresholdOutside { get; init; } = 11;
    public int PercentFromInside { get; init; } = 20;
    public int PercentFromOutside { get; init; } = 30;
    public int CrossFrom { get; init; } = 30;
    public int MeanFrom { get; init; } = 11;

    /// <summary>From this share of one same answer on, a sensitive question gets no figure.</summary>
    public double SameAnswerShare { get; init; } = 0.9;

    public Readers Readers { get; init; } = Readers.Inside;

    public static DisclosureRules Inside { get; } = new();
    public static DisclosureRules Outside { get; } = new() { Readers = Readers.Outside };

    /// <summary>k: fewest respondents, smallest cell, smallest complement, and the narrowest interval anybody may find for a protected cell.</summary>
    public int Threshold => Readers == Readers.Inside ? ThresholdInside : ThresholdOutside;

    public int PercentFrom => Readers == Readers.Inside ? PercentFromInside : PercentFromOutside;

    /// <exception cref="InvalidOperationException">A number is below its floor.</exception>
    internal void Check()
    {
        if (ThresholdInside < 5 || ThresholdOutside < 11 || PercentFromInside < 20 || PercentFromOutside < 30 || CrossFrom < 30 || MeanFrom < 11 || SameAnswerShare is > 0.9 or < 0.67)
            throw new InvalidOperationException("The rules of the disclosure control may be raised, never lowered.");
    }
}
