using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Platform.Files;

internal static class FilesSetup
{
    /// <summary>Files that people send: scanned, made anew, sealed, opened with their text. A half-configured « Scanning » stops the start, in Production with a clear line.</summary>
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ScanOptions>().BindConfiguration("Scanning").ValidateDataAnnotations().Validate(options => !options.Faults().Any(), "Scanning is not complete.").ValidateOnStart();
        services.AddSingleton<IFileScanner, ClamScanner>();
        services.AddSingleton<ReadFile>();
        services.AddScoped<Attachments>();
        services.AddScoped<IWaitingFiles>(provider => provider.GetRequiredService<Attachments>());
        services.AddScoped<IReportable, AttachmentReports>();
        services.AddScoped<IWaitingWork, WaitingForScanner>();
        services.AddScoped<IStartTask, TellAboutScanner>();
        services.AddScoped<IPersonalData, FilesPersonalData>();
        services.AddSingleton<IErasableRows, ErasableAttachments>();
        services.AddFilesRetention();
        services.AddAuditActions(FilesAudit.All);
        services.AddHostedService<ScanWaitingFiles>();
        services.AddHealthChecks().AddCheck<ScannerCheck>("scanner");
        services.AddAuthorizationBuilder().AddPolicy(FilesAccess.Readers, policy => policy.RequireRole(FilesAccess.Roles));
    }
}
