using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>
/// Somebody without a mouse: goes from stop to stop with Tab. Each stop must show a focus ring and must not lie hidden
/// under something else (WCAG 2.4.7 and 2.4.11), or the test fails there and then.
/// </summary>
internal sealed class KeyboardUser(IPage page)
{
    /// <summary>More stops than any page has.</summary>
    private const int Patience = 150;

    /// <summary>Null outside the page's own stops; else who it is, and what is wrong with it.</summary>
    private const string Stop = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at === document.documentElement) return null;
          const faces = [at, ...(at.labels ?? [])];
          const ringed = faces.some(one => { const style = getComputedStyle(one); return style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2); });
          const seen = faces.some(one => [...one.getClientRects()].some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
            const there = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            return there && (faces.some(face => face.contains(there)) || there.contains(at) && there.localName === 'label');
          })));
          window.stops ??= new WeakMap();
          window.stopCount ??= 0;
          if (!window.stops.has(at)) window.stops.set(at, ++window.stopCount);
          return [String(window.stops.get(at)), `${at.outerHTML.slice(0, 160)}`, ringed ? '' : 'no ring', seen ? '' : 'hidden'];
        }
        """;

    /// <summary>What Tab must reach: each control that shows, one for a group of choices.</summary>
    private const string Controls = """
        () => {
          const groups = new Set();
          return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
            .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ checkVisibilityCSS: true }))
            .filter(one => one.type !== 'radio' || !groups.has(one.name) && groups.add(one.name)).length;
        }
        """;

    public IKeyboard Keys => page.Keyboard;

    /// <summary>How many times Tab was pressed to reach the last thing.</summary>
    public int Presses { get; private set; }

    /// <summary>All the stops of this user so far.</summary>
    public int Stops { get; private set; }

    /// <summary>Tab until this has the focus.</summary>
    public async Task ReachAsync(ILocator wanted)
    {
        for (Presses = 1; Presses <= Patience; Presses++)
        {
            await TabAsync();
            if (await wanted.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)")) return;
        }
        Assert.Fail($"The keyboard never reached {wanted} on {page.Url}.");
    }

    public async Task PressAsync(ILocator wanted, string key = "Enter")
    {
        await ReachAsync(wanted);
        await Keys.PressAsync(key);
    }

    public async Task TypeAsync(ILocator wanted, string text)
    {
        await ReachAsync(wanted);
        await Keys.TypeAsync(text);
    }

    public Task PressAsync(AriaRole role, string name) => PressAsync(page.GetByRole(role, new() { Name = name }));

    /// <summary>Once round the page: every control is reached, and none keeps the focus.</summary>
    public async Task GoRoundAsync()
    {
        var controls = await page.EvaluateAsync<int>(Controls);
        var met = new List<string>();
        var within = 4 * await page.Locator("input[type=date]").CountAsync(); // day, month, year and calendar are stops of one control
        for (var press = 0; press <= controls + within + 2; press++)
        {
            var stop = await TabAsync();
            if (stop is null) continue; // between the last and the first
            if (within > 0 && met.Count > 0 && stop == met[^1] && stop.Contains("type=\"date\"", StringComparison.Ordinal)) continue;
            if (met.Contains(stop))
            {
                Assert.True(stop == met[0], $"Tab goes back to {stop} on {page.Url}: a trap.");
                break;
            }
            met.Add(stop);
        }
        Assert.True(met.Count == controls, $"Tab reaches {met.Count} of {controls} controls on {page.Url}:\n{string.Join('\n', met)}");
    }

    private async Task<string?> TabAsync()
    {
        await Keys.PressAsync("Tab");
        if (await page.EvaluateAsync<string[]?>(Stop) is not [var number, var html, var ring, var sight]) return null;
        Stops++;
        Assert.True(ring.Length + sight.Length == 0, $"{ring} {sight} on {page.Url}: {html}");
        return $"{number} {html}";
    }
}
