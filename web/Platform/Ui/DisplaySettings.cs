using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;

namespace ChildProtection.Platform.Ui;

public enum Colours
{
    [Display(Name = "Comme sur mon appareil")] Device,
    [Display(Name = "Clair")] Light,
    [Display(Name = "Sombre")] Dark,
    [Display(Name = "Fort : noir sur blanc")] Strong,
}

public enum TextSize
{
    [Display(Name = "Normale")] Normal,
    [Display(Name = "Grande")] Large,
    [Display(Name = "Très grande")] Larger,
}

public enum Typeface
{
    [Display(Name = "Atkinson : des lettres bien différentes")] Atkinson,
    [Display(Name = "Celle de mon appareil")] Device,
    [Display(Name = "OpenDyslexic")] Dyslexic,
}

public enum Spacing
{
    [Display(Name = "Normal")] Normal,
    [Display(Name = "Plus d’espace")] Wide,
}

public enum Pictures
{
    [Display(Name = "Avec les images")] With,
    [Display(Name = "Sans les images")] Without,
}

/// <summary>
/// How this device shows the portal (« Affichage »): a cookie of choices, never of a person, read by the server so that
/// the page arrives as chosen. An unknown or broken value counts as « no choice ».
/// </summary>
public sealed record DisplaySettings(Colours Colours, TextSize Size, Typeface Typeface, Spacing Spacing, Pictures Pictures)
{
    public const string CookieName = "__Host-affichage";
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    public static readonly DisplaySettings Usual = new(default, default, default, default, default);

    private static readonly string?[] ColourWords = [null, "clair", "sombre", "fort"];
    private static readonly string?[] SizeWords = [null, "grand", "tres-grand"];
    private static readonly string?[] TypefaceWords = [null, "telephone", "dyslexie"];
    private static readonly string?[] SpacingWords = [null, "large"];
    private static readonly string?[] PictureWords = [null, "sans"];

    /// <summary>The words of the style sheet (« data-theme », …); null leaves the attribute out.</summary>
    public string? ThemeWord => ColourWords[(int)Colours];
    public string? SizeWord => SizeWords[(int)Size];
    public string? TypefaceWord => TypefaceWords[(int)Typeface];
    public string? SpacingWord => SpacingWords[(int)Spacing];
    public string? PicturesWord => PictureWords[(int)Pictures];

    private IEnumerable<(string Key, string? Word)> Chosen =>
        new[] { ("theme", ThemeWord), ("taille", SizeWord), ("police", TypefaceWord), ("espace", SpacingWord), ("images", PicturesWord) }
            .Where(choice => choice.Item2 is not null);

    public static DisplaySettings Of(HttpContext context) => Parse(context.Request.Cookies[CookieName]);

    public static DisplaySettings Parse(string? cookie)
    {
        var values = QueryHelpers.ParseQuery(cookie);
        return new(
            (Colours)Index(ColourWords, "theme"), (TextSize)Index(SizeWords, "taille"), (Typeface)Index(TypefaceWords, "police"),
            (Spacing)Index(SpacingWords, "espace"), (Pictures)Index(PictureWords, "images"));

        int Index(string?[] words, string key) =>
            values.TryGetValue(key, out var word) ? Math.Max(0, Array.IndexOf(words, word.ToString())) : 0;
    }

    /// <summary>What the cookie holds: « theme=sombre&amp;taille=grand »; only what differs from usual.</summary>
    public override string ToString() => string.Join('&', Chosen.Select(choice => $"{choice.Key}={choice.Word}"));

    /// <summary>For the <c>html</c> element: « data-theme="sombre" ». Only our own words, so nothing to encode.</summary>
    public IHtmlContent Attributes => new HtmlString(string.Join(' ', Chosen.Select(choice => $"data-{choice.Key}=\"{choice.Word}\"")));

    public void Keep(HttpResponse response) => response.Cookies.Append(CookieName, ToString(), Cookie(Kept));

    public static void Forget(HttpResponse response) => response.Cookies.Delete(CookieName, Cookie(age: null));

    private static CookieOptions Cookie(TimeSpan? age) =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };
}
