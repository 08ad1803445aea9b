using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Administration;

/// <summary>Lets the first administrator of a new installation in; the code is made by <see cref="IFirstAdministrator"/>.</summary>
internal sealed class InviteAdministrator(IEnumerable<IFirstAdministrator> doors, PortalDb db) : IVerb
{
    public string Name => "administrator invite";

    public string Help => """
        administrator invite
          Prints, once, the single-use code of the first administrator of this installation.
          Refuses when an active administrator exists: administrators then invite each other in the portal.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count > 0)
        {
            await output.WriteLineAsync(Help);
            return 2;
        }
        if (doors.SingleOrDefault() is not { } door)
        {
            await output.WriteLineAsync("This build has no feature that invites people.");
            return 1;
        }

        await db.Database.MigrateAsync(); // the verb may come before the first start
        await output.WriteLineAsync(await door.InviteAsync());
        return 0;
    }
}
