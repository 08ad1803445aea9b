using ChildProtection.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Mail;

/// <summary>Sends the mails that wait: every ten seconds, and at once when this process has just left one.</summary>
internal sealed partial class SendMail(
    IServiceScopeFactory scopes, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<SendMail> logger)
    : PeriodicJob(Period, scopes, clock, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;
    private DateTimeOffset nextCleaning;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured) LogOff();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var deliver = services.GetRequiredService<DeliverMail>();
        await deliver.SendDueAsync(stop);
        if (clock.GetUtcNow() is var now && now >= nextCleaning)
        {
            await deliver.ForgetSentAsync(stop);
            nextCleaning = now + BetweenCleanings;
        }
    }

    protected override Task PauseAsync(CancellationToken stop) => bell.WaitAsync(Period, stop);

    [LoggerMessage(LogLevel.Information, "Mail is off: Mail:Host is empty. Mails wait in the database; none is lost.")]
    private partial void LogOff();
}
