namespace ChildProtection.Platform.Vaults;

/// <summary>Ties this database to its directory key, and says once that the keys need two sealed copies (reference DATA-15).</summary>
internal sealed class VaultStart(PortalDb db, DirectoryKeys keys, IHostEnvironment environment, IConfiguration configuration) : IStartTask
{
    public int Order => -2_000;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var fingerprint = keys.Cipher.Fingerprint;
        var known = await db.FactAsync(VaultCheck.Setting);
        var folder = VaultFolder.PathOf(environment, configuration);
        if (known == fingerprint) return [];
        if (known is not null)
            throw new StartRefusedException($"Security:VaultFolder: {folder} belongs to another database: the names here were sealed with other keys.");
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ({VaultCheck.Setting}, {fingerprint}) ON CONFLICT DO NOTHING");
        return [$"Vault: its keys are in {folder}. Keep two sealed copies, away from the database's backups: without them nothing can be read."];
    }
}
