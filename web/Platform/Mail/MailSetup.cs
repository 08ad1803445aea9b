namespace ChildProtection.Platform.Mail;

internal static class MailSetup
{
    /// <summary>The outbox, its sender and the way out. A half-configured « Mail » stops the start, in Production with a clear line.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<MailBell>();
        builder.Services.AddSingleton<IMailTransport, SmtpTransport>();
        builder.Services.AddScoped<DeliverMail>();
        builder.Services.AddScoped<IPersonalData, MailPersonalData>();
        builder.Services.AddMailRetention();
        builder.Services.AddScoped<IWaitingWork, WaitingMails>();
        builder.Services.AddHostedService<SendMail>();
    }
}
