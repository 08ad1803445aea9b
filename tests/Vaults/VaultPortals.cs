using ChildProtection.Platform;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>A portal whose vault folder is its own, for tests that rotate, destroy or lose keys.</summary>
public abstract class OwnVault : Portal
{
    private protected OwnVault(ITestDatabase database) : base(database) { }

    public string Folder => StoredFile("vault");

    protected override string VaultFolder => Folder;
}

public sealed class OwnVaultOnSqlite() : OwnVault(new SqliteFile());

public sealed class OwnVaultOnPostgres() : OwnVault(PostgresDatabase.WithTables());

/// <summary>Short ways for these tests.</summary>
internal static class Vaulted
{
    public static readonly VaultField Text = new("Statements", "Text");

    public static Task<byte[]> SealAsync(this Portal portal, Guid person, Guid row, string text) => portal.WithVaultAsync(vault => vault.SealAsync(Text, person, row, text));

    public static Task<string?> OpenAsync(this Portal portal, Guid person, Guid row, byte[] sealedText) => portal.WithVaultAsync(vault => vault.OpenAsync(Text, person, row, sealedText));

    public static Task DestroyAsync(this Portal portal, Guid person) => portal.WithVaultAsync(async vault => { await vault.DestroyKeyAsync(person); return 0; });

    /// <summary>As an act does that takes a row back.</summary>
    public static async Task NoteAsync(this Portal portal, string kind, Guid row)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErasedRows>().NoteAsync(kind, [row]);
    }

    /// <summary>What a start does before it serves.</summary>
    public static async Task<IReadOnlyList<string>> StartAgainAsync(this Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await PortalStart.PrepareDataAsync(scope.ServiceProvider);
    }

    /// <summary>Keys in memory are forgotten, as in a process that has just started.</summary>
    public static void ForgetKeys(this Portal portal, params Guid[] people)
    {
        foreach (var person in people) portal.Services.GetRequiredService<DataKeyCache>().Forget(person);
    }
}
