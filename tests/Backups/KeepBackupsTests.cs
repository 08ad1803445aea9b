using ChildProtection.Platform.Backups;

namespace ChildProtection.Tests.Backups;

/// <summary>Reference §2.2: a backup lives 35 days; of a day that is over, the last one is enough.</summary>
public sealed class KeepBackupsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-kept-");

    [Fact]
    public void Old_ones_go_and_the_last_of_each_day_stays()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        for (var at = now.AddDays(-40); at <= now; at = at.AddHours(3)) File.WriteAllText(Path.Combine(folder.FullName, KeepBackups.NameAt(at)), "");
        File.WriteAllText(Path.Combine(folder.FullName, "nosvoix-notes.nvb"), "not ours");

        KeepBackups.Tidy(folder.FullName, now, 35);

        var left = folder.GetFiles().Select(file => file.Name).Where(name => name != "nosvoix-notes.nvb").Order(StringComparer.Ordinal).ToList();
        Assert.True(File.Exists(Path.Combine(folder.FullName, "nosvoix-notes.nvb")));
        Assert.True(string.CompareOrdinal(left[0], KeepBackups.NameAt(now.AddDays(-35))) > 0);
        Assert.Equal(8, left.Count(name => string.CompareOrdinal(name, KeepBackups.NameAt(now.AddDays(-1))) > 0));
        Assert.All(left.GroupBy(name => name[..16]).Where(day => string.CompareOrdinal(day.Key, KeepBackups.NameAt(now.AddDays(-1))[..16]) < 0), day => Assert.Single(day));
        Assert.Equal(35, left.Select(name => name[..16]).Distinct().Count() - (left[0][..16] == KeepBackups.NameAt(now.AddDays(-35))[..16] ? 1 : 0));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
