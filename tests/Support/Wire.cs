using System.Net;

namespace ChildProtection.Tests.Support;

/// <summary>Requests below what a <see cref="Visitor"/> does: no redirect is followed, cookies are what the test says.</summary>
internal static class Wire
{
    /// <summary>The column of the access matrix for somebody without account.</summary>
    public const string Stranger = "visiteur";

    /// <summary>One request, one answer.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this Portal portal, HttpRequestMessage request, params IEnumerable<string?> cookies)
    {
        if (cookies.OfType<string>().ToList() is { Count: > 0 } given) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", given));
        // Browsers say where a form comes from; a test that says otherwise keeps its word.
        if (request.Method == HttpMethod.Post && !request.Headers.Contains("Origin")) request.Headers.Add("Origin", "https://localhost");
        using var client = new HttpClient(portal.Server.CreateHandler()) { BaseAddress = portal.ClientOptions.BaseAddress };
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> GetAsync(this Portal portal, string address, params IEnumerable<string?> cookies) =>
        portal.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cookies);

    /// <summary>Sends a form as the owner of the session cookie, with a valid anti-forgery token unless told otherwise.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        this Portal portal, string address, string? session, IEnumerable<KeyValuePair<string, string>>? fields = null, bool withToken = true) =>
        await portal.PostAsync(address, session, fields, withToken ? await portal.FormPassAsync(session) : null);

    /// <summary>The same with a token one already has; without one when it is null.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this Portal portal, string address, string? session, IEnumerable<KeyValuePair<string, string>>? fields, FormPass? pass)
    {
        var form = (fields ?? []).ToList();
        if (pass is not null) form.Add(KeyValuePair.Create(pass.Field, pass.Token));
        return await portal.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) }, CookieOf(session), pass?.Cookie);
    }

    /// <summary>The session cookie of a new person with this role; null for a stranger.</summary>
    public static async Task<string?> SessionOfAsync(this Portal portal, string role) =>
        role == Stranger ? null : await portal.SignInAsync(await portal.AccountAsync(role));

    public static string? CookieOf(string? session) => session is null ? null : $"{SessionCookie.Name}={session}";

    public static bool IsRedirect(this HttpResponseMessage response) => response.StatusCode is
        HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
