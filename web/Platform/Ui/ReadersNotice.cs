namespace ChildProtection.Platform.Ui;

/// <summary>What « Qui va lire ? » says before one writes (R01): why it is asked, who reads, by when an answer comes.</summary>
/// <param name="What">What it is for, in one sentence.</param>
/// <param name="AnswerBy">The day an answer is due, or null when none comes.</param>
/// <param name="Choices">One when there is nothing to choose; the author chooses between several.</param>
public sealed record ReadersNotice(string What, DateOnly? AnswerBy, IReadOnlyList<ReadersChoice> Choices)
{
    /// <summary>A form whose readers are always the same.</summary>
    public static ReadersNotice Fixed(string what, string readers, string? note = null) =>
        new(what, null, [new ReadersChoice("", readers, [], note, "oeil")]);
}

/// <summary>One group of readers.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Words">« Mon référent ».</param>
/// <param name="Names">Who that is today: « Nadia Benali (référente) ».</param>
/// <param name="Note">What else this choice does.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record ReadersChoice(string Value, string Words, IReadOnlyList<string> Names, string? Note, string Icon);
