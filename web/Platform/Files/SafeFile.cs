namespace ChildProtection.Platform.Files;

/// <summary>Gives somebody’s file out: never kept, never read as a page, only to pages of ours.</summary>
public static class SafeFile
{
    /// <summary>Shown in its place and not saved: on a shared computer nothing of it stays. Asked by another site: the 404 of what does not exist.</summary>
    /// <param name="page">The page that answers.</param>
    /// <param name="content">The file.</param>
    /// <param name="type">Its type, found in the bytes.</param>
    /// <param name="name">« photo » or « message »: what people called it is nowhere.</param>
    /// <param name="cache">« Cache-Control ».</param>
    public static IActionResult Give(this PageModel page, byte[] content, string type, string name, string cache = "private, no-store")
    {
        if (page.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return page.NotFound();
        SecurityHeaders.Sandbox(page.HttpContext);
        page.Response.Headers.CacheControl = cache;
        page.Response.Headers.ContentDisposition = $"inline; filename=\"{name}.{Extension(type)}\"";
        return new FileContentResult(content, type) { EnableRangeProcessing = true }; // Safari plays nothing without ranges
    }

    private static string Extension(string type) => type switch
    {
        "image/jpeg" => "jpg",
        "audio/webm" => "webm",
        "audio/ogg" => "ogg",
        "audio/mp4" => "m4a",
        "audio/mpeg" => "mp3",
        _ => "wav",
    };
}
