using System.Collections.Concurrent;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>
/// A test in a browser. Whatever the browser complains of (refused by the content policy, script errors, a request to
/// elsewhere) fails the test; a test that fails leaves a picture in artifacts/e2e, and a trace too when NOSVOIX_TRACE is set.
/// </summary>
public abstract class Journey(RunningPortal portal) : IAsyncLifetime
{
    /// <summary>A trace takes a picture of each step: a sixth of the work of a journey, for all that does not fail.</summary>
    private static readonly bool IsTraced = Environment.GetEnvironmentVariable("NOSVOIX_TRACE") is { Length: > 0 };
    private readonly List<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> troubles = new();

    protected RunningPortal Portal { get; } = portal;

    /// <summary>What the browsers complained of so far.</summary>
    protected IReadOnlyCollection<string> Troubles => troubles;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A small phone, as most visitors have.</summary>
    protected Task<IPage> PhoneAsync(Account? account = null, bool scripts = true) => OpenAsync(360, 740, account, scripts);

    protected Task<IPage> ComputerAsync(Account? account = null, bool scripts = true) => OpenAsync(1280, 800, account, scripts);

    /// <summary>A page of its own browser profile, of this size in CSS pixels; signed in when there is an account.</summary>
    protected async Task<IPage> OpenAsync(int width, int height, Account? account = null, bool scripts = true)
    {
        var context = await Portal.Browser.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce,
        });
        contexts.Add(context);
        if (IsTraced) await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        if (account is not null) await context.AddCookiesAsync([await Portal.SessionAsync(account)]);
        context.SetDefaultTimeout(Patience.Long);
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsAnAnswer(message.Text)) troubles.Enqueue($"console: {message.Text}");
        };
        context.WebError += (_, error) => troubles.Enqueue($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Host != "localhost") troubles.Enqueue($"elsewhere: {request.Url}");
        };
        return await context.NewPageAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        for (var number = 0; number < contexts.Count; number++)
        {
            if (failed || !troubles.IsEmpty) await KeepAsync(contexts[number], number);
            await contexts[number].CloseAsync();
        }
        if (!failed) Assert.True(troubles.IsEmpty, string.Join('\n', troubles));
    }

    /// <summary>Forgets a complaint that the test provoked on purpose.</summary>
    protected void Forgive() => troubles.Clear();

    /// <summary>« Failed to load resource: … 404 » says what the server answered, not that something broke.</summary>
    private static bool IsAnAnswer(string text) =>
        text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal);

    private static async Task KeepAsync(IBrowserContext context, int number)
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Select(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' ? letter : '-'));
        var path = Repository.Path($"artifacts/e2e/{(name.Length > 150 ? name[^150..] : name)}-{number}");
        if (IsTraced) await context.Tracing.StopAsync(new() { Path = $"{path}.zip" });
        foreach (var page in context.Pages) await page.ScreenshotAsync(new() { Path = $"{path}.png", FullPage = true });
    }
}
