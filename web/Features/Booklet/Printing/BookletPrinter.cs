using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// The ten files of the booklet, each made once for the words it holds, one at a time in the whole process, and kept in the
/// storage folder under a name that says what it was made from. Whoever asks waits; nobody can have more made than there are.
/// </summary>
public sealed partial class BookletPrinter(Chromium chromium, IServiceScopeFactory scopes, IWebHostEnvironment environment, IConfiguration configuration, TimeProvider clock, ILogger<BookletPrinter> logger) : IDisposable
{
    /// <summary>When a file was last made or found good, for the administration’s overview.</summary>
    public const string LastSetting = "booklet-print:last";

    /// <summary>Grows when the files must be made again though no word changed.</summary>
    private const string Recipe = "1";

    /// <summary>After a failure nothing is tried for so long, whoever asks.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim door = new(1, 1);
    private readonly ConcurrentDictionary<(string Edition, string Format), Made> made = new();
    private readonly ConcurrentDictionary<(string Edition, string Format), Lazy<Task<PrintedFile?>>> making = new();

    /// <summary>What is known to be ready, at no cost; null does not mean that it cannot be made.</summary>
    public PrintedFile? Ready(BookletDesk desk, BookletEdition edition, PrintFormat format) =>
        made.TryGetValue((edition.Code, format.Code), out var last) && last.IsOf(desk) && last.File is { } file && File.Exists(file.Path) ? file : null;

    /// <summary>The file, made now if it is not there yet; null when it could not be made, or not in this time (it may be there a moment later).</summary>
    public async Task<PrintedFile?> GetAsync(BookletEdition edition, PrintFormat format, TimeSpan patience)
    {
        var key = (edition.Code, format.Code);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<BookletDesk>();
            if (Ready(desk, edition, format) is { } ready) return ready;
            if (made.TryGetValue(key, out var last) && last.File is null && clock.GetUtcNow() - last.At < Rest) return null;
        }
        var work = making.GetOrAdd(key, _ => new(() => Task.Run(() => MakeInTurnAsync(edition, format)))).Value;
        return await Task.WhenAny(work, Task.Delay(patience, clock)) == work ? await work : null;
    }

    public void Dispose() => door.Dispose();

    private async Task<PrintedFile?> MakeInTurnAsync(BookletEdition edition, PrintFormat format)
    {
        await door.WaitAsync();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var desk = scope.ServiceProvider.GetRequiredService<BookletDesk>();
            var shelf = desk.Shelf;
            PrintedFile? file = null;
            try
            {
                file = await MakeAsync(scope.ServiceProvider, desk.Of(edition, format));
                await scope.ServiceProvider.GetRequiredService<PortalDb>().RememberAsync(LastSetting, clock.GetUtcNow());
            }
            catch (Exception reason) when (reason is PrintFailedException or IOException or FormatException or DbUpdateException)
            {
                LogFailed(edition.Code, format.Code, reason);
            }
            made[(edition.Code, format.Code)] = new Made(shelf, file, clock.GetUtcNow());
            return file;
        }
        finally
        {
            making.TryRemove((edition.Code, format.Code), out _);
            door.Release();
        }
    }

    private async Task<PrintedFile> MakeAsync(IServiceProvider services, PrintedBooklet booklet)
    {
        var version = await chromium.VersionAsync() ?? throw new PrintFailedException("Chromium is not there.");
        var write = services.GetRequiredService<WritePrintDocument>();
        var folder = Directory.CreateDirectory(StorageFolder.Of(environment, configuration).File("livrets")).FullName;
        var start = $"{booklet.Edition.Code}-{booklet.Format.Code}-";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Recipe}\n{version}\n{await write.RunAsync(booklet)}")))[..24];
        var path = Path.Combine(folder, $"{start}{hash}.pdf");
        if (!File.Exists(path))
        {
            var draft = $"{path}.{SecretCode.NewId():N}.part";
            await File.WriteAllBytesAsync(draft, await new PrintInPasses(chromium, write).RunAsync(booklet));
            File.Move(draft, path, overwrite: true);
            // Another process may be writing one, or sending one: only what nobody has touched for a day goes.
            foreach (var old in Directory.EnumerateFiles(folder, $"{start}*").Where(file => file != path && File.GetLastWriteTimeUtc(file) < clock.GetUtcNow().UtcDateTime.AddDays(-1))) File.Delete(old);
            LogMade(booklet.Edition.Code, booklet.Format.Code);
        }
        var bytes = await File.ReadAllBytesAsync(path);
        return new PrintedFile(path, bytes.Length, PdfFile.Read(bytes).PageCount);
    }

    [LoggerMessage(LogLevel.Information, "The booklet {Edition} was printed to a file on {Paper}.")]
    private partial void LogMade(string edition, string paper);

    [LoggerMessage(LogLevel.Error, "The booklet {Edition} could not be printed to a file on {Paper}.")]
    private partial void LogFailed(string edition, string paper, Exception reason);

    /// <summary>What came of the last try.</summary>
    private sealed record Made((ContentEdition Content, int Choices, DateOnly Today) Shelf, PrintedFile? File, DateTimeOffset At)
    {
        public bool IsOf(BookletDesk desk) => desk.Shelf is var now && ReferenceEquals(now.Content, Shelf.Content) && now.Choices == Shelf.Choices && now.Today == Shelf.Today;
    }
}
