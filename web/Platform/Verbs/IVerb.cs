namespace ChildProtection.Platform.Verbs;

/// <summary>
/// A word of the program that does one thing and serves no page: <c>dotnet run --project web -- content check</c>.
/// Exit codes: 0 done, 1 what it checks does not hold, 2 wrong use.
/// </summary>
public interface IVerb
{
    /// <summary>One or two words: « content check ».</summary>
    string Name { get; }

    /// <summary>How to use it and what it does, for <c>--help</c>.</summary>
    string Help { get; }

    Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output);
}
