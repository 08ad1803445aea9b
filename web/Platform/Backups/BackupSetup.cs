using ChildProtection.Platform.Verbs;

namespace ChildProtection.Platform.Backups;

internal static class BackupSetup
{
    /// <summary>The verbs « backup », « backup check » and « restore », what the first start after a restore does, and the job.</summary>
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BackupOptions>().BindConfiguration("Backup").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddAuditActions(BackupAudit.Made, BackupAudit.Tried);
        builder.Services.AddScoped<CheckCopy>();
        builder.Services.AddScoped<TakeBackup>();
        builder.Services.AddScoped<TryBackup>();
        builder.Services.AddScoped<Leftovers>();
        builder.Services.AddScoped<RestoreBackup>();
        builder.Services.AddScoped<IStartTask, FinishRestore>();
        builder.Services.AddScoped<IVerb, BackupVerb>();
        builder.Services.AddScoped<IVerb, BackupCheckVerb>();
        builder.Services.AddScoped<IVerb, RestoreVerb>();
        builder.Services.AddHostedService<KeepBackups>();
    }
}
