namespace ChildProtection.Tests.Support;

/// <summary>For each route parameter a value of the right shape that names nothing that exists.</summary>
internal static class UnknownValues
{
    private const string Id = "01980000-0000-7000-8000-00000000dead";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["annee"] = "2026", ["mois"] = "12", ["jour"] = "2026-12-24", ["numero"] = "999999", ["page"] = "999", ["etape"] = "1", ["statut"] = "404", ["status"] = "404", ["code"] = "404",
    };

    public static string Of(string parameter) =>
        ByName.TryGetValue(parameter, out var value) ? value : parameter.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? Id : "inconnu";
}
