namespace ChildProtection.Features.Forums.Open;

/// <summary>« En ce moment »: what is on and what comes next at each public stop of today. A script asks again every half minute; without one, the page is opened again.</summary>
[AllowAnonymous, OfModule(ForumsAccess.Module)]
public sealed class LiveModel(ForumDesk desk, ForumsAccess access) : OpenForumPage(desk, access)
{
    public IEnumerable<Stops.ForumStop> Todays => Forum.CancelledAt is null ? Stops.Where(stop => stop.Day == Today) : [];

    public void OnGet() { }
}
