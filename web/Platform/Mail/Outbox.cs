using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChildProtection.Platform.Mail;

/// <summary>Where mails are left to be sent.</summary>
public static class Outbox
{
    /// <summary>
    /// Leaves a mail in the same transaction as the act it tells of: it goes when <c>SaveChanges</c> succeeds, and only then.
    /// A bad address: <see cref="BrokenRuleException"/>.
    /// </summary>
    public static void Add(PortalDb db, string recipient, MailTemplate template, DateTimeOffset now)
    {
        db.OutboxMails.Add(OutboxMail.To(recipient, template, now));
        if (Bell(db) is { } bell) db.SavedChanges += (_, _) => bell.Ring();
    }

    /// <summary>None outside the portal's own container, such as in a verb's small test.</summary>
    private static MailBell? Bell(PortalDb db) => db.GetService<IDbContextOptions>()
        .FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<MailBell>();
}

/// <summary>Wakes this process's sender when a mail was just left; the other processes look every ten seconds.</summary>
public sealed class MailBell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Ends when it rings or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is over.
        }
    }
}
