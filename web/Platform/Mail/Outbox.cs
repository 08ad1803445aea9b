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
public sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>True when it rang, false when the time is over.</summary>
    public Task<bool> WaitAsync(TimeSpan time, CancellationToken stop) => rung.WaitAsync(time, stop);

    public void Dispose() => rung.Dispose();
}
