using ChildProtection.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>What a second start does to the schema.</summary>
internal static class MigrateAgain
{
    public static async Task MigratePortalDbAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().BringUpToDateAsync();
    }
}
