using System.Text.RegularExpressions;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Tests.Architecture;

public sealed partial class PageTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Every_endpoint_says_who_may_open_it() => Assert.Empty(
        from endpoint in await PortalEndpoint.AllAsync(portal.Services)
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy is not null)
        select $"{endpoint.Key} has neither a policy nor [AllowAnonymous].");

    [Fact]
    public async Task Every_address_is_french_and_chosen() => Assert.Empty(
        from endpoint in await PagesAsync()
        where !Address.IsMatch(endpoint.Route) || English.IsMatch(endpoint.Route)
        select endpoint.Key);

    /// <summary>SEC-V8.2.2, one door: a page asks a class of its feature, which asks <c>Access</c>; it never names the database.</summary>
    [Fact]
    public void No_page_names_the_database() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.Path("web"), "*.cshtml*", SearchOption.AllDirectories)
        where !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && NamesTheDatabase(File.ReadAllText(file))
        select Path.GetRelativePath(Repository.Path("web"), file));

    [Theory]
    [InlineData("public sealed class ShowModel(PortalDb db) : PageModel", true), InlineData("@inject SqlitePortalDb Db", true), InlineData("context.GetRequiredService<DbContext>()", true)]
    [InlineData("public sealed class ShowModel(Access access) : PageModel", false)]
    public void A_planted_page_is_seen(string code, bool names) => Assert.Equal(names, NamesTheDatabase(code));

    /// <summary>« Relire le texte » does nothing on a page that does not say it answers: the press would send the form.</summary>
    [Fact]
    public void A_page_with_findings_rereads_its_text() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.Path("web/Features"), "*.cshtml", SearchOption.AllDirectories)
        from model in PagesOf(file)
        where RereadsNothing(File.ReadAllText(file), File.Exists($"{model}.cs") ? File.ReadAllText($"{model}.cs") : "")
        select $"{Path.GetRelativePath(Repository.Path("web"), file)} in {Path.GetFileName(model)}");

    /// <summary>A page itself; of a part named by its whole address, each page that shows it.</summary>
    private static IEnumerable<string> PagesOf(string file)
    {
        if (!Path.GetFileName(file).StartsWith('_')) return [file];
        var shown = Directory.EnumerateFiles(Repository.Path("web/Features"), "*.cshtml", SearchOption.AllDirectories)
            .Where(page => !Path.GetFileName(page).StartsWith('_') && File.ReadAllText(page).Contains($"/{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}\"", StringComparison.Ordinal)).ToList();
        return shown.Count > 0 ? shown : [file];
    }

    [Theory]
    [InlineData("<plain-findings for=\"Text\" />", "public sealed class ShowModel : PageModel", true)]
    [InlineData("<plain-findings for=\"Text\" />", "[RereadsText]\npublic sealed class ShowModel : PageModel", false)]
    [InlineData("<p>Rien à relire.</p>", "public sealed class ShowModel : PageModel", false)]
    public void A_planted_page_with_findings_is_seen(string view, string model, bool isWrong) => Assert.Equal(isWrong, RereadsNothing(view, model));

    [Fact]
    public async Task There_are_pages() => Assert.NotEmpty(await PagesAsync());

    [Theory]
    [InlineData("/Features/Home/Index"), InlineData("/comite/nouvelle_page"), InlineData("/équipe"), InlineData("/account/details"), InlineData("/livret/new")]
    public void A_planted_address_is_seen(string route) => Assert.True(!Address.IsMatch(route) || English.IsMatch(route));

    private async Task<IEnumerable<PortalEndpoint>> PagesAsync() =>
        (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    private static bool NamesTheDatabase(string code) => code.Contains("PortalDb", StringComparison.Ordinal) || code.Contains("DbContext", StringComparison.Ordinal) || code.Contains("DbSet", StringComparison.Ordinal);

    private static bool RereadsNothing(string view, string model) => view.Contains("<plain-findings", StringComparison.Ordinal) && !model.Contains("[RereadsText]", StringComparison.Ordinal);

    /// <summary>Lower case, no accent, words tied by hyphens; a parameter may have any name.</summary>
    [GeneratedRegex(@"^(/([a-z0-9-]+|\{\w+\}(\.[a-z]+)?))*/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"(^|[/-])(index|new|edit|delete|create|login|logout|account|accounts|home|child|settings|details|error|list|search|help|privacy|booklet|user|users|admin)($|[/-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex English { get; }
}
