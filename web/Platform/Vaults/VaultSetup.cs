using ChildProtection.Platform.Verbs;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Vaults;

internal static class VaultSetup
{
    /// <summary>
    /// Keys, vault, ledger, verbs. The keys are read, or made for a new installation, when first needed; a database that
    /// needs keys which are not in the folder stops the program with one line (<see cref="StartRefusedException"/>).
    /// </summary>
    public static void AddVault(this WebApplicationBuilder builder)
    {
        var (environment, configuration) = (builder.Environment, builder.Configuration);
        builder.Services.AddSingleton(_ =>
        {
            var folder = VaultFolder.PathOf(environment, configuration);
            string[] missing = [.. VaultCheck.Missing(folder, environment, configuration)];
            return missing.Length == 0 ? KeyEpochs.Open(folder) : throw new StartRefusedException(missing);
        });
        builder.Services.AddSingleton(services => DirectoryKeys.Open(VaultFolder.PathOf(environment, configuration), services.GetRequiredService<KeyEpochs>()));
        builder.Services.AddSingleton(services => services.GetRequiredService<DirectoryKeys>().Index);
        builder.Services.AddSingleton<ILookupNormalizer>(services => services.GetRequiredService<BlindIndex>()); // before Identity's own
        builder.Services.AddSingleton(services => new ErasureLedger(
            VaultFolder.LedgerOf(environment, configuration), services.GetRequiredService<DirectoryKeys>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<DataKeyCache>();
        builder.Services.AddScoped<PersonKeyRing>();
        builder.Services.AddScoped(services => new Vault(
            services.GetRequiredService<PersonKeyRing>(), services.GetRequiredService<PortalDb>(), services.GetRequiredService<ErasureLedger>()));
        builder.Services.AddScoped<ErasedRows>();
        builder.Services.AddScoped<RotateKeys>();
        builder.Services.AddScoped<IStartTask, VaultStart>();
        builder.Services.AddScoped<IStartTask, SealClearText>();
        builder.Services.AddScoped<IStartTask, ReplayErasures>();
        builder.Services.AddScoped<IInvariant, EveryKeyOpens>();
        builder.Services.AddScoped<IInvariant, NobodyErasedIsBack>();
        builder.Services.AddScoped<IInvariant, NothingErasedIsBack>();
        builder.Services.AddScoped<IVerb, KeysRotateVerb>();
        builder.Services.AddScoped<IVerb, KeysStatusVerb>();
        builder.Services.AddScoped<IVerb, KeysDestroyVerb>();
    }
}
