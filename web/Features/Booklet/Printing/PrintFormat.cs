namespace ChildProtection.Features.Booklet.Printing;

/// <summary>On which paper one edition of the booklet is printed.</summary>
/// <param name="Code">« a5 », as in « /livret/15-18.pdf?format=a5 ».</param>
/// <param name="Name">« Petit livret ».</param>
/// <param name="Paper">« A5 ».</param>
/// <param name="Icon">A name of the sprite.</param>
public sealed record PrintFormat(string Code, string Name, string Paper, string Icon)
{
    /// <summary>Half a sheet, to be folded: letters of 13 points.</summary>
    public static readonly PrintFormat Small = new("a5", "Petit livret", "A5", "livret");

    /// <summary>A whole sheet: letters of 18 points.</summary>
    public static readonly PrintFormat Large = new("a4", "Grandes lettres", "A4", "taille");

    public static readonly IReadOnlyList<PrintFormat> All = [Small, Large];

    /// <summary>Four pages of a folded booklet make one sheet.</summary>
    public int PagesPerSheet => this == Small ? 4 : 1;

    /// <summary>Without a word the small one; null for a format that is not printed.</summary>
    public static PrintFormat? Find(string? code) => string.IsNullOrEmpty(code) ? Small : All.FirstOrDefault(format => format.Code == code);
}
