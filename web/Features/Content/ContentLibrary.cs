namespace ChildProtection.Features.Content;

/// <summary>
/// The words of the portal, made once when it starts and served from memory, with the pages published over the files
/// (<see cref="ContentOverlay"/>): when first asked for, so that what is published has been read by then. In development a changed file is read again at the next page; a mistake is then logged with
/// file and line, and the last good words stay.
/// </summary>
public sealed partial class ContentLibrary : IDisposable
{
    private readonly Lock door = new();
    private readonly ContentFolder content;
    private readonly TerritoryPack pack;
    private readonly IWebHostEnvironment environment;
    private readonly ILogger<ContentLibrary> logger;
    private readonly InstanceChoices? choices;
    private readonly ContentOverlay? overlay;
    private readonly MadeContent? ready;
    private readonly FileSystemWatcher? watcher;
    private volatile ContentEdition? current;
    private volatile bool isStale;
    private int madeWith;
    private int madeOver;
    private ContentShelf shelf = null!;

    public ContentLibrary(ContentFolder content, TerritoryPack pack, IWebHostEnvironment environment, ILogger<ContentLibrary> logger, InstanceChoices? choices = null, ContentOverlay? overlay = null, MadeContent? ready = null)
    {
        (this.content, this.pack, this.environment, this.logger, this.choices, this.overlay, this.ready) = (content, pack, environment, logger, choices, overlay, ready);
        if (environment.IsDevelopment() && Directory.Exists(content.Root)) watcher = Watch();
    }

    /// <exception cref="StartRefusedException">The first time: a page is wrong; each reason says its file and line.</exception>
    public ContentEdition Current
    {
        get
        {
            if (current is null) ReadFirst();
            else if (IsStale) ReadAgain();
            return current!;
        }
    }

    /// <summary>A file changed, a page was published, or the administration chose otherwise than the pack.</summary>
    private bool IsStale => isStale || choices is not null && choices.Version != madeWith || overlay is not null && overlay.Version != madeOver;

    /// <summary>Every French file, in the order of their names.</summary>
    public IReadOnlyList<ContentFile> Files
    {
        get
        {
            _ = Current;
            return [.. shelf.Sources.Where(source => !source.IsTranslation).OrderBy(source => source.Kind).ThenBy(source => source.ShownFile, StringComparer.Ordinal)
                .Select(source => new ContentFile(source.ShownFile, source.Address, source.Kind, source.Head.Title, source.Head.Version, source.Head.RereadBefore, source.IsShownIn(pack)))];
        }
    }

    /// <summary>The text that came with the portal; « \n » ends a line. Only a file of <see cref="Files"/> is read.</summary>
    public string Shipped(string file) => Files.Any(known => known.File == file)
        ? File.ReadAllText(Path.Combine(content.Root, file["content/".Length..])).ReplaceLineEndings("\n")
        : throw new ArgumentException("This is no file of the content.", nameof(file));

    /// <summary>Reads a text as it would be if it stood in place of this file. Nothing is shown to anybody.</summary>
    public TriedText Try(string file, string text)
    {
        _ = Current;
        var findings = new List<FileFinding>();
        if (ContentShelfPlace.Of(file) is not { } place || ContentSource.Read(file, text, place, findings) is not { } source) return new TriedText(null, 1, findings);
        var beside = shelf.With(source, TerritoryPacks.Codes(content), findings);
        var page = ContentEdition.One(beside, source, choices?.Pack ?? pack, findings);
        return new TriedText(page, source.BodyLine, [.. findings.Where(finding => finding.File == file).Distinct().OrderBy(finding => finding.Line)]);
    }

    public void Dispose() => watcher?.Dispose();

    private (ContentEdition Edition, IReadOnlyList<FileFinding> Errors) Make()
    {
        (madeWith, madeOver) = (choices?.Version ?? 0, overlay?.Version ?? 0); // before reading them
        var published = overlay?.Texts ?? new Dictionary<string, PublishedText>();
        var (edition, errors) = Make(published);
        var wrong = errors.Where(error => published.ContainsKey(error.File)).ToList();
        if (errors.Count == 0 || published.Count == 0) return (edition, errors);

        // A published page that no longer fits the files, such as after an update: the shipped one shows.
        foreach (var error in wrong) LogMistake(error.File, error.Line, error.Message);
        var (second, still) = Make(published.Where(page => wrong.TrueForAll(error => error.File != page.Key)).ToDictionary());
        return still.Count == 0 ? (second, still) : Make(new Dictionary<string, PublishedText>()); // the mistake may be told of another page
    }

    private (ContentEdition Edition, IReadOnlyList<FileFinding> Errors) Make(IReadOnlyDictionary<string, PublishedText> published)
    {
        var asShipped = ready is not null && published.Count == 0 && (choices?.Version ?? 0) == 0;
        if (asShipped && ready!.Find(content, pack) is var (kept, made))
        {
            shelf = kept;
            return (made, []);
        }
        var findings = new List<FileFinding>();
        var read = ContentShelf.Read(content, IconSprite.Names(environment, findings), findings, published);
        var edition = ContentEdition.Make(read, choices?.Pack ?? pack, findings);
        var errors = findings.Where(finding => !finding.IsWarning).OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ToList();
        if (errors.Count == 0 || shelf is null) shelf = read;
        if (asShipped && findings.Count == 0) ready!.Keep(content, pack, read, edition);
        return (edition, errors);
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

    private void ReadFirst()
    {
        lock (door)
        {
            if (current is not null) return;
            var (edition, errors) = Make();
            if (errors.Count > 0) throw new StartRefusedException([.. errors.Select(error => error.ToString())]);
            current = edition;
        }
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
