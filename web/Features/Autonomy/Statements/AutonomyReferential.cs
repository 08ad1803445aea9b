using ChildProtection.Features.Content;
using ChildProtection.Features.Content.Services;

namespace ChildProtection.Features.Autonomy.Statements;

/// <summary>One statement for one stage.</summary>
/// <param name="Phrase">In the first person, something one can do or not: « Je range ma chambre chaque semaine. »</param>
/// <param name="Example">« Par exemple : … »</param>
/// <param name="Use">What it is for: « Ça sert à … »</param>
public sealed record StageText(string Phrase, string Example, string Use);

/// <summary>One statement (« affirmation »): the same identity for the three stages and for years, so that grids can be compared.</summary>
public sealed record GridStatement
{
    /// <summary>« logement-menage ».</summary>
    public required string Code { get; init; }
    public required LifeDomainWords Domain { get; init; }

    /// <summary>Of the file it stands in: raised when a statement changes meaning.</summary>
    public required int Version { get; init; }

    /// <summary>A name of the icon sprite.</summary>
    public required string Icon { get; init; }

    /// <summary>Slugs of practical sheets.</summary>
    public required IReadOnlyList<string> Leaflets { get; init; }
    public required IReadOnlyList<ServiceKind> Services { get; init; }
    public required IReadOnlyDictionary<Stage, StageText> Texts { get; init; }

    public StageText For(Stage stage) => Texts[stage];
}

/// <summary>One domain with the statements that this territory shows.</summary>
public sealed record ReferentialDomain(LifeDomainWords Words, IReadOnlyList<GridStatement> Statements)
{
    public string Code => Words.Code;

    /// <summary>From 1, as « ?n= »; null when there is none.</summary>
    public GridStatement? At(int number) => number >= 1 && number <= Statements.Count ? Statements[number - 1] : null;
}

/// <summary>What young people are asked about (« référentiel d’autonomie »), as one territory shows it.</summary>
public sealed class AutonomyReferential
{
    private readonly Dictionary<string, GridStatement> byCode;

    public AutonomyReferential(IReadOnlyList<ReferentialDomain> domains, IEnumerable<GridStatement> hidden)
    {
        Domains = domains;
        byCode = domains.SelectMany(domain => domain.Statements).Concat(hidden).DistinctBy(one => one.Code).ToDictionary(one => one.Code, StringComparer.Ordinal);
    }

    /// <summary>In the order of <see cref="LifeDomainWords"/>.</summary>
    public IReadOnlyList<ReferentialDomain> Domains { get; }

    public ReferentialDomain? Domain(string code) => Domains.FirstOrDefault(domain => domain.Code == code);

    /// <summary>Also one that the territory hides, so that old answers keep their words; null for one nobody knows.</summary>
    public GridStatement? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Null when the territory hides it.</summary>
    public GridStatement? Shown(string code) => Find(code) is { } one && Domain(one.Domain.Code)?.Statements.Contains(one) == true ? one : null;
}
