using System.Globalization;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Votes.Results;

/// <summary>« vote verify »: counts the record of a vote again.</summary>
internal sealed class VoteVerifyVerb : IVerb
{
    private const string Open = "--open";
    private const long LongestFile = 50_000_000;

    public string Name => "vote verify";

    public string Help =>
        "vote verify FILE [--open]\n  Counts the record of a vote again, apart from the portal, and prints one line: tickets against seal, numbers against the result.\n" +
        "  --open decrypts the sealed ballots of the bureau’s record: two lines on the standard input, «\u00A0NUMBER words\u00A0», one for each of two members.\n" +
        "  Exit code 0 when everything holds, 1 when something does not, 2 for wrong use.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not ([_] or [_, Open]) || arguments[0].StartsWith('-') || !File.Exists(arguments[0]) || new FileInfo(arguments[0]).Length > LongestFile)
        {
            await output.WriteLineAsync(Help);
            return VerbRunner.WrongUse;
        }
        RecordCheck.Part? first = null, second = null;
        if (arguments.Count == 2 && ((first = Read(await Console.In.ReadLineAsync())) is null || (second = Read(await Console.In.ReadLineAsync())) is null || first.Number == second.Number))
        {
            await output.WriteLineAsync(Help);
            return VerbRunner.WrongUse;
        }
        var verdict = RecordCheck.Check(await File.ReadAllBytesAsync(arguments[0]), first, second);
        await output.WriteLineAsync(verdict.Line);
        return verdict.Holds ? VerbRunner.Done : VerbRunner.Failed;
    }

    private static RecordCheck.Part? Read(string? line) =>
        line?.Trim().Split(' ', 2) is [var number, var words] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is >= 1 and <= 3 ? new(place, words) : null;
}
