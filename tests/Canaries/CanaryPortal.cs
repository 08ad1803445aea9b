using System.Collections.Concurrent;
using System.Net;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Canaries;

/// <summary>A portal of which everything that leaves it is kept: answers, mails, logs.</summary>
public class CanaryPortal : Portal
{
    private const int MostRedirections = 7;

    public CanaryPortal() { }

    private protected CanaryPortal(ITestDatabase database) : base(database) { }

    /// <summary>What passed on the wire, in order.</summary>
    internal ConcurrentQueue<Exchange> Exchanges { get; } = new();

    /// <summary>What was logged, at every level the portal's own code knows.</summary>
    internal AllLog Logged { get; } = new();

    internal WayOut Mails { get; } = new();

    internal CanaryBook Book { get; } = new();

    /// <summary>A browser of this person's; a session when there is an account.</summary>
    internal async Task<Visitor> BrowserAsync(string who, Account? account = null, string? userAgent = null)
    {
        var jar = new CookieContainer();
        if (account is not null) jar.Add(ClientOptions.BaseAddress, new Cookie(SessionCookie.Name, await this.SignInAsync(account), "/") { Secure = true });
        var client = CreateDefaultClient(ClientOptions.BaseAddress, new RedirectHandler(MostRedirections), new CookieContainerHandler(jar), new Tap(who, Exchanges));
        if (userAgent is not null) client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return new Visitor(client, jar, account) { Judges = this is not LeakyPortal };
    }

    /// <summary>Requests of this person's below what a browser does: no redirection is followed, no cookie is kept.</summary>
    internal HttpClient TappedClient(string who) => CreateDefaultClient(ClientOptions.BaseAddress, new Tap(who, Exchanges));

    /// <summary>Sends what waits in the outbox.</summary>
    internal async Task SendMailsAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<DeliverMail>().SendDueAsync(CancellationToken.None) > 0) { }
    }

    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Mail:Host"] = "mail.exemple.fr";
        settings["Mail:From"] = "portail@exemple.fr";
        settings["Logging:LogLevel:ChildProtection"] = "Trace";
        settings["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = "None"; // as installed
        return settings;
    }

    protected override void ChangeServices(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(Logged);
        services.AddSingleton<IMailTransport>(Mails);
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class CanaryPostgresPortal() : CanaryPortal(PostgresDatabase.WithTables());

/// <summary>Keeps what one person's browser sent and received, redirections included.</summary>
internal sealed class Tap(string who, ConcurrentQueue<Exchange> kept) : DelegatingHandler
{
    private static readonly string[] Words = ["text/html", "text/plain", "application/json", "application/xml", "text/csv", "text/calendar", "image/svg+xml", "application/problem+json", "audio/webm"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.OriginalString;
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        kept.Enqueue(new(who, request.Method.Method, address, (int)answer.StatusCode, answer.Headers.Location?.OriginalString,
            [.. answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))],
            type, answer.Headers.CacheControl?.NoStore != true, type.Length == 0 || Words.Contains(type) ? await answer.Content.ReadAsStringAsync(cancellationToken) : ""));
        return answer;
    }
}

/// <summary>Every line, as a console without scopes would show it: words, values, exceptions.</summary>
internal sealed class AllLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, lines);

    public void Dispose() { }

    private sealed class Listener(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true; // the portal's own filters decide before

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => pair.Value)) : "";
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {values} {exception}");
        }
    }
}
