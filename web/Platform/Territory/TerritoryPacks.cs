namespace ChildProtection.Platform.Territory;

/// <summary>The packs there are (« content/territories »).</summary>
internal static class TerritoryPacks
{
    private const string Folder = "territories";

    public static IReadOnlyList<string> Codes(ContentFolder content) =>
        [.. content.Files(Folder, ".yaml").Select(file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>Every pack that can be read; what is wrong with the others goes to <paramref name="findings"/>.</summary>
    public static IReadOnlyList<TerritoryPack> All(ContentFolder content, ICollection<FileFinding> findings) =>
        [.. Codes(content).Select(code => Read(content, code, findings)).OfType<TerritoryPack>()];

    /// <summary>The pack this instance runs.</summary>
    /// <exception cref="StartRefusedException">None is chosen, it is not there, or it is wrong.</exception>
    public static TerritoryPack Chosen(ContentFolder content, string? code)
    {
        var codes = Codes(content);
        var found = codes.Count > 0 ? $"Territoires trouvés : {string.Join(", ", codes)}." : $"Aucun territoire dans {content.Root}/{Folder}.";
        if (string.IsNullOrWhiteSpace(code)) throw new StartRefusedException($"Territory:Pack est vide : choisissez un territoire. {found}");
        if (!codes.Contains(code, StringComparer.Ordinal))
            throw new StartRefusedException($"Territory:Pack : le territoire « {code} » n’existe pas. {found}");

        var findings = new List<FileFinding>();
        var pack = Read(content, code, findings);
        return pack is not null && findings.Count == 0
            ? pack
            : throw new StartRefusedException([.. findings.OrderBy(finding => finding.Line).Select(finding => finding.ToString())]);
    }

    private static TerritoryPack? Read(ContentFolder content, string code, ICollection<FileFinding> findings)
    {
        var file = Path.Combine(content.Root, Folder, $"{code}.yaml");
        return TerritoryPackReader.Read(content.Shown(file), code, File.ReadAllText(file), findings);
    }
}
