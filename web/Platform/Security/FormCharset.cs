using Microsoft.Net.Http.Headers;

namespace ChildProtection.Platform.Security;

/// <summary>
/// Forms come in UTF-8, as our pages ask. Another charset is refused before anything reads the form: « utf-7 » would be
/// a fault in the framework (NotSupportedException), and others hide words from whoever screens them.
/// </summary>
internal static class FormCharset
{
    public static void UseFormCharset(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.HasFormContentType || Charset(context.Request) is null or "" or "utf-8") return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    private static string? Charset(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Charset.ToString().Trim('"').ToLowerInvariant() : null;
}
