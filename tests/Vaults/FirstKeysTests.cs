using ChildProtection.Platform.Vaults;

namespace ChildProtection.Tests.Vaults;

/// <summary>Processes that start at the same instant on a new machine hold the same keys: what one seals, the others open.</summary>
public sealed class FirstKeysTests : IDisposable
{
    private const int Rounds = 60;
    private const int Starters = 8;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-first-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Those_who_make_the_first_keys_at_once_all_get_the_same_ones()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var vault = Path.Combine(folder.FullName, $"{round}");
            using var start = new Barrier(Starters);

            var names = await Task.WhenAll(Enumerable.Range(0, Starters).Select(_ => Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                return DirectoryKeys.Open(vault, KeyEpochs.Open(vault)).Index.Of("Loutre du matin");
            }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.Single(names.Distinct());
            Assert.Equal(["directory.keys", "epoch-0001.key", "lock"], Directory.EnumerateFiles(vault).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        }
    }
}
