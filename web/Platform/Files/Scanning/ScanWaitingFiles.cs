using ChildProtection.Platform.Jobs;

namespace ChildProtection.Platform.Files.Scanning;

/// <summary>Looks again, each minute, at the files that wait. One file that the scanner fails on does not stop the others; a scanner that is away does.</summary>
internal sealed class ScanWaitingFiles(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScanWaitingFiles> logger) : PeriodicJob(TimeSpan.FromMinutes(1), scopes, clock, logger)
{
    private const int AtOnce = 50;

    /// <summary>So many in a row without an answer: the next minute goes on, from another file.</summary>
    private const int MostFailures = 3;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => OnceAsync(services, stop);

    /// <summary>How many it looked at.</summary>
    internal static async Task<int> OnceAsync(IServiceProvider services, CancellationToken stop)
    {
        var scanner = services.GetRequiredService<IFileScanner>();
        if (!scanner.IsOn) return 0; // they wait until somebody says where the scanner is
        var (looked, failed, minute) = (0, 0, services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds() / 60);
        foreach (var files in services.GetServices<IWaitingFiles>())
            foreach (var id in From(minute, await files.SomeAsync(AtOnce)))
            {
                if (await files.OpenAsync(id) is not { } content) continue;
                var verdict = await scanner.ScanAsync(content, stop);
                if (verdict == ScanVerdict.NoAnswer)
                {
                    if (++failed == MostFailures || !await scanner.AnswersAsync(stop)) return looked;
                    continue;
                }
                await files.PassAsync(id, verdict == ScanVerdict.Passed);
                (looked, failed) = (looked + 1, 0);
            }
        return looked;
    }

    /// <summary>Each minute begins at another one: not always at those that fail.</summary>
    private static IEnumerable<Guid> From(long minute, IReadOnlyList<Guid> ids)
    {
        var first = ids.Count == 0 ? 0 : (int)(minute % ids.Count);
        return ids.Skip(first).Concat(ids.Take(first));
    }
}
