namespace ChildProtection.Features.Content;

/// <summary>
/// The words of the portal, made once when it starts and served from memory. In development a changed file is read again at
/// the next page; a mistake is then logged with file and line, and the last good words stay.
/// </summary>
public sealed partial class ContentLibrary : IDisposable
{
    private readonly Lock door = new();
    private readonly ContentFolder content;
    private readonly TerritoryPack pack;
    private readonly IWebHostEnvironment environment;
    private readonly ILogger<ContentLibrary> logger;
    private readonly InstanceChoices? choices;
    private readonly FileSystemWatcher? watcher;
    private ContentEdition current;
    private volatile bool isStale;
    private int madeWith;

    /// <exception cref="StartRefusedException">A page is wrong; each reason says its file and line.</exception>
    public ContentLibrary(ContentFolder content, TerritoryPack pack, IWebHostEnvironment environment, ILogger<ContentLibrary> logger, InstanceChoices? choices = null)
    {
        (this.content, this.pack, this.environment, this.logger, this.choices) = (content, pack, environment, logger, choices);
        var (edition, errors) = Make();
        if (errors.Count > 0) throw new StartRefusedException([.. errors.Select(error => error.ToString())]);
        current = edition;
        if (environment.IsDevelopment() && Directory.Exists(content.Root)) watcher = Watch();
    }

    public ContentEdition Current
    {
        get
        {
            if (IsStale) ReadAgain();
            return current;
        }
    }

    /// <summary>A file changed, or the administration chose otherwise than the pack.</summary>
    private bool IsStale => isStale || choices is not null && choices.Version != madeWith;

    public void Dispose() => watcher?.Dispose();

    private (ContentEdition Edition, IReadOnlyList<FileFinding> Errors) Make()
    {
        var findings = new List<FileFinding>();
        var shelf = ContentShelf.Read(content, IconSprite.Names(environment, findings), findings);
        madeWith = choices?.Version ?? 0; // before reading them
        var edition = ContentEdition.Make(shelf, choices?.Pack ?? pack, findings);
        return (edition, [.. findings.Where(finding => !finding.IsWarning)
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)]);
    }

    private FileSystemWatcher Watch()
    {
        var files = new FileSystemWatcher(content.Root) { IncludeSubdirectories = true };
        files.Changed += (_, _) => isStale = true;
        files.Created += (_, _) => isStale = true;
        files.Deleted += (_, _) => isStale = true;
        files.Renamed += (_, _) => isStale = true;
        files.EnableRaisingEvents = true;
        return files;
    }

    private void ReadAgain()
    {
        lock (door)
        {
            if (!IsStale) return;
            isStale = false; // before reading: a change that comes meanwhile is seen next time
            try
            {
                var (edition, errors) = Make();
                foreach (var error in errors) LogMistake(error.File, error.Line, error.Message);
                if (errors.Count == 0) current = edition;
            }
            catch (IOException busy) // an editor is still writing
            {
                isStale = true;
                LogBusy(busy);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{File}:{Line}: {Reason}")]
    private partial void LogMistake(string file, int line, string reason);

    [LoggerMessage(LogLevel.Warning, "A content file is being written; the last good words stay.")]
    private partial void LogBusy(Exception reason);
}
