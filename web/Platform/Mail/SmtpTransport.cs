using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Mail;

/// <summary>SMTP with STARTTLS (RFC 5321, RFC 3207), one connection for each mail.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> mailOptions, IConfiguration configuration) : IMailTransport
{
    private readonly MailOptions options = mailOptions.Value;
    private readonly string hostName = configuration["Security:HostName"] is { Length: > 0 } name ? name : "localhost";

    public async Task<MailFailure?> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var message = Message(mail);
            using var client = Client();
            await client.SendMailAsync(message, patience.Token);
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            return patience.IsCancellationRequested ? MailFailure.TimedOut : KindOf(failure);
        }
    }

    private SmtpClient Client() => new(options.Host, options.Port)
    {
        EnableSsl = options.StartTls,
        UseDefaultCredentials = false,
        Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
    };

    private MailMessage Message(OutgoingMail mail)
    {
        var message = new MailMessage(options.From, MailAddresses.Checked(mail.Recipient))
        {
            Subject = mail.Text.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            IsBodyHtml = false,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{hostName}>");
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no « out of office » comes back
        return message;
    }

    private static MailFailure KindOf(Exception failure) => failure switch
    {
        SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 } => MailFailure.RecipientRefused,
        BrokenRuleException => MailFailure.RecipientRefused,
        _ when Causes(failure).OfType<AuthenticationException>().Any() => MailFailure.NotEncrypted,
        _ when Causes(failure).OfType<SocketException>().Any() => MailFailure.Unreachable,
        SmtpException { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 } => MailFailure.Postponed,
        SmtpException { StatusCode: >= (SmtpStatusCode)500 } => MailFailure.SenderRefused,
        _ => MailFailure.Other,
    };

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
