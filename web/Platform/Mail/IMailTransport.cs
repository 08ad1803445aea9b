namespace ChildProtection.Platform.Mail;

/// <summary>
/// One mail, ready to leave. Its id makes the Message-ID: the same at each attempt, so that a second copy can be recognised.
/// </summary>
public sealed record OutgoingMail(Guid Id, string Recipient, MailText Text);

/// <summary>Why a mail did not leave. Kinds only: what servers say may quote the address.</summary>
public enum MailFailure
{
    /// <summary>The server does not answer at this address.</summary>
    Unreachable,

    /// <summary>The server offers no encryption, or its certificate is not valid for its name.</summary>
    NotEncrypted,

    /// <summary>The server refuses us: user, password or sender.</summary>
    SenderRefused,

    /// <summary>« 5xx » for the recipient: it will not change by itself.</summary>
    RecipientRefused,

    /// <summary>« 4xx »: later, says the server.</summary>
    Postponed,

    TimedOut,

    /// <summary>It waited in a backup that was restored: perhaps it left since, so an administrator decides.</summary>
    Restored,

    /// <summary>Anything else the server or the connection did.</summary>
    Other,
}

/// <summary>The way out for mails.</summary>
public interface IMailTransport
{
    /// <summary>Null when the server took the mail, else why not. Only <paramref name="stop"/> makes it throw.</summary>
    Task<MailFailure?> SendAsync(OutgoingMail mail, CancellationToken stop);
}
