using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Content;

/// <summary>While one writes (development), a saved file is seen at the next page, and a mistake does not empty the portal.</summary>
public sealed class ContentLibraryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_saved_file_is_read_again_and_a_mistake_keeps_the_last_good_words()
    {
        using var shelf = new Shelf().Chapter("Bonjour.");
        using var portal = new Portal();
        var log = new Lines();
        using var library = new ContentLibrary(new ContentFolder(shelf.Root),
            portal.Services.GetRequiredService<TerritoryPack>(), new Development(portal.Services.GetRequiredService<IWebHostEnvironment>()), log);

        Assert.Equal("Bonjour.", library.Current.Chapters[0].Sentences[0]);
        shelf.Chapter("Bonsoir.");
        await UntilAsync(() => library.Current.Chapters[0].Sentences[0] == "Bonsoir.");
        shelf.Chapter("L'erreur.");
        await UntilAsync(() => { _ = library.Current; return log.Any($"content/fr/livret/01-une-page.md:{Shelf.BodyLine}: écrivez ’ et non '"); });

        Assert.Equal("Bonsoir.", library.Current.Chapters[0].Sentences[0]);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < end, "It did not happen.");
            await Task.Delay(20);
        }
    }

    private sealed class Lines : ILogger<ContentLibrary>
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<string> lines = [];

        public bool Any(string text) => lines.Any(line => line.Contains(text, StringComparison.Ordinal));

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }

    private sealed class Development(IWebHostEnvironment real) : IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get => real.ApplicationName; set => real.ApplicationName = value; }
        public string WebRootPath { get => real.WebRootPath; set => real.WebRootPath = value; }
        public Microsoft.Extensions.FileProviders.IFileProvider WebRootFileProvider { get => real.WebRootFileProvider; set => real.WebRootFileProvider = value; }
        public string ContentRootPath { get => real.ContentRootPath; set => real.ContentRootPath = value; }
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get => real.ContentRootFileProvider; set => real.ContentRootFileProvider = value; }
    }
}
