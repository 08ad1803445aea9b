using ChildProtection.Features.Content;
using ChildProtection.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>Makes the files of today’s words before anybody asks, one after the other, once the portal has started in peace.</summary>
internal sealed class PrintAhead(BookletPrinter printer, IOptions<PrintingOptions> options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PrintAhead> logger)
    : PeriodicJob(TimeSpan.FromMinutes(30), scopes, clock, logger)
{
    protected override TimeSpan Peace { get; } = TimeSpan.FromMinutes(2);

    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        if (!options.Value.Ahead) return;
        var failed = 0;
        foreach (var edition in BookletEdition.All)
            foreach (var format in PrintFormat.All)
            {
                stop.ThrowIfCancellationRequested();
                if (await printer.GetAsync(edition, format, TimeSpan.FromMinutes(10)) is null) failed++;
            }
        if (failed > 0) throw new PrintFailedException($"{failed} files of the booklet are missing.");
    }
}
