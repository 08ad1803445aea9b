namespace ChildProtection.Features.Plan.Actions;

/// <summary>The « schéma » of one territory, as its file says it (« content/plans/&lt;territoire&gt;.yaml »): orientations, their actions, and what is measured.</summary>
/// <param name="Title">Official.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Source">The document it was read in.</param>
/// <param name="CheckedOn">When somebody last held the file against that document.</param>
/// <param name="SilentMonths">After so many months without a word, an action is said to be without news.</param>
/// <param name="Orientations">In their order.</param>
public sealed record TerritoryPlan(string Title, DateOnly From, DateOnly Until, string Source, DateOnly CheckedOn, int SilentMonths, IReadOnlyList<PlanOrientation> Orientations)
{
    /// <summary>A territory without a file.</summary>
    public static readonly TerritoryPlan None = new("", default, default, "", default, 12, []);

    public IEnumerable<PlanAction> Actions => Orientations.SelectMany(orientation => orientation.Actions);

    /// <summary>Null when there is no such action.</summary>
    public PlanAction? Find(string? code) => Actions.FirstOrDefault(action => action.Code == code);
}

/// <summary>One orientation.</summary>
/// <param name="Number">« 1 ».</param>
/// <param name="Title">Official.</param>
/// <param name="Plain">The same in one plain sentence.</param>
/// <param name="Actions">In their order.</param>
public sealed record PlanOrientation(int Number, string Title, string Plain, IReadOnlyList<PlanAction> Actions);

/// <summary>« Action du schéma »: what the authority said it would do.</summary>
public sealed record PlanAction
{
    /// <summary>In addresses and rows: « 16 », « 2-3 ».</summary>
    public required string Code { get; init; }

    /// <summary>As the document writes it: « 16 », « 2.3 ».</summary>
    public required string Number { get; init; }

    /// <summary>Official, whatever its length.</summary>
    public required string Title { get; init; }

    /// <summary>The same in a few plain words, for lists and headings; the title itself when it is short.</summary>
    public required string Brief { get; init; }

    /// <summary>Whether the official title has to be said beside the short one.</summary>
    public bool HasBrief => Brief != Title;

    /// <summary>What it is, in plain sentences.</summary>
    public required string Plain { get; init; }

    /// <summary>« Ce que ça change pour toi ».</summary>
    public required string ForYou { get; init; }

    /// <summary>The role that runs it, never a person.</summary>
    public required string Pilot { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>Lines of the document: « LY:1268-1311 ».</summary>
    public required string Source { get; init; }

    /// <summary>Where a reader finds it in the published document: « dès la page 37 ».</summary>
    public required string ReadIn { get; init; }
    public required IReadOnlyList<PlanIndicator> Indicators { get; init; }

    /// <summary>« Action 16 ».</summary>
    public string Label => $"Action {Number}";
}

/// <summary>What an indicator shows; a plan sorts its own in two columns.</summary>
public enum IndicatorKind
{
    /// <summary>The plan does not say.</summary>
    Unsorted,

    /// <summary>« Réalisation »: what was done.</summary>
    Realisation,

    /// <summary>« Effets, impacts »: what it changed.</summary>
    Effect,
}

/// <summary>One thing that is counted.</summary>
/// <param name="Code">Inside its action, as its file numbers it: « 1 », « 2 ». Values are stored under it: it never changes, wherever it stands in the list.</param>
/// <param name="Kind">The column of the plan.</param>
/// <param name="Name">« Mineurs avec un projet pour l’enfant ».</param>
/// <param name="Definition">What it counts.</param>
/// <param name="Calculation">How.</param>
/// <param name="IsPublishedCalculation">The plan itself says how; else it is this portal's way.</param>
/// <param name="Unit">« % », « places ».</param>
/// <param name="Source">The line of the document.</param>
/// <param name="Published">What the document itself gives, with the year.</param>
public sealed record PlanIndicator(string Code, IndicatorKind Kind, string Name, string Definition, string Calculation, bool IsPublishedCalculation, string Unit, string Source, IReadOnlyList<PublishedValue> Published);

/// <summary>A value that the document publishes.</summary>
/// <param name="Year">The year it is of.</param>
/// <param name="Words">« 100 % », with what it is when it is a goal.</param>
public sealed record PublishedValue(int Year, string Words);
