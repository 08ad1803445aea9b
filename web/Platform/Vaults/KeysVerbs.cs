using System.Globalization;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Platform.Vaults;

/// <summary>« keys rotate »: each month, by the installation's timer.</summary>
internal sealed class KeysRotateVerb(IServiceProvider services) : IVerb
{
    public string Name => "keys rotate";

    public string Help =>
        "keys rotate\n  Makes the next key epoch in the vault folder and wraps every key with it, while the portal runs.\n" +
        "  Stopped half-way, it goes on where it was. Then renew the two sealed copies of the folder.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0) return await KeysVerbs.WrongUseAsync(Help, output);
        await PortalStart.PrepareDataAsync(services);
        var (epoch, moved) = await services.GetRequiredService<RotateKeys>().RunAsync();
        await output.WriteLineAsync($"Epoch {epoch}: {moved} keys wrapped. Renew the sealed copies of the vault folder.");
        return 0;
    }
}

/// <summary>« keys status »: which epochs there are and what they wrap.</summary>
internal sealed class KeysStatusVerb(IServiceProvider services) : IVerb
{
    public string Name => "keys status";

    public string Help => "keys status\n  One line for each key epoch: how many keys it wraps, and from which day it may be destroyed.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0) return await KeysVerbs.WrongUseAsync(Help, output);
        await PortalStart.PrepareDataAsync(services);
        var (db, epochs) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<KeyEpochs>());
        var counts = await db.PersonKeys.GroupBy(key => key.Epoch).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        foreach (var epoch in epochs.All)
        {
            var left = await services.GetRequiredService<RotateKeys>().LeftAtAsync(epoch);
            var after = left is { } day ? $", may be destroyed from {(day + RotateKeys.BackupLife).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
            var newest = epoch == epochs.Current ? ", newest" : "";
            await output.WriteLineAsync($"Epoch {epoch}: {counts.GetValueOrDefault(epoch)} keys{newest}{after}");
        }
        await output.WriteLineAsync($"Erasures in the ledger: {(await services.GetRequiredService<ErasureLedger>().ReadAsync()).Count}");
        return 0;
    }
}

/// <summary>« keys destroy »: ends an old epoch, and with it every erased person in the backups of its time.</summary>
internal sealed class KeysDestroyVerb(IServiceProvider services) : IVerb
{
    public string Name => "keys destroy";

    public string Help =>
        "keys destroy <epoch>\n  Destroys an old key epoch for ever. Refused while it wraps a key, and for 35 days after the last one left it.\n" +
        "  Destroy it in the sealed copies of the folder too.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var typed] || !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
            return await KeysVerbs.WrongUseAsync(Help, output);
        await PortalStart.PrepareDataAsync(services);
        await services.GetRequiredService<RotateKeys>().DestroyAsync(epoch);
        await output.WriteLineAsync($"Epoch {epoch} is destroyed here. Destroy it in the sealed copies too.");
        return 0;
    }
}

internal static class KeysVerbs
{
    public static async Task<int> WrongUseAsync(string help, TextWriter output)
    {
        await output.WriteLineAsync(help);
        return VerbRunner.WrongUse;
    }
}
