using System.Security.Cryptography;

namespace ChildProtection.Platform.Mail;

/// <summary>
/// A mail that waits, was sent, or was set aside (« courriel »). It holds no word of anybody: the text is its template.
/// Delivery is at least once: killed between the sending and the mark, the portal sends the mail again, with the same
/// <c>Message-ID</c>, when the lease has expired.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>In characters (RFC 5321 §4.5.3.1.3, without the angle brackets).</summary>
    public const int AddressLength = 254;

    /// <summary>The failure that sets the mail aside until an administrator decides.</summary>
    public const int MaximumAttempts = 8;

    /// <summary>How long one sender keeps a mail to itself; longer than the longest attempt (<see cref="MailOptions.MaximumTimeoutSeconds"/>).</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    public static readonly TimeSpan KeptOnceSent = TimeSpan.FromDays(7);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastWait = TimeSpan.FromHours(6);

    private OutboxMail() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The bare address, checked by <see cref="MailAddresses"/>.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>Finds the mails of one address; the same value as the account's normalized address.</summary>
    public string? RecipientIndex { get; private set; }

    public MailTemplate Template { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Counted when an attempt begins, so that a mail that kills its sender is set aside too.</summary>
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Set aside: no sender takes it any more.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>Why the last attempt failed: a kind, never the server's words, which may quote the address.</summary>
    public MailFailure? LastFailure { get; private set; }
    public Guid? LeaseOwner { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>A bad address: <see cref="BrokenRuleException"/>.</summary>
    public static OutboxMail To(string recipient, MailTemplate template, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Recipient = MailAddresses.Checked(recipient),
        Template = template,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    public bool IsLeasedAt(DateTimeOffset now) => LeaseUntil > now;

    public void MarkSent(DateTimeOffset now)
    {
        SentAt = now;
        LastFailure = null;
        Release();
    }

    public void MarkFailed(MailFailure failure, DateTimeOffset now)
    {
        LastFailure = failure;
        if (failure is MailFailure.RecipientRefused || Attempts >= MaximumAttempts) ParkedAt = now;
        else NextAttemptAt = now + WaitAfter(Attempts);
        Release();
    }

    /// <summary>An administrator wants a new round of attempts, from now.</summary>
    public void Retry(DateTimeOffset now)
    {
        if (IsLeasedAt(now)) throw new BrokenRuleException("Ce courriel part en ce moment. Revenez dans deux minutes.");
        if (SentAt is not null) throw new BrokenRuleException("Ce courriel est déjà parti.");
        Attempts = 0;
        ParkedAt = null;
        NextAttemptAt = now;
    }

    /// <summary>From one minute after the first failure to six hours after the seventh, each within 20 % either way.</summary>
    public static TimeSpan WaitAfter(int attempts)
    {
        var step = Math.Clamp(attempts - 1, 0, MaximumAttempts - 2) / (double)(MaximumAttempts - 2);
        var jitter = RandomNumberGenerator.GetInt32(800, 1201) / 1000.0; // so that a thousand mails do not come back together
        return FirstWait * Math.Pow(LastWait / FirstWait, step) * jitter;
    }

    private void Release()
    {
        LeaseOwner = null;
        LeaseUntil = null;
    }
}
