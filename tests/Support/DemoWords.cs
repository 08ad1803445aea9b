using ChildProtection.Platform;
using ChildProtection.Platform.Territory;

namespace ChildProtection.Tests.Support;

/// <summary>The demonstration pack as shipped: its words and ages fill the packs that tests make, so that the content still reads.</summary>
internal static class DemoWords
{
    public static TerritoryPack Pack { get; } = Read();

    private static TerritoryPack Read()
    {
        var findings = new List<FileFinding>();
        var pack = TerritoryPackReader.Read("demo.yaml", "demo", File.ReadAllText(Repository.Path("content/territories/demo.yaml")), findings);
        Assert.Empty(findings);
        return pack!;
    }
}
