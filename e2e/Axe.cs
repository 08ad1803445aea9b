using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>axe with the rules of reference accessibility §2.2: WCAG 2.2 A and AA, RGAA 4, best practice, and ten more.</summary>
internal static class Axe
{
    private static readonly List<string> Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

    private static readonly string[] More =
    [
        "target-size", "color-contrast-enhanced", "identical-links-same-purpose", "meta-refresh-no-exceptions", "label-content-name-mismatch", "css-orientation-lock",
        "p-as-heading", "focus-order-semantics", "table-fake-caption", "td-has-header",
    ];

    /// <summary>The looks in which every page is read: colours of the device, dark, strong, and letters twice as large.</summary>
    public static readonly IReadOnlyList<string> Looks = ["clair", "sombre", "fort", "200 %"];

    /// <summary>The rules whose answer a look can change; all others read what the page says, which is the same in every look.</summary>
    private static readonly string[] OfLooks = ["color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size"];

    private static readonly ConditionalWeakTable<IBrowserContext, IPage> Brought = [];

    private static readonly Lazy<string> Source = new(() =>
    {
        using var script = typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            ?? throw new InvalidOperationException("The package no longer carries axe under this name.");
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    });

    /// <summary>
    /// What axe finds wrong on the page as it is now, one line per place. Run within the page: the package's own way
    /// opens a second page for each run, ten times slower, for frames that we do not have.
    /// </summary>
    /// <param name="page">As it is now.</param>
    /// <param name="look">One of <see cref="Looks"/>: the first is read with all rules, the others with those that a look can change.</param>
    /// <param name="within">What is read: all, or the part of it that is new where the rest was read before.</param>
    /// <param name="colours">Whether what a look can change is read too: most of the time it takes.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page, string look = "clair", string within = "html", bool colours = true)
    {
        if (!await page.EvaluateAsync<bool>("() => { if (!('axe' in window)) window.bringAxe?.(); return 'axe' in window; }")) await BringAsync(page);
        return await page.EvaluateAsync<string[]>(
            """
            async ([tags, more, few, within, without]) => {
              const all = { runOnly: { type: 'tag', values: tags }, rules: Object.fromEntries([...more.map(rule => [rule, { enabled: true }]), ...without.map(rule => [rule, { enabled: false }])]), resultTypes: ['violations'] };
              const result = await axe.run(within === 'html' ? document : within, few.length === 0 ? all : { runOnly: { type: 'rule', values: few }, resultTypes: ['violations'] });
              if (result.passes.length === 0) throw new Error('axe checked nothing');
              return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`));
            }
            """, new object[] { Tags, More, look == Looks[0] ? [] : OfLooks, within, colours ? [] : OfLooks });
    }

    /// <summary>
    /// Gives axe to this page, and puts it at hand, unread until it is asked for, on those that come after it: half a megabyte that
    /// would travel through three programs to each page.
    /// </summary>
    private static async Task BringAsync(IPage page)
    {
        await page.EvaluateAsync(Source.Value);
        if (Brought.TryAdd(page.Context, page)) await page.Context.AddInitScriptAsync($"window.bringAxe = () => {{ {Source.Value} }};");
    }

    /// <summary>Gives the page one of the <see cref="Looks"/>, as « Affichage » or the browser would.</summary>
    public static Task SetLookAsync(IPage page, string look) => look == "200 %"
        ? page.EvaluateAsync("() => { document.documentElement.removeAttribute('data-theme'); document.documentElement.style.fontSize = '200%'; }")
        : page.EvaluateAsync("look => { document.documentElement.style.fontSize = ''; document.documentElement.dataset.theme = look; }", look);

    /// <summary>How many pixels the page is wider than its window: it must not scroll sideways.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>The innermost things that stick out of the window, for whoever has to mend them.</summary>
    public static Task<string> StickingOutAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => [...document.body.querySelectorAll('*')].filter(one => one.checkVisibility() && !one.closest('.sr')
            && (one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'))
          .filter((one, _, all) => !all.some(other => other !== one && one.contains(other))).map(one => one.outerHTML.slice(0, 120)).slice(0, 3).join(' ')
        """);
}
