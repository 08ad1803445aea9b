namespace ChildProtection.Features.Forums.Open;

/// <summary>The programme, for anybody.</summary>
[AllowAnonymous, OfModule(ForumsAccess.Module)]
public sealed class ShowModel(ForumDesk desk, ForumsAccess access) : OpenForumPage(desk, access)
{
    public void OnGet() { }
}
