using System.Text.RegularExpressions;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Architecture;

/// <summary>What is committed: short files of our own, nothing fetched, no address of a registry.</summary>
public sealed partial class RepositoryTests
{
    private const int MostLines = 250;
    private static readonly string[] Source = [".cs", ".cshtml", ".js", ".mjs", ".css"];

    [Fact]
    public void Source_files_stay_short() => Assert.Empty(
        from file in Repository.Files
        where file.StartsWith("web/", StringComparison.Ordinal) && Source.Contains(Path.GetExtension(file)) && !file.Contains("/Migrations/", StringComparison.Ordinal)
        let lines = File.ReadLines(Repository.Path(file)).Count()
        where lines > MostLines
        select $"{file}: {lines} lines");

    [Fact]
    public void No_file_of_somebody_else_is_committed() => Assert.DoesNotContain(Repository.Files, file => Foreign.IsMatch(file));

    [Fact]
    public void No_registry_address_is_committed() => Assert.Empty(
        from file in Repository.Files
        where Settings.IsMatch(file)
        from fault in RegistryAddresses(File.ReadAllText(Repository.Path(file)))
        select $"{file}: {fault}");

    [Theory]
    [InlineData("web/node_modules/x/index.js"), InlineData("web/wwwroot/lib/signalr/signalr.min.js"), InlineData("e2e/bin/Debug/x.dll")]
    [InlineData("web/wwwroot/fonts/x.woff2"), InlineData("tests/obj/project.assets.json"), InlineData("data/portal.db"), InlineData("artifacts/trace.zip")]
    public void A_planted_file_is_seen(string file) => Assert.Matches(Foreign, file);

    [Theory]
    [InlineData("\"resolved\": \"https://registry.npmjs.org/x/-/x-1.0.0.tgz\""), InlineData("registry=https://npm.example/"), InlineData("<add key=\"x\" value=\"https://nuget.example/v3/index.json\" />")]
    public void A_planted_address_is_seen(string text) => Assert.NotEmpty(RegistryAddresses(text));

    [Fact]
    public void There_is_something_to_look_at()
    {
        Assert.Contains("web/Program.cs", Repository.Files);
        Assert.Contains(Repository.Files, file => file.EndsWith("package-lock.json", StringComparison.Ordinal));
    }

    /// <summary>The README's table « Trust » says how many cells the matrix has today.</summary>
    [Fact]
    public void The_README_says_the_matrix_as_it_is()
    {
        var cells = (AccessMatrix.Read().Count * AccessMatrix.People.Count).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"| {cells} of {cells}, 0 |", File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> RegistryAddresses(string text) => Registry.Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"(^|/)(node_modules|bin|obj|artifacts|TestResults|wwwroot/lib)/|^data/|\.(min\.(js|css)|map|woff2?|ttf|otf|eot|dll|so|nupkg|tgz|db|key|pem)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Foreign { get; }

    [GeneratedRegex(@"(package-lock\.json|packages\.lock\.json|package\.json|\.npmrc|\.config|\.props|\.targets|\.csproj)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Settings { get; }

    [GeneratedRegex(@"""resolved""\s*:\s*""https?:[^""]*""|registry\s*=\s*https?:\S*|value=""https?:[^""]*""|https?://[^\s""<]*(npmjs|nuget|registry)[^\s""<]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Registry { get; }
}
