using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    /// <summary>What axe finds wrong on the page as it is now, one line per place.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = Tags },
            Rules = More.ToDictionary(rule => rule, _ => new RuleOptions { Enabled = true }),
        });
        return [.. from violation in result.Violations from node in violation.Nodes select $"{violation.Id}: {violation.Help}: {node.Html}"];
    }

    /// <summary>Gives the page one of the <see cref="Looks"/>, as « Affichage » or the browser would.</summary>
    public static Task SetLookAsync(IPage page, string look) => look == "200 %"
        ? page.EvaluateAsync("() => { document.documentElement.removeAttribute('data-theme'); document.documentElement.style.fontSize = '200%'; }")
        : page.EvaluateAsync("look => { document.documentElement.style.fontSize = ''; document.documentElement.dataset.theme = look; }", look);

    /// <summary>How many pixels the page is wider than its window: it must not scroll sideways.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
}
