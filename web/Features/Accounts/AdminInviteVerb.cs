using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Accounts;

/// <summary>« admin invite »: another code for an administrator, for whoever can already run commands on the server.</summary>
internal sealed class AdminInviteVerb(IServiceProvider services) : IVerb
{
    public string Name => "admin invite";

    public string Help => "admin invite\n  Prints a single-use code that makes one administrator account within 24 hours. Earlier unused codes become void.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0)
        {
            await output.WriteLineAsync(Help);
            return 2;
        }
        foreach (var line in await PortalStart.PrepareDataAsync(services)) await output.WriteLineAsync(line); // the verb may come before the first start
        await output.WriteLineAsync(await services.GetRequiredService<FirstAdministrator>().PrintAsync());
        return 0;
    }
}
