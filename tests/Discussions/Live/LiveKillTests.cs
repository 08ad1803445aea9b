using System.Globalization;
using System.Runtime.Versioning;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Votes;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>
/// Nothing acknowledged is lost, nothing is seen twice, everybody sees the same order, whatever is killed: twenty people on two processes with
/// PostgreSQL and on one with SQLite, one process ended twice. « bash tests/perf/live/run » is the long version: 1,000 people, 50 messages a
/// second, ten minutes. <see cref="LiveLedgerTests"/> is the control: whoever judges finds what is lost, doubled or in another order.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class LiveKillTests(LivingPortal file, LivingPostgresPortal server) : IClassFixture<LivingPortal>, IClassFixture<LivingPostgresPortal>
{
    /// <summary>Restarts PostgreSQL; only a run that has one of its own says how.</summary>
    private static readonly string? Restart = Environment.GetEnvironmentVariable("NOSVOIX_PG_RESTART");
    private static readonly int Minutes = Setting("NOSVOIX_LIVE_MINUTES", 0);
    private static readonly int People = Setting("NOSVOIX_LIVE_PEOPLE", Minutes > 0 ? 1_000 : 20);

    /// <summary>A thousand people are in the rooms of a territory, not in one: P14 says what one of a thousand costs.</summary>
    private static readonly int Rooms = Setting("NOSVOIX_LIVE_ROOMS", Minutes > 0 ? 10 : 1);
    private static readonly int Kills = Setting("NOSVOIX_LIVE_KILLS", Minutes > 0 ? 20 : 2);

    [Fact]
    public async Task Two_processes_one_killed_after_the_other_lose_nothing()
    {
        var content = LiveRoom.Afternoon();
        using var first = LiveRoom.ProcessBeside(server, content, sharesFolder: false);
        using var second = LiveRoom.ProcessBeside(server, content, sharesFolder: false);
        var isLong = Minutes > 0;
        await new LiveRun
        {
            Portal = server, Processes = [first, second], People = People, Rooms = Rooms, PerSecond = isLong ? 50 : 20, Time = isLong ? TimeSpan.FromMinutes(Minutes) : TimeSpan.FromSeconds(6),
            Every = isLong ? TimeSpan.FromSeconds(30) : Soon, Ends = isLong ? 0 : Kills, InTheMiddle = Restart is null ? null : RestartAsync,
        }.JudgeAsync("LiveKillTests, PostgreSQL", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task One_process_on_a_file_killed_again_and_again_loses_nothing()
    {
        using var process = LiveRoom.ProcessBeside(file, LiveRoom.Afternoon(), sharesFolder: true);
        var isLong = Minutes > 0;
        var every = isLong ? TimeSpan.FromSeconds(12) : Soon;
        await new LiveRun
        {
            Portal = file, Processes = [process], People = Math.Min(People, 200), PerSecond = 20, Time = isLong ? every * (Kills + 0.9) : TimeSpan.FromSeconds(4), Every = every, Ends = isLong ? 0 : Kills,
        }.JudgeAsync("LiveKillTests, SQLite", TestContext.Current.CancellationToken);
    }

    /// <summary>After people began to talk; well before they end.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static async Task RestartAsync()
    {
        using var restart = System.Diagnostics.Process.Start(Restart!)!;
        await restart.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, restart.ExitCode);
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var many) ? many : usual;
}
