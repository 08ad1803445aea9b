using ChildProtection.Features.Content;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform;
using ChildProtection.Platform.PlainFrench;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Plan;

/// <summary>What each action sheet of the published plans counts, held against « content/plans »: counted by hand, line by line, in domain/seeds.</summary>
public sealed class PlanIndicatorsTests
{
    private static readonly ContentFolder Content = new(Repository.Path("content"));

    /// <summary>
    /// Of each sheet, « réalisation » then « effets », with its lines. One thing counted is one indicator: a bullet that names two
    /// figures (« existence d'un plan ; nombre d'établissements contrôlés ») makes two. Moselle's sheet 11 names its projects in both columns: one.
    /// </summary>
    [Theory]
    [InlineData("lyon", "2+2 2+2 3+2 3+2 2+2 2+3 4+6 1+3 2+5 3+2 2+2 2+5 5+3 3+3 2+2 5+5 2+4 4+3 2+4 2+3 5+3 2+2")]
    [InlineData("moselle", "3+4 5+5 4+3 4+4 5+4 8+11 5+2 6+8 8+2 8+10 3+2 4+3 4+3 5+3")]
    public void Each_sheet_of_a_plan_with_columns_has_every_figure_it_names(string territory, string sheets)
    {
        var actions = Plan(territory).Actions.ToList();

        Assert.Equal(sheets.Split(' '), actions.Select(action => $"{action.Indicators.Count(one => one.Kind == IndicatorKind.Realisation)}+{action.Indicators.Count(one => one.Kind == IndicatorKind.Effect)}"));
        Assert.All(actions.SelectMany(action => action.Indicators), one => Assert.NotEqual(IndicatorKind.Unsorted, one.Kind));
        Assert.All(actions, action => Assert.Equal(action.Indicators.OrderBy(one => one.Kind).Select(one => one.Code), action.Indicators.Select(one => one.Code))); // as the sheet: what is done first
    }

    /// <summary>Haute-Garonne writes « résultats attendus », seldom as figures: those that can be counted, sheet by sheet.</summary>
    [Fact]
    public void Each_sheet_of_the_haute_garonne_has_what_it_expects_and_can_be_counted() => Assert.Equal(
        "1.1=0 1.2=1 1.3=3 1.4=1 1.5=1 1.6=0 2.1=2 2.2=2 2.3=5 2.4=1 3.1=3 3.2=2 3.3=2 3.4=4 3.5=2 4.1=4 4.2=4 4.3=3 4.4=5 4.5=1 4.6=2 5.1=6 5.2=1 5.3=4 5.4=1 5.5=1 5.6=3 5.7=2 5.8=3 6.1=4 6.2=3 6.3=1",
        string.Join(' ', Plan("haute-garonne").Actions.Select(action => $"{action.Number}={action.Indicators.Count}")));

    [Theory, InlineData("lyon", 128), InlineData("haute-garonne", 77), InlineData("moselle", 136)]
    public void No_indicator_is_lost_and_each_says_its_line_of_the_sheet(string territory, int count)
    {
        var actions = Plan(territory).Actions.ToList();

        Assert.Equal(count, actions.Sum(action => action.Indicators.Count));
        foreach (var action in actions)
        {
            Assert.Equal(Enumerable.Range(1, action.Indicators.Count), action.Indicators.Select(one => int.Parse(one.Code, null)).Order()); // codes without a hole: stored figures lean on them
            foreach (var one in action.Indicators) Assert.True(IsInSheet(action, one.Source), $"{territory} {action.Number} « {one.Name} »: {one.Source} is not in {action.Source}");
        }
    }

    /// <summary>Names are official words, not held by the reader of the file: short all the same, and in plain signs.</summary>
    [Theory, InlineData("lyon"), InlineData("haute-garonne"), InlineData("moselle"), InlineData("demo")]
    public void Names_are_short_and_units_are_words(string territory)
    {
        Assert.All(Plan(territory).Actions.SelectMany(action => action.Indicators), one =>
        {
            Assert.InRange(Wording.Words(one.Name), 1, 9);
            Assert.InRange(one.Unit.Length, 1, 24);
            Assert.Matches("[.?]$", one.Definition);
            Assert.Matches("[.]$", one.Calculation);
        });
        Assert.All(Plan(territory).Actions, action => Assert.InRange(Wording.Words(action.Brief), 1, 10));
        Assert.All(Plan(territory).Actions.SelectMany(action => new[] { action.Plain, action.ForYou }), text => Assert.InRange(Wording.LongestSentence(text), 1, Wording.GoodWords));
    }

    /// <summary>A page is read by a young person too: no acronym in a name, and what is said of it has no error of plain French.</summary>
    [Theory, InlineData("lyon"), InlineData("haute-garonne"), InlineData("moselle"), InlineData("demo")]
    public void Names_have_no_error_of_plain_french(string territory) =>
        Assert.Empty(Plan(territory).Actions.SelectMany(action => action.Indicators).SelectMany(one => PlainFrenchChecker.Check(one.Name, new CheckOptions { Reader = PlainReader.Parent, IsMarkdown = false, IsFragment = true }).Findings.Where(finding => finding.Severity == PlainSeverity.Error).Select(finding => $"{one.Name}: {finding.Message}")));

    private static TerritoryPlan Plan(string territory) => new PlanReader(Content, []).Read(territory);

    /// <summary>« LY:804 » within « LY:783-804 »; the yearly review of Haute-Garonne (HG:1914) and the « taux de couverture » are said elsewhere in the same plan.</summary>
    private static bool IsInSheet(PlanAction action, string source)
    {
        if (source == "HG:1914") return action.Number == "1.3";
        var (first, last) = Lines(action.Source);
        var (from, to) = Lines(source);
        return source[..3] == action.Source[..3] && first <= from && to <= last;
    }

    private static (int First, int Last) Lines(string source)
    {
        var lines = source[3..].Split('-');
        return (int.Parse(lines[0], null), int.Parse(lines[^1], null));
    }
}
