namespace ChildProtection.Features.Forums;

/// <summary>A page of one event, by its code.</summary>
public abstract class ForumPage(ForumDesk desk) : LoadedPage<MyForum>
{
    /// <summary>Of the event.</summary>
    [FromRoute]
    public string Code { get; set; } = "";

    public Forum Forum => Subject.Forum;
    public DateOnly Today => desk.Today;

    protected ForumDesk Desk => desk;

    /// <summary>The page of the event.</summary>
    public string Home => $"/comite/forums/{Forum.Code}";

    protected override Task<MyForum?> LoadAsync() => desk.FindAsync(Code);
}

/// <summary>A page of one event for whoever runs it.</summary>
public abstract class RunForumPage(ForumDesk desk) : ForumPage(desk)
{
    protected override async Task<MyForum?> LoadAsync() => await base.LoadAsync() is { Runs: true } mine ? mine : null;
}
