using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>
/// How long a journey waits for what must come: far longer than it takes, for the machine may do other work beside it. What the
/// product promises in seconds is measured where it is promised, not by waiting less.
/// </summary>
internal static class Patience
{
    /// <summary>In milliseconds.</summary>
    public const float Long = 60_000;

    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(Long);
}
