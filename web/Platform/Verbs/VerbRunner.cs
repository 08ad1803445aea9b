namespace ChildProtection.Platform.Verbs;

/// <summary>
/// Runs one word of the program (<see cref="IVerb"/>) on the portal's own container, without serving pages or starting
/// jobs. The verb comes first on the command line: <c>content check --strict</c>.
/// </summary>
internal static class VerbRunner
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    private const string HelpOption = "--help";

    /// <summary>Settings (<c>--urls …</c>, <c>/key value</c>, <c>key=value</c>) are not verbs; <c>--help</c> alone is a question about them.</summary>
    public static bool IsVerb(IReadOnlyList<string> arguments) =>
        arguments is [HelpOption, ..] || (arguments is [var first, ..] && first.Length > 0 && first[0] is not ('-' or '/') && !first.Contains('='));

    /// <summary>The exit code: what the verb says, 1 when a rule refuses, 2 when there is no such verb.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        await using var scope = services.CreateAsyncScope();
        var verbs = scope.ServiceProvider.GetServices<IVerb>().OrderBy(verb => verb.Name, StringComparer.Ordinal).ToList();
        if (arguments is [HelpOption, ..])
        {
            await ListAsync(verbs, output);
            return Done;
        }

        // « content check » before « content »: the longest name that fits.
        var verb = verbs.Where(verb => Fits(verb, arguments)).MaxBy(verb => verb.Name.Length);
        if (verb is null)
        {
            await errors.WriteLineAsync($"Unknown verb: {string.Join(' ', arguments.TakeWhile(word => !word.StartsWith('-')))}");
            await ListAsync(verbs, errors);
            return WrongUse;
        }

        var rest = arguments.Skip(verb.Name.Split(' ').Length).ToList();
        if (rest.Contains(HelpOption))
        {
            await output.WriteLineAsync(verb.Help);
            return Done;
        }

        try
        {
            return await verb.RunAsync(rest, output);
        }
        catch (BrokenRuleException refusal)
        {
            await errors.WriteLineAsync(refusal.Message);
            return Failed;
        }
    }

    private static bool Fits(IVerb verb, IReadOnlyList<string> arguments) =>
        verb.Name.Split(' ') is var words && arguments.Take(words.Length).SequenceEqual(words);

    private static async Task ListAsync(List<IVerb> verbs, TextWriter to)
    {
        await to.WriteLineAsync("Without a verb the portal serves its pages. Verbs (<verb> --help says more):");
        foreach (var verb in verbs) await to.WriteLineAsync($"  {verb.Name}");
        if (verbs.Count == 0) await to.WriteLineAsync("  (none)");
    }
}
