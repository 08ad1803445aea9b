using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Files.Scanning;

/// <summary>In « /readyz »: « Degraded » while the scanner does not answer. Pages are served all the same, files wait.</summary>
internal sealed class ScannerCheck(IFileScanner scanner) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await scanner.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The scanner does not answer.");
}

/// <summary>Tells whoever starts the portal that files will wait.</summary>
internal sealed class TellAboutScanner(IFileScanner scanner, IOptions<ScanOptions> options) : IStartTask
{
    public int Order => 80;

    public async Task<IReadOnlyList<string>> RunAsync() =>
        await scanner.AnswersAsync() ? [] : [$"Scanning: clamd does not answer at {options.Value.ClamAV}; files wait, unread, until it does."];
}

/// <summary>For the administration’s overview: how many wait, never which.</summary>
internal sealed class WaitingForScanner(IEnumerable<IWaitingFiles> files) : IWaitingWork
{
    public IReadOnlyList<WaitingRows> Rows => [new("Fichiers à vérifier", "/administration", files.Select(some => some.Ids).Aggregate((one, other) => one.Concat(other)))];
}
