using System.Text;

namespace ChildProtection.StartProfile;

/// <summary>
/// The runtime's own list of what it had to compile (DOTNET_JitStdOutFile), a line a method:
/// « 12: JIT compiled Name.Space.Type`1+Nested[args]:Method[args](args) [Tier0, …] ».
/// </summary>
internal static class HotMethods
{
    private const string Compiled = "JIT compiled ";

    /// <summary>« Name.Space.Type`1+Nested:Method », without what fills its type parameters.</summary>
    public static IReadOnlySet<string> Read(string path)
    {
        var methods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var at = line.IndexOf(Compiled, StringComparison.Ordinal);
            if (at < 0) continue;
            var signature = line.AsSpan(at + Compiled.Length);
            var end = signature.IndexOf('(');
            if (end > 0) methods.Add(Bare(signature[..end]));
        }
        return methods;
    }

    private static string Bare(ReadOnlySpan<char> name)
    {
        var bare = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var letter in name)
        {
            if (letter == '[') depth++;
            else if (letter == ']') depth--;
            else if (depth == 0) bare.Append(letter);
        }
        return bare.ToString();
    }
}
