namespace ChildProtection.Features.Content;

/// <summary>Files of content/ that another feature reads; « content check » reads them with the rest.</summary>
public interface ICheckedContent
{
    /// <summary>Reads them for every territory; what is wrong goes to <paramref name="findings"/>. What there is, for the last line: « 84 affirmations ».</summary>
    string Check(ContentFolder content, ContentNames names, IReadOnlyList<string> territories, ICollection<FileFinding> findings);
}

/// <summary>What files of content/ may name.</summary>
/// <param name="Icons">Of the sprite.</param>
/// <param name="Leaflets">Slugs of the practical sheets for the young.</param>
public sealed record ContentNames(IReadOnlySet<string> Icons, IReadOnlySet<string> Leaflets);
