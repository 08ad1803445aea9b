using System.Collections.Concurrent;
using ChildProtection.Platform.Mail;

namespace ChildProtection.Tests.Platform.Mail;

/// <summary>A way out that the test holds: it keeps what it sent and fails as told.</summary>
internal sealed class WayOut : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> sent = new();
    private int asked;

    public IReadOnlyCollection<OutgoingMail> Sent => sent;
    public int Asked => asked;
    public MailFailure? Failure { get; set; }

    /// <summary>The server takes the mail and the process dies before it can write so.</summary>
    public bool Killed { get; set; }

    /// <summary>What others do while this mail is on its way.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<MailFailure?> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        Interlocked.Increment(ref asked);
        if (Meanwhile is { } others) await others();
        await Task.Delay(5, stop);
        if (Failure is null) sent.Enqueue(mail);
        return Killed ? throw new ProcessKilledException() : Failure;
    }
}

/// <summary>Stands for <c>kill -9</c>: nothing after it runs in that process.</summary>
public sealed class ProcessKilledException : Exception;
