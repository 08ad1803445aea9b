using System.Text.RegularExpressions;

namespace ChildProtection.Features.Content;

/// <summary>The names of the pictures that were drawn (« wwwroot/images/icones.svg »).</summary>
internal static partial class IconSprite
{
    private const string Sprite = "images/icones.svg";

    public static IReadOnlySet<string> Names(IWebHostEnvironment environment, ICollection<FileFinding> findings)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(Sprite);
        if (!file.Exists)
        {
            findings.Add(new FileFinding($"web/wwwroot/{Sprite}", 1, "le fichier des images n’est pas là"));
            return new HashSet<string>(StringComparer.Ordinal);
        }
        using var reader = new StreamReader(file.CreateReadStream());
        return Symbol.Matches(reader.ReadToEnd()).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("<symbol id=\"(?<name>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Symbol { get; }
}
