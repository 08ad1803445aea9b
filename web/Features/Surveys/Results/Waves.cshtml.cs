using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>The same questionnaire asked twice of the same kind of people: then and now, in words, charts and tables.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class WavesModel(Desk.SurveyDesk desk, ReadResults results, CurrentUser user) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Null: it was asked for the first time.</summary>
    public Survey? Before { get; private set; }

    public IReadOnlyList<(string Title, ComparedTable Table)> Compared { get; private set; } = [];

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return null;
        if (await results.OpenAsync(survey) is not { } now) return null;
        Before = await results.EarlierAsync(survey);
        if (Before is null || await results.OpenAsync(Before) is not { } then) return survey;
        var readers = user.Is(Role.Observer) ? Readers.Outside : Readers.Inside;
        var board = new ResultBoard(survey, now, readers, null, []);
        Compared = [.. Waves.Compare(then.For(readers), now.For(readers)).Select(table => (board.TitleOf(table.Now), table))];
        return survey;
    }
}
