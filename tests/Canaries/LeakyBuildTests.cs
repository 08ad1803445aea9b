namespace ChildProtection.Tests.Canaries;

/// <summary>
/// Control: each mistake built in on purpose is caught by the same journey and the same search, where it leaks. Several share
/// a build, never two in the same kind of place, so that what is seen there is that mistake and no other.
/// </summary>
public sealed class LeakyBuildTests
{
    [Fact]
    public async Task Every_leaky_variant_is_caught()
    {
        var missed = new List<string>();
        var builds = Leak.All.GroupBy(leak => leak.Seen).SelectMany(spot => spot.Index()).GroupBy(one => one.Index, one => one.Item).ToList();
        foreach (var leaks in builds)
        {
            using var portal = new LeakyPortal([.. leaks]);
            var trial = await CanaryTrial.RunAsync(portal, families: 1, goesOn: true);
            var faults = (await trial.SearchAsync()).Faults;
            missed.AddRange(leaks.Where(leak => !faults.Any(fault => fault.Spot == leak.Seen && fault.Canary.Kind == leak.What))
                .Select(leak => $"{leak.Name}: {faults.Count} faults, none a {leak.What} in {leak.Seen} {trial.Stopped}"));
        }
        Console.WriteLine($"{nameof(LeakyBuildTests)}: {Leak.All.Count - missed.Count} of {Leak.All.Count} leaky variants caught, in {builds.Count} builds.");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
