using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>The results on A4: the same frozen object as the screen and the file, with every table open.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class PrintModel(Desk.SurveyDesk desk, ReadResults results, SurveyQuotes quotes, CurrentUser user) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    public ResultBoard Board { get; private set; } = null!;
    public Readers Readers => user.Is(Role.Observer) ? Readers.Outside : Readers.Inside;

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return null;
        if (await results.OpenAsync(survey) is not { } frozen) return null;
        Board = new ResultBoard(survey, frozen, Readers, null, await quotes.ShownAsync(Id, Readers)) { OnPaper = true };
        return survey;
    }
}
