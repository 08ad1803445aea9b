using System.Text.RegularExpressions;

namespace ChildProtection.Tests.Architecture;

/// <summary>What our code must not do, however it is written; each rule is also held against the mistakes in <c>Planted.cs</c>.</summary>
public sealed partial class CodeTests
{
    [Fact]
    public void The_portal_starts_no_program_writes_no_sql_and_limits_each_regular_expression() => Assert.Equal(
        // The booklet's printer reads the published words of content/ and has no network; the others are verbs of the person who
        // runs the server. Fixed programs, and no text of anybody.
        ["Chromium: Process.Start", "PostgresTools: Process.Start", "TryBackup: Process.Start"],
        ForbiddenCalls.In(typeof(Program).Assembly.Location, "ChildProtection").Order(StringComparer.Ordinal));

    [Fact]
    public void Planted_calls_are_seen()
    {
        var seen = ForbiddenCalls.In(typeof(CodeTests).Assembly.Location, "Planted");

        Assert.Equal(
            ["AnswerManager: Process.Start", "AnswerManager: Regex..ctor without a time limit", "AnswerManager: Regex.IsMatch without a time limit",
             "AnswerManager: RelationalQueryableExtensions.FromSqlRaw"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_say_what_a_class_does() => Assert.Empty(VagueNames(typeof(Program), "ChildProtection."));

    [Fact]
    public void A_planted_vague_name_is_seen() => Assert.Contains("Planted.Features.Unlisted.AnswerManager", VagueNames(typeof(CodeTests), "Planted."));

    /// <summary>A folder with the name of a class in it makes both unreadable: <c>ChildPlan.ChildPlan</c>.</summary>
    [Fact]
    public void No_folder_has_the_name_of_a_class_in_it() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        where type.Namespace?.StartsWith("ChildProtection.", StringComparison.Ordinal) == true && !type.IsNested
        where type.Namespace!.Split('.')[^1] == type.Name
        select type.FullName);

    private static IEnumerable<string> VagueNames(Type assemblyOf, string start) =>
        from type in assemblyOf.Assembly.GetTypes()
        where type.FullName!.StartsWith(start, StringComparison.Ordinal) && Vague.IsMatch(type.FullName)
        select type.FullName;

    /// <summary>Such names say that a class does things, not which.</summary>
    [GeneratedRegex("(Service|Manager|(?<!Tag)Helper|Helpers|Utils?|Processor)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Vague { get; }
}
