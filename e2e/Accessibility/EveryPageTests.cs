using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>Every public page, in every look, on a phone and at 320 pixels: nothing for axe to say, nothing cut off.</summary>
public sealed class EveryPageTests(RunningOnSqlite portal) : Journey(portal), IClassFixture<RunningOnSqlite>
{
    private const int Height = 740;

    /// <summary>Letters twice as large on the smallest screen: nobody asks for that.</summary>
    private static readonly (int Width, string Look)[] Sizes = [(320, Axe.Looks[0]), (360, Axe.Looks[0]), (360, "200 %"), (1280, "200 %"), (1280, Axe.Looks[0])];

    [Fact]
    public async Task Every_public_page_is_accessible_in_every_look_and_never_scrolls_sideways()
    {
        var page = await PhoneAsync();
        var faults = new List<string>();
        foreach (var (number, address) in (await AddressesAsync(page)).Index())
        {
            await page.GotoAsync(address);
            foreach (var look in Axe.Looks.Where(look => look != "200 %" && look != Axe.Looks[1 + (number % 2)])) // light always, dark and strong in turn; twice as large is measured below
            {
                await Axe.SetLookAsync(page, look);
                faults.AddRange((await Axe.FindAsync(page, look, look == Axe.Looks[0] || number % 10 == 0 ? "html" : "main")).Select(fault => $"{address} ({look}): {fault}"));
            }
            foreach (var (width, look) in Sizes)
            {
                await page.SetViewportSizeAsync(width, Height);
                await Axe.SetLookAsync(page, look);
                if (await Axe.OverflowAsync(page) is var pixels and > 0) faults.Add($"{address} ({look}, {width} pixels wide): {pixels} pixels too wide");
            }
            await page.SetViewportSizeAsync(360, Height);
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
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
