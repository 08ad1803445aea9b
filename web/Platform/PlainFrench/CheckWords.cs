namespace ChildProtection.Platform.PlainFrench;

/// <summary>Checks what somebody writes in the portal, with the words that the portal explains. Keeps nothing and logs nothing.</summary>
public sealed class CheckWords(IExplainedWords explained)
{
    /// <summary>The longest text that is looked at; what comes after is not.</summary>
    public const int MostCharacters = 40_000;

    /// <summary>A field, or a piece of a page.</summary>
    public PlainReport Field(string text, PlainReader? reader, bool isMarkdown) =>
        PlainFrenchChecker.Check(Cut(text), new CheckOptions { Reader = reader, IsMarkdown = isMarkdown, IsFragment = true, Glossary = explained.Words });

    /// <summary>A whole page with its head, which says who reads.</summary>
    public PlainReport Page(string text) => PlainFrenchChecker.Check(Cut(text), new CheckOptions { Glossary = explained.Words });

    /// <summary>« jeune », « parent » or « pro »; null when it may be any of them: then neither « tu » nor « vous » is asked for.</summary>
    public static PlainReader? ReaderOf(string? audience) => PlainFrenchChecker.ReaderOf(audience ?? "");

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
