using System.Globalization;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>Opens the sheets of a survey that is not anonymous for those the promise names; each look is written down before anything is shown.</summary>
public sealed class ReadSheets(PortalDb db, Vault vault, Respondents respondents, AuditLog audit, TerritoryPack territory)
{
    private const int MostPlaces = 1_000;

    /// <summary>One person's answers.</summary>
    public sealed record Opened(string Title, IReadOnlyList<AnsweredLine> Lines);

    /// <summary>How many were sent.</summary>
    public Task<int> CountAsync(Guid surveyId) => Sent(surveyId).CountAsync();

    /// <summary>Some of them, in an order that tells nothing; with the name in a survey by name, whose look is about that one person.</summary>
    public async Task<IReadOnlyList<Opened>> OpenAsync(Survey survey, int skip, int take)
    {
        var isNamed = survey.Mode == SurveyMode.Named;
        var rows = await Sent(survey.Id).OrderBy(response => response.Id).Skip(skip).Take(take).ToListAsync(); // ids are random
        if (rows.Count == 0) return [];
        await audit.WriteAsync(isNamed ? SurveysAudit.ReadNamed : SurveysAudit.Read, isNamed ? rows[0].AccountId : null, survey.Id);

        var accounts = rows.Select(row => row.AccountId).ToList();
        var (texts, readers) = (await vault.OpenAllAsync(SurveysData.Answers, [.. rows.Select(row => (row.AccountId, row.Id, row.Answers))]), await respondents.OfAsync(accounts));
        var named = isNamed ? await db.Users.AsNoTracking().Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName) : [];
        var (questions, names) = (survey.Questions, await NamesAsync(survey.Questions));
        var sheets = new List<Opened>();
        foreach (var row in rows)
        {
            var number = (skip + sheets.Count + 1).ToString(CultureInfo.InvariantCulture);
            var (sheet, reader) = (Sheet.Read(texts[row.Id] ?? "{}"), readers.GetValueOrDefault(row.AccountId) ?? new Reader(survey.PublicCodes[0], null));
            sheets.Add(new Opened(isNamed ? named.GetValueOrDefault(row.AccountId) ?? "Une personne" : $"Réponse {number}",
                [.. new SurveyWalk(questions, reader, sheet).Questions.Select(question => new AnsweredLine(question.Code, question.Text.To(reader),
                    AnswerWords.Of(question, question.Kind is QuestionKind.Zone or QuestionKind.Place ? names : question.AllOptions, sheet.Of(question.Code))))]));
        }
        return sheets;
    }

    private IQueryable<SurveyResponse> Sent(Guid surveyId) => db.SurveyResponses.AsNoTracking().Where(response => response.SurveyId == surveyId && response.SentAt != null);

    private async Task<IReadOnlyList<Option>> NamesAsync(Questionnaire questions)
    {
        var names = territory.Zones.Select(zone => new Option(zone.Code, zone.Name)).ToList();
        if (questions.Questions.Any(question => question.Kind == QuestionKind.Place))
            names.AddRange((await db.Places.AsNoTracking().Take(MostPlaces).Select(place => new { place.Id, place.Name }).ToListAsync()).Select(place => new Option(place.Id.ToString(), place.Name)));
        return names;
    }
}
