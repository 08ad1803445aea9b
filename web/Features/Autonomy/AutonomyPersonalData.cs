using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>
/// A young person's grids, what everybody answered in them once both sides have finished, what was decided, and small steps.
/// An adult gets the days of what they answered: the answers are about the young person, and theirs.
/// </summary>
internal sealed class AutonomyPersonalData(PortalDb db, Vault vault, ReferentialLibrary library) : IPersonalData
{
    private static readonly PersonalColumn For = new("Pour qui", audience => Readership.Of((Audience)audience).Words(isYoung: false));

    private static readonly PersonalTable Grids = new(typeof(AutonomyGrid), "Les grilles")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(AutonomyGrid.Stage)] = new("Phrases pour", stage => StageWords.Of((Stage)stage).Words), [nameof(AutonomyGrid.StartedAt)] = "Commencée le", [nameof(AutonomyGrid.FinishedAt)] = "Finie le", [nameof(AutonomyGrid.Audience)] = For,
            [nameof(AutonomyGrid.InvitesMentor)] = "Mentor invité", [nameof(AutonomyGrid.InvitesCarer)] = "Famille d’accueil invitée", [nameof(AutonomyGrid.WithdrawnAt)] = "N’est plus montrée depuis le",
        },
    };

    private static readonly PersonalTable Sheets = new(typeof(GridSheet), "Qui a répondu")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(GridSheet.Kind)] = new("Lien", kind => ((RelationKind)kind).Word()), [nameof(GridSheet.StartedAt)] = "Commencé le", [nameof(GridSheet.ChangedAt)] = "Dernière réponse le", [nameof(GridSheet.LockedAt)] = "Fini le",
        },
    };

    private static readonly PersonalTable Agreements = new(typeof(GridAgreement), "Les décisions prises ensemble")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(GridAgreement.Text)] = "Décision", [nameof(GridAgreement.WrittenAt)] = "Écrite le", [nameof(GridAgreement.YoungAgreedAt)] = "Le jeune est d’accord depuis le", [nameof(GridAgreement.AdultAgreedAt)] = "L’adulte est d’accord depuis le",
        },
        Withheld = new Dictionary<string, string> { [nameof(GridAgreement.SubmissionKey)] = "random, so that pressing twice writes it once" },
    };

    private PersonalTable Answers => answers ??= new PersonalTable(typeof(GridAnswer), "Les réponses")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(GridAnswer.Statement)] = new("Phrase", code => Phrase((string)code)), [nameof(GridAnswer.Answer)] = new("Réponse", written => InWords((string)written)),
            [nameof(GridAnswer.SheetId)] = "Qui répond", [nameof(GridAnswer.Version)] = "Version de la phrase", [nameof(GridAnswer.AnsweredAt)] = "Répondu le",
        },
        LeftOut = new("Les réponses d’un adulte sont ici quand vous avez fini tous les deux.", "Les réponses sur un jeune sont à lui : elles sont dans sa copie."),
    };

    private PersonalTable Steps => steps ??= new PersonalTable(typeof(SmallStep), "Les petits pas")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(SmallStep.Goal)] = "Ce que je veux", [nameof(SmallStep.FirstStep)] = "Premier pas", [nameof(SmallStep.HelpedBy)] = "Qui m’aide", [nameof(SmallStep.DueOn)] = "Pour le", [nameof(SmallStep.Statement)] = new("Phrase", code => Phrase((string)code)),
            [nameof(SmallStep.State)] = new("Où j’en suis", state => ((StepState)state).Words()), [nameof(SmallStep.Audience)] = For, [nameof(SmallStep.CreatedAt)] = "Écrit le", [nameof(SmallStep.ChangedAt)] = "Changé le", [nameof(SmallStep.WithdrawnAt)] = "Repris le",
        },
        Withheld = new Dictionary<string, string> { [nameof(SmallStep.SubmissionKey)] = "random, so that pressing twice writes it once", [nameof(SmallStep.Slot)] = "the place among three open ones; the state says the same" },
    };

    private PersonalTable? answers;
    private PersonalTable? steps;

    public PersonalModule Module { get; } = new("autonomie", new("Ton autonomie", "L’autonomie"), "graine", 32,
        new KeptData("Tes grilles, les réponses, et ce qui est décidé", "Pour voir ce que tu sais faire, et préparer la suite.", "Toi. Et les personnes que tu choisis, quand tu as fini.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Tes petits pas", "Pour te souvenir de ce que tu veux.", "Toi, et les personnes que tu choisis.", AutonomyRetention.WithTheAccount) { Roles = [Role.YoungPerson] },
        new KeptData("Le jour où vous avez répondu dans une grille", "Pour que le jeune sache qui a répondu.", "Le jeune.", AutonomyRetention.WithTheAccount) { Roles = [Role.Professional, Role.Mentor] });

    public IReadOnlyList<PersonalTable> Tables => [Grids, Sheets, Answers, Agreements, Steps];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var (own, sheets) = (db.AutonomyGrids.AsNoTracking().Where(grid => grid.AuthorId == personId), db.GridSheets.AsNoTracking());
        // The same rule as AutonomyAccess.OpenSheets: an adult's side is in the young person's copy once both are locked, never before.
        var finished = sheets.Where(sheet => sheet.Kind == RelationKind.Self && sheet.LockedAt != null);
        var open = sheets.Where(sheet => own.Any(grid => grid.Id == sheet.GridId) && (sheet.Kind == RelationKind.Self || (sheet.LockedAt != null && finished.Any(mine => mine.GridId == sheet.GridId))));
        var grids = await PersonalTable.SomeAsync(own.OrderByDescending(grid => grid.StartedAt), most);
        var who = await PersonalTable.SomeAsync(sheets.Where(sheet => sheet.AuthorId == personId || open.Any(one => one.Id == sheet.Id)).OrderByDescending(sheet => sheet.StartedAt).ThenBy(sheet => sheet.Id), most);
        var given = await PersonalTable.SomeAsync(db.GridAnswers.AsNoTracking().Where(answer => open.Any(sheet => sheet.Id == answer.SheetId)).OrderBy(answer => answer.SheetId).ThenBy(answer => answer.Statement), most);
        var decided = await PersonalTable.SomeAsync(db.GridAgreements.AsNoTracking().Where(one => own.Any(grid => grid.Id == one.GridId)).OrderBy(one => one.WrittenAt), most);
        var taken = await PersonalTable.SomeAsync(db.SmallSteps.AsNoTracking().Where(step => step.AuthorId == personId).OrderByDescending(step => step.CreatedAt), most);

        var sides = await open.Select(sheet => new { sheet.Id, sheet.Kind }).ToDictionaryAsync(sheet => sheet.Id, sheet => sheet.Kind.Word());
        var said = await vault.OpenAllAsync(AutonomyData.Answer, [.. given.Select(row => (personId, row.Id, row.Answer))]);
        var texts = await vault.OpenAllAsync(AutonomyData.Agreement, [.. decided.Select(row => (personId, row.Id, row.Text))]);
        var goals = await vault.OpenAllAsync(AutonomyData.Goal, [.. taken.Select(row => (personId, row.Id, row.Goal))]);
        var firsts = await vault.OpenAllAsync(AutonomyData.FirstStep, [.. taken.Select(row => (personId, row.Id, row.FirstStep))]);
        var helpers = await vault.OpenAllAsync(AutonomyData.HelpedBy, [.. taken.Where(row => row.HelpedBy is not null).Select(row => (personId, row.Id, row.HelpedBy!))]);
        return
        [
            Grids.Of(grids, most), Sheets.Of(who, most),
            Answers.Of(given, most, row => new Dictionary<string, object?> { [nameof(row.Answer)] = said.GetValueOrDefault(row.Id), [nameof(row.SheetId)] = sides.GetValueOrDefault(row.SheetId) }),
            Agreements.Of(decided, most, row => new Dictionary<string, object?> { [nameof(row.Text)] = texts.GetValueOrDefault(row.Id) }),
            Steps.Of(taken, most, row => new Dictionary<string, object?> { [nameof(row.Goal)] = goals.GetValueOrDefault(row.Id), [nameof(row.FirstStep)] = firsts.GetValueOrDefault(row.Id), [nameof(row.HelpedBy)] = helpers.GetValueOrDefault(row.Id) }),
        ];
    }

    /// <summary>A young person's grids go with everything in them; of an adult, only the name goes: the answers are the young person's.</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.AutonomyGrids.Where(grid => grid.AuthorId == personId).ExecuteDeleteAsync();
        await db.SmallSteps.Where(step => step.AuthorId == personId).ExecuteDeleteAsync();
        await db.GridSheets.Where(sheet => sheet.AuthorId == personId).ExecuteUpdateAsync(update => update.SetProperty(sheet => sheet.AuthorId, (Guid?)null));
        await db.GridAgreements.Where(one => one.AdultId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AdultId, (Guid?)null));
    }

    private string Phrase(string code) => library.Current.Find(code)?.For(Stage.Sixteen).Phrase ?? code;

    private static string InWords(string written) => AnswerCode.Read(written) is { } answer ? $"{(answer.Kind == AnswerKind.NoAnswer ? "Pas de réponse" : AnswerWords.Of(answer.Kind).Theirs)}{(answer.IsImportant ? ", important" : "")}" : written;
}
