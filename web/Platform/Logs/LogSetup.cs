using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ChildProtection.Platform.Logs;

internal static class LogSetup
{
    /// <summary>
    /// In Production, one JSON object per line on the console, in UTC. No scopes: the framework's carry the raw path.
    /// Elsewhere the framework's console stays as it is.
    /// </summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction()) return;
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = false;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            console.JsonWriterOptions = new() { Indented = false, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }
}
