using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>In the demonstration: Lina's two grids, six months apart, the second one seen together with her référente; three small steps; Sami's grid, begun. All invented.</summary>
internal sealed class AutonomyDemo(PortalDb db, Vault vault, ReferentialLibrary library, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private sealed record Person(Guid ChildId, Guid Young, Guid CaseWorker);

    /// <summary>What is answered to one statement after another.</summary>
    private static readonly string[] Before = ["aide", "pas-encore", "apprends", "seul", "pas-encore", "aide+", "non"];
    private static readonly string[] Now = ["seul", "apprends", "aide+", "seul", "pas-encore", "seul+", "apprends"];
    private static readonly string[] Nadia = ["seul", "aide", "apprends", "seul", "aide", "aide", "apprends", "seul", "pas-encore"];

    private static readonly (string Goal, string First, string? Helper, int Days, StepState State)[] Steps =
    [
        ("Savoir faire mes courses toute seule.", "Écrire la liste samedi matin.", "Karim", 3, StepState.Going),
        ("Prendre le bus pour aller au théâtre.", "Regarder les horaires avec mon téléphone.", "Jonas", 6, StepState.ToDo),
        ("Appeler le médecin moi-même.", "Écrire ce que je veux dire avant d’appeler.", null, -1, StepState.ToDo),
        ("Ranger mes papiers dans un classeur.", "Demander un classeur au foyer.", "Nadia", -20, StepState.Done),
    ];

    public int Order => 40;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(AutonomyFeature.Module) || await db.AutonomyGrids.AnyAsync()) return;
        var now = clock.GetUtcNow();
        if (await PersonAsync("Lina") is { } lina)
        {
            await GridAsync(lina, Stage.Fourteen, now.AddDays(-190), Before, isFinished: true, withCaseWorker: false);
            var second = await GridAsync(lina, Stage.Fourteen, now.AddDays(-8), Now, isFinished: true, withCaseWorker: true);
            await AgreeAsync(lina, second, now.AddDays(-2));
            await StepsAsync(lina, now);
        }
        if (await PersonAsync("Sami") is { } sami) await GridAsync(sami, Stage.Sixteen, now.AddDays(-1), Before, isFinished: false, withCaseWorker: false);
        await db.SaveChangesAsync();
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

    private async Task<AutonomyGrid> GridAsync(Person person, Stage stage, DateTimeOffset at, string[] answers, bool isFinished, bool withCaseWorker)
    {
        var grid = AutonomyGrid.Start(SecretCode.NewId(), person.Young, person.ChildId, stage, invitesMentor: true, invitesCarer: false, at);
        if (isFinished) grid.Finish(Audience.CaseWorker, at.AddDays(4));
        db.AutonomyGrids.Add(grid);
        await SheetAsync(grid, RelationKind.Self, person.Young, answers, isFinished);
        if (withCaseWorker) await SheetAsync(grid, RelationKind.CaseWorker, person.CaseWorker, Nadia, isFinished);
        return grid;
    }

    /// <summary>Not finished: one domain and a half.</summary>
    private async Task SheetAsync(AutonomyGrid grid, RelationKind kind, Guid author, string[] answers, bool isFinished)
    {
        var at = grid.StartedAt.AddDays(1);
        var sheet = new GridSheet { Id = SecretCode.NewId(), GridId = grid.Id, AuthorId = author, Kind = kind, StartedAt = at, ChangedAt = at, LockedAt = isFinished ? grid.FinishedAt ?? at : null };
        db.GridSheets.Add(sheet);
        var all = library.Current.Domains.SelectMany(domain => domain.Statements).ToList();
        foreach (var (statement, index) in (isFinished ? all : all.Take(6)).Select((statement, index) => (statement, index)))
        {
            var id = SecretCode.NewId();
            var words = answers[index % answers.Length];
            db.GridAnswers.Add(new GridAnswer
            {
                Id = id, SheetId = sheet.Id, Statement = statement.Code, Version = statement.Version, AnsweredAt = at,
                Answer = await vault.SealAsync(AutonomyData.Answer, grid.AuthorId, id, words),
            });
        }
    }

    private async Task AgreeAsync(Person person, AutonomyGrid grid, DateTimeOffset at)
    {
        foreach (var (text, isAgreed) in new[] { ("On va voir le médecin ensemble une fois. Après, Lina y va seule.", true), ("Lina prépare le repas du mercredi soir.", false) })
        {
            var id = SecretCode.NewId();
            db.GridAgreements.Add(new GridAgreement
            {
                Id = id, GridId = grid.Id, SubmissionKey = SecretCode.NewId(), Text = await vault.SealAsync(AutonomyData.Agreement, person.Young, id, text), WrittenAt = at,
                YoungAgreedAt = isAgreed ? at.AddHours(1) : null, AdultAgreedAt = at, AdultId = person.CaseWorker,
            });
        }
    }

    private async Task StepsAsync(Person person, DateTimeOffset now)
    {
        var (slot, today) = (1, territory.Today(clock));
        foreach (var (goal, first, helper, days, state) in Steps)
        {
            var id = SecretCode.NewId();
            var words = (await vault.SealAsync(AutonomyData.Goal, person.Young, id, goal), await vault.SealAsync(AutonomyData.FirstStep, person.Young, id, first),
                helper is null ? null : await vault.SealAsync(AutonomyData.HelpedBy, person.Young, id, helper));
            var statement = goal.Contains("courses", StringComparison.Ordinal) ? library.Current.Shown("argent-courses")?.Code : null;
            var step = SmallStep.Choose(id, person.Young, person.ChildId, slot, words, today.AddDays(days), statement, Audience.CaseWorker, SecretCode.NewId(), now.AddDays(days - 7));
            if (state != StepState.ToDo) step.Becomes(state, now.AddDays(Math.Min(days, -1)));
            if (step.IsOpen) slot++;
            db.SmallSteps.Add(step);
        }
    }
}
