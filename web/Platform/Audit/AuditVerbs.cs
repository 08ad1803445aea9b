using ChildProtection.Platform.Verbs;

namespace ChildProtection.Platform.Audit;

/// <summary>« audit verify »: is the log whole and as it was written?</summary>
internal sealed class AuditVerifyVerb(IServiceProvider services, TimeProvider clock) : IVerb
{
    public string Name => "audit verify";

    public string Help =>
        "audit verify\n  Reads the whole audit log, holds it against the heads published outside the database, and names the first entry\n" +
        "  that does not hold. Exit code 0 when everything holds, 1 otherwise.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0) return await Refusal.SayAsync(Help, output);
        var missing = await AuditGuards.MissingAsync(services.GetRequiredService<PortalDb>());
        var since = clock.GetTimestamp();
        var verdict = await services.GetRequiredService<VerifyAudit>().RunAsync();
        foreach (var guard in missing) await output.WriteLineAsync($"BROKEN: the guard {guard} is not in the database (the next start makes it again).");
        await output.WriteLineAsync(verdict.FirstBroken is { } broken ? $"BROKEN: {broken}." : $"The audit log holds: {verdict.Entries} entries, the last is {verdict.LastSeq}.");
        await output.WriteLineAsync($"Head {Convert.ToHexStringLower(verdict.LastHash)}, held against {verdict.Published} published heads, in {clock.GetElapsedTime(since).TotalSeconds:0.0} s.");
        return verdict.IsSound && missing.Count == 0 ? 0 : 1;
    }
}

/// <summary>« audit publish »: writes the head to the file outside the database, now.</summary>
internal sealed class AuditPublishVerb(IServiceProvider services, AuditHeadFile file) : IVerb
{
    private const string AfterRestore = "--after-restore";

    public string Name => "audit publish";

    public string Help =>
        "audit publish [--after-restore]\n  Adds the number and hash of the last entry to the head file (Audit:HeadFile). --after-restore first puts the file\n" +
        "  aside under a dated name and writes down that a backup was restored: the log went back, and everybody may know it.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not ([] or [AfterRestore])) return await Refusal.SayAsync(Help, output);
        if (arguments is [AfterRestore])
        {
            if (await services.GetRequiredService<BeginAgain>().RunAsync() is { } aside) await output.WriteLineAsync($"The heads published before are kept in {aside}.");
        }
        await output.WriteLineAsync(await PublishAuditHead.PublishAsync(services) ? $"Published to {file.Path}." : "Nothing new to publish.");
        return 0;
    }
}

/// <summary>« audit purge »: closes the segment of the entries that are too old.</summary>
internal sealed class AuditPurgeVerb(IServiceProvider services) : IVerb
{
    private const string DryRun = "--dry-run";

    public string Name => "audit purge";

    public string Help => "audit purge [--dry-run]\n  Removes the entries older than Audit:KeptMonths behind a checkpoint. --dry-run only counts them.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not ([] or [DryRun])) return await Refusal.SayAsync(Help, output);
        var count = await services.GetRequiredService<CloseAuditSegment>().RunAsync(dryRun: arguments is [DryRun]);
        await output.WriteLineAsync(arguments is [DryRun] ? $"{count} entries would be removed." : $"{count} entries removed.");
        return 0;
    }
}

file static class Refusal
{
    public static async Task<int> SayAsync(string help, TextWriter output)
    {
        await output.WriteLineAsync(help);
        return VerbRunner.WrongUse;
    }
}
