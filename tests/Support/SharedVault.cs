using ChildProtection.Platform.Vaults;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>The vault folder that the portals of one test run share.</summary>
internal static class SharedVault
{
    private static readonly DirectoryInfo Made = Directory.CreateTempSubdirectory("nosvoix-vault-");

    static SharedVault() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Made.Delete(recursive: true);

    public static string Folder => Made.FullName;

    /// <summary>A vault of its own scope, as one request has.</summary>
    public static async Task<T> WithVaultAsync<T>(this Portal portal, Func<Vault, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Vault>());
    }

    /// <summary>What is stored to find this address.</summary>
    public static string IndexOf(this Portal portal, string text) => portal.Services.GetRequiredService<BlindIndex>().Of(text);
}
