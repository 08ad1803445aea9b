using ChildProtection.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Mail;

/// <summary>Sends the mails that wait: every ten seconds, and at once when this process has just left one.</summary>
internal sealed partial class SendMail(
    IServiceScopeFactory scopes, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<SendMail> logger)
    : PeriodicJob(Period, scopes, clock, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private readonly TimeProvider clock = clock;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured) LogOff();
        return base.StartAsync(cancellationToken);
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<DeliverMail>().SendDueAsync(stop);

    protected override Task PauseAsync(CancellationToken stop) => bell.WaitAsync(Period, clock, stop);

    [LoggerMessage(LogLevel.Information, "Mail is off: Mail:Host is empty. Mails wait in the database; none is lost.")]
    private partial void LogOff();
}
