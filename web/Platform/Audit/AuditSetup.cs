using ChildProtection.Platform.Verbs;

namespace ChildProtection.Platform.Audit;

internal static class AuditSetup
{
    public static readonly AuditAction Restored = new("audit.restored", "a remis une sauvegarde en place");

    /// <summary>The log, its verification, its verbs and its hourly publication.</summary>
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuditOptions>().BindConfiguration("Audit").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AuditSeal>();
        builder.Services.AddSingleton<AuditHeadFile>();
        builder.Services.AddSingleton<AuditActions>();
        builder.Services.AddAuditActions(AuditCheckpoint.Action, Restored);
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<VerifyAudit>();
        builder.Services.AddScoped<CloseAuditSegment>();
        builder.Services.AddScoped<BeginAgain>();
        builder.Services.AddScoped<IPersonalData, AuditPersonalData>();
        builder.Services.AddScoped<IRetention, AuditRetention>();
        builder.Services.AddScoped<IWaitingWork, BrokenAudit>();
        builder.Services.AddScoped<IVerb, AuditVerifyVerb>();
        builder.Services.AddScoped<IVerb, AuditPublishVerb>();
        builder.Services.AddScoped<IVerb, AuditPurgeVerb>();
        builder.Services.AddHostedService<PublishAuditHead>();
    }
}
