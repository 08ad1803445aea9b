using System.Net;
using System.Reflection;
using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Platform.Logs;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Platform;

/// <summary>Failures: their kind and place are logged, never their words, which may quote what somebody typed.</summary>
public sealed class RequestLogTests
{
    private const string Canary = "Canari7Zephyr";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_is_told_by_its_kind_and_place_with_or_without_an_error_page(bool errorPage)
    {
        using var faults = new FaultLog();
        await using var portal = await StartAsync(faults, errorPage);

        using var answer = await portal.GetTestClient().GetAsync(new Uri($"/panne/{Canary}?q={Canary}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(errorPage ? "Désolé" : "", await answer.Content.ReadAsStringAsync());
        var fault = Assert.Single(faults.All);
        Assert.Contains("System.FormatException", fault, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", fault, StringComparison.Ordinal);
        Assert.Contains(nameof(RequestLogTests), fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, fault, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>STAT-08: no hour of a line tells who answered a survey.</summary>
    [Theory]
    [InlineData(typeof(AskModel), 0)]
    [InlineData(typeof(ReviewModel), 0)]
    [InlineData(typeof(ThanksModel), 0)]
    [InlineData(typeof(ChildProtection.Features.Surveys.Paper.EnterModel), 0)]
    [InlineData(typeof(ChildProtection.Features.Surveys.Kiosk.AnswerModel), 0)]
    [InlineData(typeof(StartModel), 1)]
    public async Task A_page_on_which_somebody_answers_leaves_no_line(Type page, int lines)
    {
        using var log = new Lines();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        await using var portal = builder.Build();
        portal.UseRequestLog();
        portal.UseRouting();
        portal.MapGet("/enquetes", () => "").WithMetadata(new CompiledPageActionDescriptor { HandlerTypeInfo = page.GetTypeInfo() });
        await portal.StartAsync();

        using var answer = await portal.GetTestClient().GetAsync(new Uri("/enquetes", UriKind.Relative));

        Assert.Equal(lines, log.Of(nameof(RequestLog)));
    }

    /// <summary>Counts what each class logs.</summary>
    private sealed class Lines : ILoggerProvider
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<string> all = [];

        public int Of(string name) => all.Count(category => category.EndsWith(name, StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, all);

        public void Dispose() { }

        private sealed class Logger(string category, System.Collections.Concurrent.ConcurrentBag<string> all) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Add(category);
        }
    }

    private static async Task<WebApplication> StartAsync(FaultLog faults, bool errorPage)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(faults)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None); // as in appsettings.json
        var portal = builder.Build();
        portal.UseRequestLog();
        if (errorPage) portal.UseExceptionHandler("/erreur");
        portal.UseRouting();
        portal.MapGet("/panne/{mot}", (string mot) => Fail(mot));
        portal.MapGet("/erreur", () => "Désolé");
        await portal.StartAsync();
        return portal;
    }

    private static string Fail(string word)
    {
        try
        {
            return Guid.Parse(word).ToString();
        }
        catch (FormatException cause)
        {
            throw new InvalidOperationException($"« {word} » is wrong.", cause);
        }
    }
}
