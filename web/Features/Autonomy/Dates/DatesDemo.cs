using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>In the demonstration: Sami has prepared his interview and shows it, and the record of the meeting before his 18 years waits for his word; Lina's is validated after one « ce n’est pas juste ». All invented.</summary>
internal sealed class DatesDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private sealed record Person(Guid ChildId, Guid Young, Guid CaseWorker);

    public int Order => 41;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(AutonomyFeature.Module) || await db.MilestonePreparations.AnyAsync()) return;
        var (now, today) = (clock.GetUtcNow(), territory.Today(clock));
        if (await PersonAsync("Sami") is { } sami)
        {
            await PrepareAsync(sami, MilestoneKind.Majority, now.AddDays(-3), Audience.CaseWorker, new PreparationWords(
                "Est-ce que je peux rester au foyer après mes 18 ans ?\nQui m’aide pour le permis ?", ["Nadia Benali (référent ASE)"], "Mon entraîneur de judo", "Ma tante Salima",
                "Je veux continuer mon apprentissage. Je veux un studio pas loin du garage.", "J’ai un peu peur d’être seul le soir."));
            await RecordAsync(sami, MilestoneKind.Interview, 1, today.AddDays(-150), now.AddDays(-2), "Sami veut rester au garage. Nadia appelle la mission locale avant le 15. Sami prépare son dossier de logement avec Karim.");
        }
        if (await PersonAsync("Lina") is { } lina)
        {
            await PrepareAsync(lina, MilestoneKind.Interview, now.AddDays(-30), Audience.OnlyMe, new PreparationWords("Qu’est-ce qui se passe à mes 17 ans ?", [], null, null, null, null));
            var first = await RecordAsync(lina, MilestoneKind.Interview, 1, today.AddDays(-12), now.AddDays(-11), "Lina fait un stage en mars. Elle voit le médecin seule.");
            first.Objection = await vault.SealAsync(AutonomyData.RecordObjection, lina.Young, first.Id, "J’ai dit : seule, mais pas la première fois.");
            (first.ObjectedAt, first.ReplyDueOn) = (now.AddDays(-10), today.AddDays(4));
            first.Reply = await vault.SealAsync(AutonomyData.RecordReply, lina.Young, first.Id, "Tu as raison. J’ai corrigé la phrase.");
            first.RepliedAt = now.AddDays(-9);
            (await RecordAsync(lina, MilestoneKind.Interview, 2, today.AddDays(-12), now.AddDays(-9), "Lina fait un stage en mars. Nadia vient chez le médecin la première fois. Après, Lina y va seule.")).ValidatedAt = now.AddDays(-8);
        }
        await db.SaveChangesAsync();
    }

    private async Task PrepareAsync(Person person, MilestoneKind milestone, DateTimeOffset at, Audience audience, PreparationWords words)
    {
        var sheet = MilestonePreparation.Begin(SecretCode.NewId(), person.Young, person.ChildId, milestone, at);
        sheet.Write(await vault.SealAsync(AutonomyData.Preparation, person.Young, sheet.Id, words.Written()), audience, at);
        db.MilestonePreparations.Add(sheet);
    }

    private async Task<MilestoneRecord> RecordAsync(Person person, MilestoneKind milestone, int number, DateOnly heldOn, DateTimeOffset at, string text)
    {
        var id = SecretCode.NewId();
        var record = new MilestoneRecord
        {
            Id = id, YoungId = person.Young, ChildId = person.ChildId, Milestone = milestone, Number = number, HeldOn = heldOn, WriterId = person.CaseWorker, WrittenAt = at,
            Text = await vault.SealAsync(AutonomyData.RecordText, person.Young, id, text),
        };
        db.MilestoneRecords.Add(record);
        return record;
    }

    private async Task<Person?> PersonAsync(string firstName)
    {
        var people = await (
            from relation in db.Relations
            join child in db.Children on relation.ChildId equals child.Id
            select new { child.FirstName, child.Id, relation.Kind, relation.AccountId }).Take(100).ToListAsync();
        var mine = people.Where(one => one.FirstName == firstName).ToList();
        return mine.Find(one => one.Kind == RelationKind.Self) is { } self && mine.Find(one => one.Kind == RelationKind.CaseWorker) is { } worker
            ? new Person(self.Id, self.AccountId, worker.AccountId) : null;
    }
}
