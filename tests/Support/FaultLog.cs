using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Support;

/// <summary>Remembers what the portal logged as an error, and nothing else.</summary>
public sealed class FaultLog : ILoggerProvider
{
    /// <summary>A form token that cannot be read is refused, and logged as if it were our fault.</summary>
    private const string NotAFault = "Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery";

    private readonly ConcurrentQueue<string> faults = new();

    public IReadOnlyCollection<string> All => faults;

    public void Clear() => faults.Clear();

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, faults);

    public void Dispose() { }

    private sealed class Listener(string category, ConcurrentQueue<string> faults) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && category != NotAFault;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) faults.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
