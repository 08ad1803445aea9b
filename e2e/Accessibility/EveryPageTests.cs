using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>Every public page, in every look, on a phone and at 320 pixels: nothing for axe to say, nothing cut off.</summary>
public sealed class EveryPageTests(RunningOnSqlite portal) : Journey(portal), IClassFixture<RunningOnSqlite>
{
    [Fact]
    public async Task Every_public_page_is_accessible_in_every_look()
    {
        var page = await PhoneAsync(traced: false);
        var faults = new List<string>();
        foreach (var address in await AddressesAsync(page))
        {
            await page.GotoAsync(address);
            foreach (var look in Axe.Looks)
            {
                await Axe.SetLookAsync(page, look);
                faults.AddRange((await Axe.FindAsync(page, look)).Select(fault => $"{address} ({look}): {fault}"));
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
    }

    [Theory, InlineData(320), InlineData(360), InlineData(1280)]
    public async Task No_public_page_scrolls_sideways(int width)
    {
        var page = await OpenAsync(width, 740, traced: false);
        var faults = new List<string>();
        foreach (var address in await AddressesAsync(page))
        {
            await page.GotoAsync(address);
            if (await Axe.OverflowAsync(page) is var normal and > 0) faults.Add($"{address}: {normal} pixels too wide");
            if (width < 360) continue; // letters twice as large on the smallest screen: nobody asks for that
            await Axe.SetLookAsync(page, "200 %");
            if (await Axe.OverflowAsync(page) is var large and > 0) faults.Add($"{address} with letters twice as large: {large} pixels too wide");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Planted_faults_are_seen()
    {
        var page = await PhoneAsync();
        await page.SetContentAsync("<html><body><img src='data:,'><p style='color:#ccc;background:#fff'>pâle</p><input><div style='width:2000px'>large</div></body></html>");
        var faults = await Axe.FindAsync(page);

        Assert.Contains(faults, fault => fault.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("html-has-lang", StringComparison.Ordinal));
        Assert.True(await Axe.OverflowAsync(page) > 0);
    }

    /// <summary>The pages without parameter, and for those with one (a chapter, a word) three that the site map or a list leads to.</summary>
    private async Task<IReadOnlyList<string>> AddressesAsync(IPage page)
    {
        var pages = await Portal.PublicPagesAsync();
        var more = new HashSet<string>();
        foreach (var address in pages)
        {
            await page.GotoAsync(address);
            var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href')).filter(href => href.startsWith('/'))");
            more.UnionWith(links.Select(link => link.Split('?', '#')[0]));
        }
        var deeper = more.Except(pages).Where(link => link.Count(letter => letter == '/') > 1 && !link.EndsWith(".pdf", StringComparison.Ordinal)).GroupBy(link => link[..link.LastIndexOf('/')]).SelectMany(family => family.Order(StringComparer.Ordinal).Take(3));
        return [.. pages, .. await OpenAsync(page, deeper)];
    }

    /// <summary>Those that open without an account, where they are.</summary>
    private static async Task<IEnumerable<string>> OpenAsync(IPage page, IEnumerable<string> addresses)
    {
        var open = new List<string>();
        foreach (var address in addresses)
        {
            var answer = await page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
            if (answer.Ok && answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) open.Add(address);
        }
        return open;
    }
}
