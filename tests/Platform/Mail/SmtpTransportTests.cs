using System.Net.Mail;
using System.Text;
using ChildProtection.Platform.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChildProtection.Tests.Platform.Mail;

/// <summary>Against real servers, each a process of its own.</summary>
public sealed class SmtpTransportTests
{
    private const string Mother = "nadia@exemple.fr";

    [Fact]
    public async Task A_mail_arrives_over_STARTTLS_with_its_neutral_words_and_nothing_more()
    {
        using var server = await SmtpServer.UpAsync();
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        Assert.Null(await SendAsync(server.Options, MailTemplate.News, id));

        var mail = Assert.Single(server.Mails);
        var (head, body) = (mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)], mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..]);
        Assert.Contains("From: portail@exemple.fr", head);
        Assert.Contains($"To: {Mother}", head);
        Assert.Contains($"Message-ID: <{id:N}@portail.exemple.fr>", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("text/plain; charset=utf-8", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Vous avez une nouveauté", Decoded(Header(head, "Subject")));
        Assert.Equal(MailText.Of(MailTemplate.News, "portail.exemple.fr").Body.Trim(), QuotedPrintable(body).Trim());
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing()
    {
        using var server = await SmtpServer.UpAsync(certificate: null);

        Assert.Equal(MailFailure.NotEncrypted, await SendAsync(server.Options));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Control_the_same_server_takes_the_mail_when_encryption_is_not_asked_for()
    {
        using var server = await SmtpServer.UpAsync(certificate: null);

        Assert.Null(await SendAsync(server.Options with { StartTls = false }));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_with_a_certificate_nobody_vouches_for_gets_nothing()
    {
        using var server = await SmtpServer.UpAsync(certificate: "stranger");

        Assert.Equal(MailFailure.NotEncrypted, await SendAsync(server.Options));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_apart()
    {
        using var server = SmtpServer.Down();

        Assert.Equal(MailFailure.Unreachable, await SendAsync(server.Options));
    }

    [Fact]
    public async Task A_refused_recipient_and_a_postponed_one_are_told_apart()
    {
        using var refusing = await SmtpServer.UpAsync("smtp_handlers.RefuseRecipient");
        using var postponing = await SmtpServer.UpAsync("smtp_handlers.Later");

        Assert.Equal(MailFailure.RecipientRefused, await SendAsync(refusing.Options));
        Assert.Equal(MailFailure.Postponed, await SendAsync(postponing.Options));
    }

    [Fact]
    public async Task A_user_and_password_are_given_when_configured()
    {
        using var server = await SmtpServer.UpAsync("smtp_handlers.Members");

        Assert.Null(await SendAsync(server.Options with { User = "portail", Password = "phrase de passe" }));
        Assert.Equal(MailFailure.SenderRefused, await SendAsync(server.Options with { User = "portail", Password = "wrong" }));
        Assert.Equal(MailFailure.SenderRefused, await SendAsync(server.Options));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_says_nothing_does_not_hold_us()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var options = new MailOptions
        {
            Host = "127.0.0.1", From = "portail@exemple.fr", TimeoutSeconds = 1, Port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port,
        };

        Assert.Equal(MailFailure.TimedOut, await SendAsync(options));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Each_template_arrives_word_for_word(MailTemplate template)
    {
        using var server = await SmtpServer.UpAsync();

        Assert.Null(await SendAsync(server.Options, template));

        var mail = Assert.Single(server.Mails);
        Assert.Equal(MailText.Of(template, "portail.exemple.fr").Body.Trim(), QuotedPrintable(mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..]).Trim());
    }

    public static TheoryData<MailTemplate> Templates => [.. Enum.GetValues<MailTemplate>()];

    private static Task<MailFailure?> SendAsync(MailOptions options, MailTemplate template = MailTemplate.News, Guid? id = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Security:HostName", "portail.exemple.fr")]).Build();
        return new SmtpTransport(Options.Create(options), configuration).SendAsync(
            new OutgoingMail(id ?? Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Mother, MailText.Of(template, "portail.exemple.fr")), CancellationToken.None);
    }

    private static string Header(string head, string name) =>
        head.Replace("\n ", "").Split('\n').Single(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];

    /// <summary>RFC 2047, as the framework reads it back.</summary>
    private static string Decoded(string header) => Attachment.CreateAttachmentFromString("", header).Name!;

    private static string QuotedPrintable(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("\r", "").Replace("=\n", "");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') bytes.Add((byte)text[i]);
            else bytes.Add(Convert.ToByte(text[++i..(++i + 1)], 16));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
