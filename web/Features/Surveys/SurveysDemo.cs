using System.Globalization;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Features.Surveys.Results;

namespace ChildProtection.Features.Surveys;

/// <summary>One anonymous survey that runs, one confidential with a draft, one in preparation with weak questions to mend, and one that is over, with its answers and its return, a year after it was asked first. All invented.</summary>
internal sealed class SurveysDemo(PortalDb db, Vault vault, AnswerUrn urn, ReadResults results, SurveyQuotes quotes, PaperSheets paper, QuestionnaireShelf shelf, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const int FictionalSheets = 68;

    private const int PaperSheetsPrinted = 12;
    private const int PaperSheetsBack = 6;

    /// <summary>Already reread; the others wait.</summary>
    private const int FictionalQuotes = 8;

    private static readonly string[] Wishes =
    [
        "Le wifi le soir, au moins jusqu’à 22 heures.", "Plus de sorties le week-end.", "Choisir les repas une fois par semaine.",
        "Une clé pour ma chambre.", "Que les adultes frappent avant d’entrer.", "Voir mon frère plus souvent.", "Rien, ça va.", "Moins de bruit la nuit.",
        "Un vrai bureau pour les devoirs.", "Pouvoir inviter une copine.", "Garder mon téléphone la nuit.", "Refaire la peinture.", "Que Yanis arrête de crier, et avoir mon 06 12 34 56 78 au bureau.",
    ];

    public int Order => 40;

    public IEnumerable<string> Notes => ["Une feuille d’enquête à recopier, page « Les enquêtes »\u00A0: DEM0 DEM0 0007 (…0008, …0009)."];

    public async Task SeedAsync()
    {
        if (await db.Surveys.AnyAsync() || shelf.Find("mon-lieu-de-vie") is not { } home || shelf.Find("mes-loisirs") is not { } leisure) return;
        var today = territory.Today(clock);
        var running = Opened(home, today.AddDays(-6), today.AddDays(20), today);
        db.Surveys.Add(running);
        var loisirs = Opened(leisure, today.AddDays(-3), today.AddDays(25), today);
        db.Surveys.Add(loisirs);
        var draft = MakingDemo.Questions.Checked();
        db.Surveys.Add(Survey.Prepare(draft, new SurveySettings(draft.Mode, draft.Publics, today.AddDays(12), today.AddDays(33), today.AddDays(63), draft.ReturnWho) { AgeFrom = draft.AgeFrom, AgeTo = draft.AgeTo }));
        var over = Opened(home, today.AddDays(-90), today.AddDays(-60), today.AddDays(-90));
        db.Surveys.Add(over);
        await db.SaveChangesAsync();
        await DraftAsync(loisirs);
        await PrintAsync(running, home);
        await CloseAsync(over, home, today);
        await EarlierAsync(home, today);
    }

    /// <summary>The same questions more than a year before: its sheets are gone, its tables and its return are there.</summary>
    private async Task EarlierAsync(Questionnaire questions, DateOnly today)
    {
        var earlier = Opened(questions, today.AddDays(-460), today.AddDays(-430), today.AddDays(-460));
        db.Surveys.Add(earlier);
        await db.SaveChangesAsync();
        var sheets = Enumerable.Range(0, FictionalSheets).Select(number => Fictional(questions, number * 3 + 1)).ToList();
        earlier.Close(today.AddDays(-429), await results.SealAsync(earlier.Id, FrozenResults.Of(earlier, questions, sheets, territory, [])));
        earlier.GiveBack("Vous vouliez des repas plus variés et moins de bruit.", "Chaque lieu de vie écrit ses règles de nuit avec les jeunes.", "Six lieux de vie les ont écrites.", today.AddDays(-380));
        await db.SaveChangesAsync();
    }

    private static Survey Opened(Questionnaire template, DateOnly from, DateOnly until, DateOnly openedOn)
    {
        var survey = Survey.Prepare(template, new SurveySettings(template.Mode, template.Publics, from, until, until.AddDays(template.ReturnDays), template.ReturnWho) { AgeFrom = template.AgeFrom, AgeTo = template.AgeTo });
        survey.Open(openedOn);
        return survey;
    }

    /// <summary>Lina has begun.</summary>
    private async Task DraftAsync(Survey survey)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations
                            join child in children on relation.ChildId equals child.Id
                            where relation.Kind == RelationKind.Self
                            select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        if (people.FirstOrDefault(one => one.FirstName == "Lina") is not { } lina) return;
        var (id, sheet) = (SecretCode.NewId(), Sheet.Empty);
        sheet.Answer("temps-libre", "parfois");
        sheet.Answer("activites-combien", "1");
        db.SurveyResponses.Add(new SurveyResponse
        {
            Id = id, SurveyId = survey.Id, AccountId = lina.AccountId, UpdatedAt = clock.GetUtcNow().AddDays(-1),
            Answers = await vault.SealAsync(SurveysData.Answers, lina.AccountId, id, sheet.Write()),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Twelve sheets were handed out, and six came back.</summary>
    private async Task PrintAsync(Survey survey, Questionnaire questions)
    {
        for (var number = 1; number <= PaperSheetsPrinted; number++)
        {
            var use = number > PaperSheetsBack ? PaperUse.None : number % 3 == 0 ? PaperUse.WithProfessional : PaperUse.Alone;
            db.PaperSheets.Add(paper.New(survey.Id, 1, "jeune-15-17", string.Create(CultureInfo.InvariantCulture, $"DEM0DEM0{number:D4}"), use));
            if (use != PaperUse.None) db.AnswerBuffer.Add(await urn.BufferAsync(survey, questions, PaperAudience.ReaderOf("jeune-15-17"), Fictional(questions, number * 5)));
        }
        await db.SaveChangesAsync();
    }

    private async Task CloseAsync(Survey over, Questionnaire questions, DateOnly today)
    {
        var sheets = Enumerable.Range(0, FictionalSheets).Select(number => Fictional(questions, number)).ToList();
        var texts = Enumerable.Range(0, FictionalSheets).Where(number => number % 3 == 0).Select(number => ("changer", Wishes[number / 3 % Wishes.Length])).ToList();
        await urn.WriteAsync(over.Id, questions, [.. sheets.Select(sheet => sheet.Write())], []);
        var survey = await db.Surveys.SingleAsync(one => one.Id == over.Id);
        survey.Close(today.AddDays(-59), await results.SealAsync(over.Id, FrozenResults.Of(survey, questions, sheets, territory, [])));
        await quotes.HoldAsync(over.Id, texts);
        survey.GiveBack(
            "La plupart d’entre vous se sentent bien dans leur chambre. Beaucoup trouvent les repas moyens. Vous voulez plus de sorties.",
            "Un menu sera choisi par les jeunes chaque semaine. Une sortie de plus chaque mois est payée. Le wifi la nuit : non, pour dormir.",
            "Depuis octobre, 4 foyers choisissent leur menu du mercredi.", today.AddDays(-5));
        await db.SaveChangesAsync();
        foreach (var text in (await quotes.NextAsync(over.Id, texts.Count)).Where(text => text.Found.Count == 0).Take(FictionalQuotes)) await quotes.ShowAsync(over.Id, text.Id, text.Text);
    }

    /// <summary>Always the same for the same number: neither all well nor all bad.</summary>
    private Sheet Fictional(Questionnaire questions, int number)
    {
        var (sheet, reader) = (Sheet.Empty, new Reader(number % 5 == 4 ? Public.Parent : Public.Young, 15));
        foreach (var question in questions.Questions.Where(question => question.For.Contains(reader.Public) && question.If is null && !question.IsFreeText))
        {
            var options = question.Kind == QuestionKind.Zone ? [.. territory.Zones.Select(zone => new Option(zone.Code, zone.Name))] : question.OptionsFor(reader);
            if (options.Count == 0 || (number + question.Code.Length) % 11 == 0) sheet.Answer(question.Code);
            else if (question.Kind == QuestionKind.Ranking) sheet.Answer(question.Code, [.. options.Skip(number % options.Count).Concat(options.Take(number % options.Count)).Select(option => option.Code)]);
            else sheet.Answer(question.Code, options[(number * 7 + question.Code.Length * number) % 10 is var die && die < 4 ? 0 : die < 7 ? Math.Min(1, options.Count - 1) : die % options.Count].Code);
        }
        sheet.Answer(TallyTables.PublicKey, reader.Public);
        return sheet;
    }
}
