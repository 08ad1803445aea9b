namespace ChildProtection.Tests.Architecture;

/// <summary>
/// The portal's architecture, as a table: what each part may use. A feature that is not in it may use nothing.
/// A new arrow is a line here, seen in review.
/// </summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Platform"] = [],
        ["Home"] = ["Platform", "Content"],
        ["Accounts"] = ["Platform"],
        ["Administration"] = ["Platform", "Accounts"],
        ["Content"] = ["Platform"],
        ["Statistics"] = ["Platform"],
        ["Privacy"] = ["Platform", "Accounts"],
        ["Safeguarding"] = ["Platform", "Accounts"],
        ["Booklet"] = ["Platform", "Accounts", "Content"],
        ["Directory"] = ["Platform", "Content"],
        ["Voice"] = ["Platform", "Accounts", "Content"],
        ["Writing"] = ["Platform", "Accounts", "Content"],
        ["Surveys"] = ["Platform", "Accounts", "Content"],
        ["Autonomy"] = ["Platform", "Accounts", "Content", "Surveys"],
        ["ChildPlans"] = ["Platform", "Accounts"],
        ["FamilyConferences"] = ["Platform", "Accounts", "ChildPlans"],
        ["Committee"] = ["Platform", "Accounts", "Content", "Surveys"],
        ["Votes"] = ["Platform", "Accounts", "Committee"],
        ["Proposals"] = ["Platform", "Accounts", "Content", "Committee", "Votes"],
        ["Files"] = ["Platform"],
        ["Forums"] = ["Platform", "Accounts", "Content", "Committee", "Votes", "Plan", "Surveys", "Meetings"],
        ["Events"] = ["Platform", "Accounts"],
        ["Meetings"] = ["Platform", "Accounts", "Content", "Committee"],
        ["Plan"] = ["Platform", "Accounts", "Content", "Committee"],
        ["Review"] = ["Platform", "Accounts", "Content", "Committee", "Writing"],
        ["Moderation"] = ["Platform", "Accounts", "Content"],
        ["Discussions"] = ["Platform", "Accounts", "Content", "Committee"],
        ["Mentoring"] = ["Platform", "Accounts", "Discussions"],
    };

    /// <summary>Shared concerns are served by contributions: no feature may name these (style.md §4, rule 3).</summary>
    private static readonly string[] Served = ["Privacy", "Statistics", "Safeguarding", "Moderation"];

    [Fact]
    public void Each_part_uses_only_what_the_table_allows() => Assert.Empty(Forbidden(Dependencies.Of(typeof(Program).Assembly.Location)));

    [Fact]
    public void The_table_has_no_circle() => Assert.All(MayUse.Keys, part => Assert.DoesNotContain(part, Reachable(part)));

    [Fact]
    public void No_feature_names_a_shared_concern() => Assert.Empty(MayUse.SelectMany(line => line.Value).Intersect(Served));

    /// <summary>Control: the arrows planted in <c>Planted.cs</c> are seen, and those the table lacks are refused.</summary>
    [Fact]
    public void A_planted_dependency_is_seen_and_refused()
    {
        var forbidden = Forbidden(Dependencies.Of(typeof(DependencyTests).Assembly.Location)).ToList();

        Assert.Contains("Platform → Home", forbidden);
        Assert.Contains("Home → Surveys", forbidden);
        Assert.Contains("Unlisted → Platform", forbidden);
        Assert.DoesNotContain("Home → Platform", forbidden);
    }

    private static IEnumerable<string> Forbidden(ILookup<string, string> uses) =>
        from part in uses
        from used in part
        where !MayUse.GetValueOrDefault(part.Key, []).Contains(used)
        select $"{part.Key} → {used}";

    private static IEnumerable<string> Reachable(string part, int depth = 0) =>
        depth > MayUse.Count ? [] : MayUse[part].SelectMany(next => Reachable(next, depth + 1).Append(next));
}
