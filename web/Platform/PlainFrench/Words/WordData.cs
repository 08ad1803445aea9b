using System.Reflection;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>Our word lists, written by us and shipped inside the program: one entry a line, « # » begins a remark, « @ » a section.</summary>
internal static class WordData
{
    /// <summary>The lines of a list, with the section each stands in.</summary>
    public static IEnumerable<(string Section, string Line)> Lines(string list)
    {
        var name = $"{typeof(WordData).Namespace}.Data.{list}.txt";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The word list {name} is not in the program.");
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim().Replace('’', '\'');
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '@') section = line[1..].Trim();
            else yield return (section, line);
        }
    }

    /// <summary>Lines of the form « mot = remplacement ».</summary>
    public static IEnumerable<(string Section, string Word, string Better)> Pairs(string list) =>
        from entry in Lines(list)
        let parts = entry.Line.Split('=', 2, StringSplitOptions.TrimEntries)
        select (entry.Section, parts[0], parts.Length > 1 ? parts[1].Replace('\'', '’') : "");

    /// <summary>Entries that stand several on a line.</summary>
    public static IEnumerable<(string Section, string Word)> Words(string list) =>
        from entry in Lines(list)
        from word in entry.Line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (entry.Section, word);
}
