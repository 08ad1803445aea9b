using System.Security.Cryptography;

namespace ChildProtection.Platform.Security;

/// <summary>
/// The headers of every response (reference security §1, V3.4): nothing inline, nothing from elsewhere, nothing framed,
/// nothing kept by caches unless it is a file that is the same for everyone.
/// </summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "csp-nonce";
    private const string MicrophoneItem = "microphone";
    private const string CameraItem = "camera";
    private const string SandboxItem = "sandbox";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin"; // « no-referrer » would send Origin: null with forms
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = $"camera=({Who(context, CameraItem)}), geolocation=(), microphone=({Who(context, MicrophoneItem)}), payment=(), usb=(), interest-cohort=()";
            headers.XFrameOptions = "DENY";
            headers.ContentSecurityPolicy = context.Items.ContainsKey(SandboxItem) ? Sandboxed : Policy(Nonce(context));
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>This page, and no other, may ask the browser for the microphone: somebody records a voice message there.</summary>
    public static void AllowMicrophone(HttpContext context) => context.Items[MicrophoneItem] = true;

    /// <summary>This page, and no other, may ask the browser for the camera: somebody reads the codes of tickets there.</summary>
    public static void AllowCamera(HttpContext context) => context.Items[CameraItem] = true;

    /// <summary>This response is somebody’s file: opened by itself it runs nothing, asks for nothing, and is of no origin.</summary>
    public static void Sandbox(HttpContext context) => context.Items[SandboxItem] = true;

    /// <summary>This response's nonce: the only scripts that run are those the page itself names.</summary>
    public static string Nonce(HttpContext context)
    {
        if (context.Items[NonceItem] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceItem] = nonce;
        return nonce;
    }

    private static string Who(HttpContext context, string item) => context.Items.ContainsKey(item) ? "self" : "";

    /// <summary>A browser that shows a picture or a sound by itself makes a page around it: only that file plays in it.</summary>
    private const string Sandboxed =
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; sandbox";

    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types nosvoix";
}
