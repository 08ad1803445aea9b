namespace ChildProtection.Features.Surveys.Desk;

/// <summary>One survey for those who run it: its settings in words, opening, closing, what is owed.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class ShowModel(SurveyDesk desk, CurrentUser user, TerritoryPack territory, TimeProvider clock) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Count { get; private set; } = "";
    public string State => IndexModel.StateOf(Subject, territory.Today(clock));
    public bool IsLate => Subject.IsReturnLateOn(territory.Today(clock));
    public bool MayKeep => user.Is(Role.Facilitator) || user.Is(Role.Administrator);

    /// <summary>Those the promise names, and nobody else.</summary>
    public bool MayRead => user.Is(Role.Facilitator) && Subject is { IsAnonymous: false, IsOpened: true };
    public SurveyPromise Promise => new(Subject, vous: true, territory);
    public TerritoryPack Territory => territory;

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return null;
        Count = AnswerCount.Words(survey, (await desk.CountsAsync(Id)).GetValueOrDefault(Id));
        return survey;
    }
}
