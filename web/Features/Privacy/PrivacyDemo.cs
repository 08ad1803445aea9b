namespace ChildProtection.Features.Privacy;

/// <summary>In the demonstration, a parent asked twice: one answer came, one is awaited. All invented.</summary>
internal sealed class PrivacyDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    public int Order => 40;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (await db.RightsRequests.AnyAsync()) return;
        if (await db.Users.Where(account => account.Role == Role.Parent).OrderBy(account => account.CreatedAt).Select(account => (Guid?)account.Id).FirstOrDefaultAsync() is not { } parent) return;
        var decider = await db.Users.Where(account => account.Role == Role.Administrator).OrderBy(account => account.CreatedAt).Select(account => account.Id).FirstOrDefaultAsync();
        var answered = await AskAsync(parent, RightsKind.Correction, "Mon nom est mal écrit : Petit, sans s.", 40);
        answered.Decide(isGranted: true, await vault.SealAsync(PrivacyData.Answer, parent, answered.Id, "Bonjour, c’est corrigé. Merci de nous l’avoir dit."), decider, clock.GetUtcNow().AddDays(-31));
        await AskAsync(parent, RightsKind.Access, "Je voudrais lire le dossier de l’année dernière.", 6);
        await db.SaveChangesAsync();
    }

    private async Task<RightsRequest> AskAsync(Guid asker, RightsKind kind, string words, int daysAgo)
    {
        var id = SecretCode.NewId();
        return db.RightsRequests.Add(RightsRequest.Ask(id, asker, kind, await vault.SealAsync(PrivacyData.Words, asker, id, words), SecretCode.NewId(),
            territory.Today(clock).AddDays(-daysAgo), clock.GetUtcNow().AddDays(-daysAgo))).Entity;
    }
}
