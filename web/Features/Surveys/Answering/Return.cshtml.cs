using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Features.Surveys.Results;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>« Ce que vous avez dit, ce qu’on a décidé, ce qui a changé »: for everybody who is asked, whether they answered or not, for whoever took part, whatever they are today, and for staff.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class ReturnModel(Desk.SurveyDesk desk, Respondents respondents, ReadResults results, SurveyQuotes quotes, CurrentUser user, TerritoryPack territory, TimeProvider clock) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    public bool Vous => !Role.IsYoung(user.Role);
    public bool IsStaff => user.Is(Role.Facilitator) || user.Is(Role.Observer) || user.Is(Role.Administrator);
    public bool IsLate => Subject.IsReturnLateOn(territory.Today(clock));
    public SurveyPromise Promise => new(Subject, Vous, territory);

    /// <summary>What people said, in the tables that may be shown; null until the survey is closed.</summary>
    public ResultBoard? Board { get; private set; }

    protected override async Task<Survey?> LoadAsync()
    {
        var survey = !IsStaff ? await respondents.FindKnownAsync(Id)
            : await desk.FindAsync(Id) is { IsOpened: true } opened ? opened : null;
        if (survey?.IsOverOn(territory.Today(clock)) != true) return null;
        var readers = user.Is(Role.Observer) ? Readers.Outside : Readers.Inside;
        if (await results.OpenAsync(survey) is { } frozen)
            Board = new ResultBoard(survey, frozen, readers, IsStaff ? null : await respondents.ReaderAsync(), await quotes.ShownAsync(Id, readers));
        return survey;
    }
}
