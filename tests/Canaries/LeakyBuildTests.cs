namespace ChildProtection.Tests.Canaries;

/// <summary>Control: each build that leaks on purpose is caught, by the same journey and the same search, where it leaks.</summary>
public sealed class LeakyBuildTests
{
    [Fact]
    public async Task Every_leaky_build_is_caught()
    {
        var missed = new List<string>();
        foreach (var leak in Leak.All)
        {
            using var portal = new LeakyPortal(leak);
            var trial = await CanaryTrial.RunAsync(portal, families: 1, goesOn: true);
            var faults = (await trial.SearchAsync()).Faults;
            if (!faults.Any(fault => fault.Spot == leak.Seen && fault.Canary.Kind == leak.What))
                missed.Add($"{leak.Name}: {faults.Count} faults, none a {leak.What} in {leak.Seen} {trial.Stopped}");
        }
        Console.WriteLine($"{nameof(LeakyBuildTests)}: {Leak.All.Count - missed.Count} of {Leak.All.Count} leaky variants caught.");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
