using ChildProtection.Features.Content;

namespace ChildProtection.Features.Autonomy.Statements;

/// <summary>
/// The referential this instance uses, read once: at the start (<see cref="FirstReadOfReferential"/>), after the content whose
/// leaflets it names. A mistake in the files stops the start.
/// </summary>
public sealed class ReferentialLibrary(ContentFolder content, TerritoryPack pack, ContentLibrary library, IWebHostEnvironment environment)
{
    private readonly Lazy<AutonomyReferential> read = new(() =>
    {
        var findings = new List<FileFinding>();
        var leaflets = library.Current.Leaflets.Where(leaflet => leaflet.Audience == Audience.Young).Select(leaflet => leaflet.Slug).ToHashSet(StringComparer.Ordinal);
        var made = new ReferentialReader(content, new ContentNames(IconSprite.Names(environment, findings), leaflets), findings).Read(pack.Code);
        return findings.Where(finding => !finding.IsWarning).Select(finding => finding.ToString()).ToList() is { Count: > 0 } wrong ? throw new StartRefusedException(wrong) : made;
    });

    /// <exception cref="StartRefusedException">A file is wrong; each reason says its file and line.</exception>
    public AutonomyReferential Current => read.Value;
}

/// <summary>After <see cref="FirstReadOfContent"/>: asked for before, the content would be made twice, once without what was published.</summary>
internal sealed class FirstReadOfReferential(ReferentialLibrary library) : IStartTask
{
    public int Order => 5;

    /// <exception cref="StartRefusedException">A file is wrong.</exception>
    public Task<IReadOnlyList<string>> RunAsync()
    {
        _ = library.Current;
        return Task.FromResult<IReadOnlyList<string>>([]);
    }
}

/// <summary>The part of « content check » about these files: the common ones, and with what each territory changes.</summary>
internal sealed class CheckedReferential : ICheckedContent
{
    public string Check(ContentFolder content, ContentNames names, IReadOnlyList<string> territories, ICollection<FileFinding> findings)
    {
        if (content.Files(ReferentialReader.Folder, ".yaml").Count == 0 && content.Files(ReferentialReader.PackFolder, ".yaml").Count == 0) return "";
        var common = new ReferentialReader(content, names, findings).Read(territory: null);
        foreach (var missing in LifeDomainWords.All.Where(words => common.Domain(words.Code) is null))
            findings.Add(new FileFinding($"content/{ReferentialReader.Folder}/{missing.Code}.yaml", 1, "le fichier n’est pas là", IsWarning: true));
        foreach (var file in content.Files(ReferentialReader.PackFolder, ".yaml"))
        {
            var territory = Path.GetFileNameWithoutExtension(file);
            if (!territories.Contains(territory, StringComparer.Ordinal)) findings.Add(new FileFinding(content.Shown(file), 1, $"le territoire « {territory} » n’existe pas"));
            new ReferentialReader(content, names, findings).Read(territory);
        }
        var count = common.Domains.Sum(domain => domain.Statements.Count);
        return $"{count} affirmation{(count > 1 ? "s" : "")}";
    }
}
