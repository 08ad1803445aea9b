namespace ChildProtection.Platform;

/// <summary>What happens between « built » and « serving »: schema, demonstration data, start tasks, and what to tell the person who starts it.</summary>
internal static class PortalStart
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var lines = new List<string>(await PrepareDataAsync(scope.ServiceProvider));
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<TerritoryPack>().IsFictional)
            lines.AddRange(await DemoSeed.RunAsync(scope.ServiceProvider));
        foreach (var task in scope.ServiceProvider.GetServices<IStartTask>().Where(task => task.Order >= 0).OrderBy(task => task.Order))
            lines.AddRange(await task.RunAsync());

        app.Lifetime.ApplicationStarted.Register(() => Tell(app, lines));
    }

    /// <summary>
    /// For the server and for verbs alike, before anybody reads or writes people: schema, then the start tasks of negative
    /// order (keys, sealing of clear text, erasures replayed). What it returns is for the person who starts the portal.
    /// </summary>
    public static async Task<IReadOnlyList<string>> PrepareDataAsync(IServiceProvider scoped)
    {
        await scoped.MigratePortalDbAsync();
        var lines = new List<string>();
        foreach (var task in scoped.GetServices<IStartTask>().Where(task => task.Order < 0).OrderBy(task => task.Order))
            lines.AddRange(await task.RunAsync());
        return lines;
    }

    private static void Tell(WebApplication app, List<string> lines)
    {
        // Outside Development the standard output is for logs, one JSON object a line.
        var to = app.Environment.IsDevelopment() ? Console.Out : Console.Error;
        if (app.Environment.IsDevelopment())
            foreach (var address in app.Urls) to.WriteLine($"Nos Voix: {address}");
        foreach (var line in lines) to.WriteLine(line);
    }
}

/// <summary>Runs every feature's demonstration data, in order.</summary>
internal static class DemoSeed
{
    public static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services)
    {
        var features = services.GetServices<IDemoData>().OrderBy(feature => feature.Order).ToList();
        foreach (var feature in features) await feature.SeedAsync();
        var db = services.GetRequiredService<PortalDb>();
        if (!await db.InstanceSettings.AnyAsync(setting => setting.Key == InstanceSetting.DemoData))
        {
            db.InstanceSettings.Add(new InstanceSetting { Key = InstanceSetting.DemoData, Value = "yes" });
            await db.SaveChangesAsync();
        }
        return [.. features.SelectMany(feature => feature.Notes)];
    }
}
