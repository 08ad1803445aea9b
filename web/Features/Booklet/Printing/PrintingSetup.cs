using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Booklet.Printing;

internal static class PrintingSetup
{
    /// <summary>The booklet on paper: its page, its files, the job that makes them ahead, the verb.</summary>
    public static void AddBookletPrinting(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrintingOptions>().BindConfiguration("Printing").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<BookletDesk>();
        builder.Services.AddScoped<WritePrintDocument>();
        builder.Services.AddSingleton<Chromium>();
        builder.Services.AddSingleton<BookletPrinter>();
        builder.Services.AddScoped<IVerb, BookletPrintVerb>();
        builder.Services.AddHostedService<PrintAhead>();
    }
}
