using System.Net.Mail;

namespace ChildProtection.Platform.Mail;

/// <summary>The mail server of this installation (« Mail »). Without a host, mails wait in the database.</summary>
public sealed record MailOptions
{
    public const int MaximumTimeoutSeconds = 60;

    public string Host { get; init; } = "";

    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>Encrypt before anything is said. A server that cannot: the mail is not sent. False only for a relay on this machine.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>The sender: a neutral address without a name.</summary>
    public string From { get; init; } = "";

    /// <summary>Empty: the server asks for none.</summary>
    public string User { get; init; } = "";
    public string Password { get; init; } = "";

    /// <summary>In seconds, for one mail, connection included.</summary>
    [Range(1, MaximumTimeoutSeconds)]
    public int TimeoutSeconds { get; init; } = 30;

    public bool IsConfigured => Host.Length > 0;

    /// <summary>What is half done, in English, one line each; nothing when mail is complete or off.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsConfigured)
        {
            if (From.Length + User.Length + Password.Length > 0)
                yield return "Mail is half configured: Mail:Host is empty, but Mail:From, Mail:User or Mail:Password is set.";
            yield break;
        }
        if (!MailAddress.TryCreate(From, out var from) || from.Address != From)
            yield return "Mail is half configured: Mail:From must be a plain mail address.";
        if (User.Length > 0 != Password.Length > 0)
            yield return "Mail is half configured: Mail:User and Mail:Password go together.";
        if (!StartTls && !LocalHosts.Has(Host))
            yield return "Mail would leave in clear: Mail:StartTls is false and Mail:Host is another machine.";
    }
}
