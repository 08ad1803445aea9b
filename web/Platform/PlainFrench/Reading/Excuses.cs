namespace ChildProtection.Platform.PlainFrench;

/// <summary>Reads « falc: ok F20 raison… » and « nombre-exact raison… » from a comment.</summary>
internal static class Excuses
{
    private const string Sign = "falc: ok";

    /// <summary>Remembers the exception that begins at this « &lt;!-- ».</summary>
    public static void Read(TextDocument document, int at, int end)
    {
        var words = document.Source.AsSpan(at + 4, end - at - 4).Trim();
        var rule = "F13";
        if (words.StartsWith(Sign, StringComparison.Ordinal))
        {
            words = words[Sign.Length..].Trim();
            var first = words.IndexOf(' ');
            rule = (first < 0 ? words : words[..first]).ToString();
        }
        else if (!words.StartsWith("nombre-exact", StringComparison.Ordinal)) return;
        var space = words.IndexOf(' ');
        document.Excuses.Add(new Excuse(rule, space < 0 ? "" : words[space..].Trim().ToString(), document.Place(at).Line, at, end));
    }
}
