namespace ChildProtection.Platform.Verbs;

/// <summary>« demo seed »: puts the fictional people in, and says how to sign in as each, with the code of this moment.</summary>
internal sealed class DemoSeedVerb(IServiceProvider services, IHostEnvironment environment, TerritoryPack territory) : IVerb
{
    public string Name => "demo seed";

    public string Help =>
        "demo seed\n  Adds the fictional people to the demonstration territory (Development only) and prints how to sign in as each.\n" +
        "  What is there stays: run it again whenever a fresh second code is needed.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0 || !environment.IsDevelopment() || !territory.IsFictional)
        {
            await output.WriteLineAsync(arguments.Count > 0 ? Help : "demo seed runs in Development, with a fictional territory, and nowhere else.");
            return 2;
        }
        foreach (var line in await PortalStart.PrepareDataAsync(services)) await output.WriteLineAsync(line);
        foreach (var line in await DemoSeed.RunAsync(services)) await output.WriteLineAsync(line);
        return 0;
    }
}
