using ChildProtection.Features.Plan.Actions;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>Carries « how many came » to the indicator of the plan that the event is counted for: rounded, as everybody reads it; once.</summary>
public sealed class CarryToPlan(PilotAction pilot, PlanLibrary library)
{
    /// <summary>The action of the plan, with its indicator’s words; null for none.</summary>
    public (string Title, string Indicator)? Of(Forum forum) =>
        forum.PlanAction is { } code && library.Current.Find(code) is { } action && action.Indicators.FirstOrDefault(one => one.Code == forum.PlanIndicator) is { } indicator ? ($"{action.Label}\u00A0: {action.Brief}", indicator.Name) : null;

    /// <summary>What a facilitator may choose: « action/indicateur » and its words.</summary>
    public IEnumerable<(string Value, string Words)> Choices() =>
        from action in library.Current.Actions from indicator in action.Indicators select ($"{action.Code}/{indicator.Code}", $"{action.Label}\u00A0: {indicator.Name}");

    /// <summary>Not counted, too few to be told, or no indicator: <see cref="BrokenRuleException"/>. Pressed again: once.</summary>
    public async Task CarryAsync(Forum forum)
    {
        if (Of(forum) is null) throw new BrokenRuleException("Ce forum ne compte pour aucune action du schéma.");
        if (CountReach.CameIn(forum) is not { } came) throw new BrokenRuleException("Ce chiffre n’est pas montré\u00A0: il ne va pas dans le schéma.");
        await pilot.MeasureAsync(forum.PlanAction!, forum.PlanIndicator!, forum.LastDay, came, "Jeunes venus au forum, arrondi à 5.", forum.Id);
    }
}
