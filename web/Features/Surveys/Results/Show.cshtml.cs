using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>The results of a closed survey for staff. Observers (researchers) get the wider publication only, as their file does.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class ShowModel(Desk.SurveyDesk desk, ReadResults results, SurveyQuotes quotes, CurrentUser user) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    public ResultBoard Board { get; private set; } = null!;
    public int Waiting { get; private set; }
    public bool MayReread => user.Is(Role.Facilitator) || user.Is(Role.Administrator);
    public Readers Readers => user.Is(Role.Observer) ? Readers.Outside : Readers.Inside;

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return null;
        if (await results.OpenAsync(survey) is not { } frozen) return null;
        Board = new ResultBoard(survey, frozen, Readers, null, await quotes.ShownAsync(Id, Readers));
        if (MayReread) Waiting = await quotes.WaitingAsync(Id);
        return survey;
    }
}
