using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// That one answered, and the answers of surveys that are not anonymous. Anonymous sheets are nobody's: they cannot be given
/// back, corrected or erased for one person, which is said before sending.
/// </summary>
internal sealed class SurveysPersonalData(PortalDb db, Vault vault, Respondents respondents, TerritoryPack territory) : IPersonalData
{
    private static readonly PersonalTable Turns = new(typeof(SurveyTurn), "Les enquêtes anonymes où il y a une réponse")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(SurveyTurn.SurveyId)] = "Enquête" },
    };

    private static readonly PersonalTable Responses = new(typeof(SurveyResponse), "Les réponses aux enquêtes")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(SurveyResponse.SurveyId)] = "Enquête", [nameof(SurveyResponse.Answers)] = "Réponses", [nameof(SurveyResponse.UpdatedAt)] = "Écrit le", [nameof(SurveyResponse.SentAt)] = "Envoyé le",
        },
    };

    public PersonalModule Module { get; } = new("enquetes", "Les enquêtes", "question", 40,
        new KeptData(new("Les enquêtes où tu as répondu", "Les enquêtes où vous avez répondu"), "Pour qu’une personne réponde une seule fois.", "Personne.", SurveysRetention.TurnsCode) { Roles = Asked },
        new KeptData(new("Tes réponses aux enquêtes qui ne sont pas anonymes", "Vos réponses aux enquêtes qui ne sont pas anonymes"), "Pour savoir ce qui doit changer.", "L’équipe nommée au début de l’enquête.", SurveysRetention.ResponsesCode) { Roles = Asked });

    private static IReadOnlyList<string> Asked => [Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional];

    public IReadOnlyList<PersonalTable> Tables => [Turns, Responses];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var turns = await PersonalTable.SomeAsync(db.SurveyTurns.AsNoTracking().Where(turn => turn.AccountId == personId).OrderBy(turn => turn.SurveyId), most);
        var rows = await PersonalTable.SomeAsync(db.SurveyResponses.AsNoTracking().Where(response => response.AccountId == personId).OrderByDescending(response => response.UpdatedAt), most);
        var ids = turns.Select(turn => turn.SurveyId).Concat(rows.Select(row => row.SurveyId)).ToHashSet();
        var surveys = await db.Surveys.AsNoTracking().Where(survey => ids.Contains(survey.Id)).ToDictionaryAsync(survey => survey.Id);
        var texts = await vault.OpenAllAsync(SurveysData.Answers, [.. rows.Select(row => (row.AccountId, row.Id, row.Answers))]);
        var reader = (await respondents.OfAsync([personId])).GetValueOrDefault(personId) ?? new Reader(Public.Young, null);
        var names = await NamesAsync(rows.Count > 0);
        return
        [
            Turns.Of(turns, most, turn => new Dictionary<string, object?> { [nameof(turn.SurveyId)] = surveys[turn.SurveyId].Title }),
            Responses.Of(rows, most, row => new Dictionary<string, object?>
            {
                [nameof(row.SurveyId)] = surveys[row.SurveyId].Title,
                [nameof(row.Answers)] = texts[row.Id] is { } text ? AnswerWords.Of(surveys[row.SurveyId].Questions, reader, Sheet.Read(text), names) : null,
            }),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.SurveyResponses.Where(response => response.AccountId == personId).ExecuteDeleteAsync();
        await db.SurveyTurns.Where(turn => turn.AccountId == personId).ExecuteDeleteAsync();
    }

    /// <summary>Places and zones by what a sheet keeps of them.</summary>
    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(bool isNeeded)
    {
        var names = territory.Zones.ToDictionary(zone => zone.Code, zone => zone.Name, StringComparer.Ordinal);
        if (isNeeded)
            foreach (var place in await db.Places.AsNoTracking().Take(1_000).Select(place => new { place.Id, place.Name }).ToListAsync()) names[place.Id.ToString()] = place.Name;
        return names;
    }
}
