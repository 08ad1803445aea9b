using System.Globalization;

namespace ChildProtection.Tests.Support;

/// <summary>What Linux says of the processor time of processes.</summary>
internal static class ProcessorTime
{
    private const int Tick = 10; // milliseconds: USER_HZ is 100 on every Linux that runs .NET

    /// <summary>In milliseconds, of one process.</summary>
    public static double Of(int process) => Read(process) is { } stat ? (stat.User + stat.System) * Tick : 0;

    /// <summary>In milliseconds, of one process and all it started, those that ended included.</summary>
    public static double OfTree(int root)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(Read).OfType<Stat>().ToLookup(stat => stat.Parent);
        var sum = Read(root) is { } first ? first.User + first.System + first.Ended : 0;
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var parent))
            foreach (var child in all[parent])
            {
                sum += child.User + child.System + child.Ended;
                waiting.Push(child.Id);
            }
        return sum * Tick;
    }

    /// <summary>Who started it.</summary>
    public static int ParentOf(int process) => Read(process)?.Parent ?? throw new InvalidOperationException($"There is no process {process}.");

    private sealed record Stat(int Id, int Parent, long User, long System, long Ended);

    private static Stat? Read(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int at) => long.Parse(fields[at], CultureInfo.InvariantCulture);
            return new Stat(process, (int)Number(1), Number(11), Number(12), Number(13) + Number(14));
        }
        catch (IOException)
        {
            return null; // it has ended meanwhile
        }
    }
}
