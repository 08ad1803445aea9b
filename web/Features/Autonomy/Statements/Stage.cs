namespace ChildProtection.Features.Autonomy.Statements;

/// <summary>For whom a statement is worded: the three stages of growing up that the referential has.</summary>
public enum Stage { Fourteen, Sixteen, Eighteen }

/// <summary>How a stage is written in files and shown.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Code">« 14-15 ».</param>
/// <param name="Words">« 14 et 15 ans ».</param>
public sealed record StageWords(Stage Stage, string Code, string Words)
{
    public static readonly IReadOnlyList<StageWords> All =
        [new(Stage.Fourteen, "14-15", "14 et 15 ans"), new(Stage.Sixteen, "16-17", "16 et 17 ans"), new(Stage.Eighteen, "18-21", "18 ans et plus")];

    public static StageWords Of(Stage stage) => All.First(words => words.Stage == stage);

    /// <summary>The stage of somebody who comes of age on this day, by the ages of the territory; the middle one when nobody wrote the day.</summary>
    public static Stage For(DateOnly? comesOfAgeOn, DateOnly today, TerritoryPack pack)
    {
        var majority = pack.Ages.GetValueOrDefault("majorite", 18);
        var preparing = pack.Ages.GetValueOrDefault("autonomie", 16);
        if (comesOfAgeOn is not { } day) return Stage.Sixteen;
        return day <= today ? Stage.Eighteen : day.AddYears(preparing - majority) <= today ? Stage.Sixteen : Stage.Fourteen;
    }
}
