namespace ChildProtection.Features.Surveys.Desk;

/// <summary>Reminds the whole group, alike: nobody here knows who has not answered (STAT-06).</summary>
[Authorize(SurveysAccess.Keeper), OfModule(SurveysAccess.Module)]
public sealed class RemindModel(SurveyDesk desk) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    protected override async Task<Survey?> LoadAsync() => await desk.FindAsync(Id) is { IsOpened: true } survey ? survey : null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.RemindAsync(Id);
        return RedirectToPage("Show", new { id = Id });
    }
}
