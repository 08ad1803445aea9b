namespace ChildProtection.Features.Forums.Open;

/// <summary>The same as « En ce moment », for its script.</summary>
[AllowAnonymous, OfModule(ForumsAccess.Module)]
public sealed class StateModel(ForumDesk desk, ForumsAccess access) : OpenForumPage(desk, access)
{
    public IActionResult OnGet() => new JsonResult(new
    {
        hour = ForumWords.Hour(Hour), stops = Stops.Where(stop => stop.Day == Today && Forum.CancelledAt is null).Select(stop => Agenda.Of(stop, Hour)),
    });
}
