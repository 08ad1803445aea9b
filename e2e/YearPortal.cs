using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.E2E;

/// <summary>
/// A running portal whose days pass when a story says so, from tomorrow on, and whose mails reach a real SMTP server of this machine.
/// Browsers keep their own clock, behind it.
/// </summary>
public sealed class YearPortal() : RunningPortal(new SqliteFile())
{
    private readonly SmtpServer post = SmtpServer.Down(certificate: null);
    private readonly DaysAhead clock = new();

    /// <summary>What the mail server received, as it came.</summary>
    public IReadOnlyList<string> Mails => post.Mails;

    protected override TimeProvider Time => clock;

    protected override bool RunsJobs => false;

    public override async ValueTask InitializeAsync()
    {
        await post.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        post.Dispose();
    }

    /// <summary>So many days pass; on each of them two processes look for what is owed and send what waits, as the portal does by itself.</summary>
    public async Task PassAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            clock.Pass(TimeSpan.FromDays(1));
            await Task.WhenAll(SweepAsync(), SweepAsync());
        }
    }

    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Mail:Host"] = "127.0.0.1";
        settings["Mail:Port"] = $"{post.Port}";
        settings["Mail:StartTls"] = "false"; // on this machine; with TLS, see SmtpTransportTests
        settings["Mail:From"] = "portail@exemple.fr";
        return settings;
    }

    private async Task SweepAsync()
    {
        await using (var scope = Services.CreateAsyncScope()) await AlarmLate.SweepAsync(scope.ServiceProvider);
        await using (var scope = Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<DeliverMail>().SendDueAsync(CancellationToken.None); // each job has services of its own
    }

    /// <summary>Goes on as any clock, ahead of the real one: from nine o’clock tomorrow, so that no story meets midnight.</summary>
    private sealed class DaysAhead : TimeProvider
    {
        private TimeSpan ahead = new DateTimeOffset(System.GetUtcNow().Date, TimeSpan.Zero).AddDays(1).AddHours(9) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

        public void Pass(TimeSpan time) => ahead += time;
    }
}
