using System.Diagnostics;
using System.Globalization;

namespace ChildProtection.Tests.Support;

/// <summary>
/// Two pages asked by turns in one run: how many times the processor time of the first the second takes. The time is that of the
/// whole process, in which the portals answer one request at a time. Prints a line for each.
/// </summary>
internal static class SideBySide
{
    private const int Pages = 10;

    /// <summary>Rounds that count for nothing: code is compiled better as it serves.</summary>
    private const int Warming = 4;

    /// <summary>One of the two, and what asking it once is.</summary>
    public sealed record Side(Portal Portal, Func<Portal, Task> AskAsync);

    /// <summary>Rounds of ten pages each: NOSVOIX_ROUNDS, or 12.</summary>
    public static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("NOSVOIX_ROUNDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 12;

    /// <summary>Whether the second stays within the limit, and both within eight SQL commands (P2).</summary>
    public static async Task<bool> HoldsAsync(string name, Side before, Side after, double limit)
    {
        var ratios = new List<double>();
        for (var round = -Warming; round < Rounds; round++)
        {
            var (first, second) = (await CostAsync(before), await CostAsync(after));
            if (round >= 0) ratios.Add(second / first);
        }
        var sql = Math.Max(await after.Portal.Sql.OfAsync(() => after.AskAsync(after.Portal)), await before.Portal.Sql.OfAsync(() => before.AskAsync(before.Portal)));
        ratios.Sort();
        var median = ratios[ratios.Count / 2];
        var holds = sql <= 8 && median <= limit;
        Console.WriteLine($"  {name,-46} SQL {sql} (≤ 8)   {median:0.00} x (≤ {limit:0.0})   [{ratios[0]:0.00}–{ratios[^1]:0.00}]   {(holds ? "minimum" : "MISSED")}");
        return holds;
    }

    /// <summary>Milliseconds of processor for each page.</summary>
    private static async Task<double> CostAsync(Side side)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var page = 0; page < Pages; page++) await side.AskAsync(side.Portal);
        process.Refresh();
        return Math.Max(0.01, (process.TotalProcessorTime - before).TotalMilliseconds / Pages);
    }
}
