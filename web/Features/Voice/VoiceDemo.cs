using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>What Lina, Sami and Claire said in the demonstration, and one answer. All invented.</summary>
internal sealed class VoiceDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private sealed record Line(string FirstName, RelationKind As, int DaysAgo, Audience Audience, string Text, string? Answer = null);

    private static readonly Line[] Lines =
    [
        new("Lina", RelationKind.Self, 12, Audience.CaseWorker,
            "Je voudrais voir ma petite sœur plus souvent. Une fois par mois, c’est long.",
            "Merci Lina. J’en parle avec l’équipe jeudi. Je te dis la suite vendredi, en vrai, pas par écrit."),
        new("Lina", RelationKind.Self, 3, Audience.Team, "Est-ce que je peux faire du théâtre le mercredi ? J’ai trouvé un cours à côté du collège."),
        new("Lina", RelationKind.Self, 1, Audience.OnlyMe, "Choses à dire à la réunion : ma chambre, le bus du matin, les vacances."),
        new("Sami", RelationKind.Self, 20, Audience.CaseWorker, "J’ai 18 ans bientôt. Je ne sais pas où je vais dormir après."),
        new("Aminata", RelationKind.Self, 2, Audience.PlanMeeting, "Je veux que quelqu’un explique les mots pendant la réunion."),
        new("Lina", RelationKind.Parent, 5, Audience.CaseWorker, "Bonjour, je voudrais changer l’heure de la visite. Je travaille le samedi matin maintenant."),
    ];

    public int Order => 30;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (await db.Statements.AnyAsync()) return;
        var now = clock.GetUtcNow();
        var people = await (
            from relation in db.Relations
            join child in db.Children on relation.ChildId equals child.Id
            orderby relation.From, relation.Id
            select new { child.FirstName, child.Id, relation.Kind, relation.AccountId }).Take(100).ToListAsync();
        foreach (var line in Lines)
        {
            if (people.FirstOrDefault(p => p.FirstName == line.FirstName && p.Kind == line.As) is not { } author) continue;
            var said = now.AddDays(-line.DaysAgo);
            var id = SecretCode.NewId();
            var statement = Statement.Say(id, author.AccountId, author.Id, line.Audience,
                await vault.SealAsync(VoiceData.Text, author.AccountId, id, line.Text), SecretCode.NewId(),
                territory.Today(clock).AddDays(territory.Answer.WordDays - line.DaysAgo), said);
            db.Statements.Add(statement);
            if (line.Answer is null || people.FirstOrDefault(p => p.Id == author.Id && p.Kind == RelationKind.CaseWorker) is not { } caseWorker) continue;
            statement.AnswerWith(await vault.SealAsync(VoiceData.Answer, author.AccountId, id, line.Answer), caseWorker.AccountId, said.AddDays(2));
            db.StatementReadings.Add(new StatementReading { StatementId = id, ReaderId = caseWorker.AccountId, ReadAt = said.AddDays(1) });
        }
        await db.SaveChangesAsync();
        DateTimeOffset? read = now.AddDays(-11);
        await db.Statements.Where(s => s.AnsweredAt != null).ExecuteUpdateAsync(update => update.SetProperty(s => s.FirstReadAt, read));
    }
}
