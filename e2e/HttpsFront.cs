using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChildProtection.E2E;

/// <summary>The reverse proxy of an installation, as small as it can be: ends HTTPS and says so to the portal behind it.</summary>
internal sealed class HttpsFront : IAsyncDisposable
{
    private static readonly string[] HopByHop = ["Transfer-Encoding", "Connection", "Host"];
    private readonly HttpClient behind;
    private readonly WebApplication front;

    public HttpsFront(string hostName, int portBehind)
    {
        behind = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{portBehind}") };
        behind.DefaultRequestHeaders.Host = hostName;
        behind.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, on => on.UseHttps(Certificate(hostName))));
        front = builder.Build();
        front.Run(PassOnAsync);
    }

    public int Port { get; private set; }

    public async Task<HttpsFront> StartAsync()
    {
        await front.StartAsync();
        Port = new Uri(front.Urls.First()).Port;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        behind.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(context.Request.Path + context.Request.QueryString, UriKind.Relative));
        if (context.Request.ContentLength > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => !HopByHop.Contains(header.Key)))
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());

        using var answer = await behind.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static X509Certificate2 Certificate(string hostName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={hostName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(hostName);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
