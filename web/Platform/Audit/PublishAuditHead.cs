using ChildProtection.Platform.Jobs;

namespace ChildProtection.Platform.Audit;

/// <summary>Publishes the head each hour and when the portal stops, and verifies the whole log once a day.</summary>
internal sealed partial class PublishAuditHead(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublishAuditHead> logger)
    : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    private static readonly TimeSpan BetweenVerifications = TimeSpan.FromDays(1);
    private readonly IServiceScopeFactory scopes = scopes;
    private readonly ILogger logger = logger;

    /// <summary>The last act of a process that stops: what it wrote is published.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await PublishAsync(scope.ServiceProvider);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotPublished(failure);
        }
    }

    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await PublishAsync(services);
        var (db, now) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (await LastVerification.FindAsync(db) is { } last && now - last.At < BetweenVerifications) return;
        var result = await LastVerification.MakeAsync(db, services.GetRequiredService<VerifyAudit>(), now, stop);
        if (result.FirstBroken is { } broken) LogBroken(broken.ToString());
    }

    /// <summary>Publishes the head as it is now; false when it was published before, or nothing is written yet.</summary>
    public static async Task<bool> PublishAsync(IServiceProvider services)
    {
        var head = await services.GetRequiredService<PortalDb>().AuditHeads.AsNoTracking().SingleAsync();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await services.GetRequiredService<AuditHeadFile>().AppendAsync(new PublishedHead(head.Seq, head.Hash, now));
    }

    [LoggerMessage(LogLevel.Error, "The head of the audit log could not be published at the stop.")]
    private partial void LogNotPublished(Exception failure);

    [LoggerMessage(LogLevel.Critical, "The audit log does not hold: {Finding}.")]
    private partial void LogBroken(string finding);
}
