namespace ChildProtection.Features.Content;

/// <summary>A language in which some pages are also written (content/en, content/ar), and the portal's own words around them.</summary>
/// <param name="Code">« ar », for the folder, « lang » and « ?langue=ar ».</param>
/// <param name="Name">In itself: « العربية ».</param>
/// <param name="IsRightToLeft">Which way the page runs.</param>
/// <param name="Remember">Head of a « retenir » box.</param>
/// <param name="AskYoung">Head of a « question » box.</param>
/// <param name="Call">Before a number.</param>
/// <param name="Text">Before a number that takes SMS.</param>
/// <param name="Free">A free call.</param>
/// <param name="AllNumbers">The link to « /aide ».</param>
/// <param name="ToReread">What every page says while nobody concerned has reread the translation.</param>
/// <param name="InFrench">The link to the French page.</param>
public sealed record ContentLanguage(
    string Code, string Name, bool IsRightToLeft, string Remember, string AskYoung, string Call, string Text, string Free, string AllNumbers, string ToReread, string InFrench)
{
    public const string FrenchCode = "fr";

    public static readonly ContentLanguage French = new(
        FrenchCode, "Français", false, "À retenir", "Tu peux demander\u00A0:", "Appeler le", "Écrire un SMS au", "C’est gratuit.", "Tous les numéros d’aide", "", "En français");

    /// <summary>« Traduction à relire » stands in every translated page until somebody concerned has reread it.</summary>
    public static readonly IReadOnlyList<ContentLanguage> Translations =
    [
        new("en", "English", false, "Remember", "You can ask:", "Call", "Send a text message to", "It is free.", "All help numbers",
            "Translation to be reread by people who speak this language. The French page counts.", "In French"),
        new("ar", "العربية", true, "تذكّر", "يمكنك أن تسأل:", "اتصل بالرقم", "أرسل رسالة نصية إلى", "المكالمة مجانية.", "كل أرقام المساعدة",
            "هذه الترجمة تحتاج إلى مراجعة. الصفحة الفرنسية هي المرجع.", "بالفرنسية"),
    ];

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Null for a language that no page is written in.</summary>
    public static ContentLanguage? Find(string? code) => Translations.FirstOrDefault(language => language.Code == code);
}
