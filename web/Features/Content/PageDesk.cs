namespace ChildProtection.Features.Content;

/// <summary>What every page of one territory is written with.</summary>
internal sealed record ContentWorld(TerritoryWords Words, Glossary Glossary, ContentLinks Links, IReadOnlySet<string> Icons);

/// <summary>One page being written: its HTML so far, its sentences, its explained words, and what is wrong with it.</summary>
internal sealed class PageDesk(ContentSource source, ContentWorld world, ICollection<FileFinding> findings)
{
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public HtmlText Html { get; } = new();
    public List<string> Sentences { get; } = [];

    /// <summary>The line of the file, from 1, that each sentence was written on.</summary>
    public List<int> Lines { get; } = [];
    public PageHead Head => source.Head;
    public ContentWorld World => world;
    public ContentLanguage Language => source.Language;
    public bool IsYoung => Head.Audience == Audience.Young;

    /// <summary>A sentence of the page, written on this line of the body, from 0.</summary>
    public void Say(string sentence, int line)
    {
        Sentences.Add(sentence);
        Lines.Add(source.BodyLine + line);
    }

    /// <summary>A finding on a line of the body, from 0.</summary>
    public void Report(int line, string message, bool isWarning = false) =>
        findings.Add(new FileFinding(source.ShownFile, source.BodyLine + line, message, isWarning));

    /// <summary>An id that no other element of the page, nor of the whole printed booklet, has.</summary>
    public string Id(string name)
    {
        var id = $"{source.Slug}-{name}";
        for (var n = 2; !ids.Add(id); n++) id = $"{source.Slug}-{name}-{n}";
        return id;
    }

    /// <summary>The words explained so far, by slug.</summary>
    public IReadOnlyList<string> Explained => [.. explained.Select(ContentMarkup.Slug)];

    /// <summary>A word is explained once per page: true the first time.</summary>
    public bool Explain(GlossaryWord word) => explained.Add(word.Word);

    /// <summary>Checks an icon's name; an unknown one is replaced by nothing.</summary>
    public string Icon(string name, int line)
    {
        if (world.Icons.Contains(name)) return ContentMarkup.Icon(name);
        Report(line, $"l’image « {name} » n’existe pas");
        return "";
    }
}
