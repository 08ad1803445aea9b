using ChildProtection.Features.Forums.Stops;

namespace ChildProtection.Features.Forums.Open;

/// <summary>An event as anybody may see it: no stop in a place of life, nobody’s name.</summary>
/// <param name="Forum">The row.</param>
/// <param name="Stops">Those that anybody may know of.</param>
public sealed record OpenForum(Forum Forum, IReadOnlyList<ForumStop> Stops);

/// <summary>A public page of one event, by its code; not there before it is published.</summary>
public abstract class OpenForumPage(ForumDesk desk, ForumsAccess access) : LoadedPage<OpenForum>
{
    [FromRoute]
    public string Code { get; set; } = "";

    public Forum Forum => Subject.Forum;
    public IReadOnlyList<ForumStop> Stops => Subject.Stops;
    public DateOnly Today => access.Today;
    public TimeOnly Hour => access.Hour;

    /// <summary>Of the public programme, without scheme, as one types it.</summary>
    public string Address => $"{Request.Host}/forums/{Forum.Code}";

    protected override async Task<OpenForum?> LoadAsync() => await desk.PublishedAsync(Code) is { } forum ? new OpenForum(forum, await desk.OpenStopsAsync(forum.Id)) : null;
}

/// <summary>What is on at one stop of today: « en ce moment », then « ensuite ».</summary>
/// <param name="Id">Of the stop.</param>
/// <param name="Now">What is on; null for nothing.</param>
/// <param name="Next">What begins next; null for nothing.</param>
public sealed record Agenda(Guid Id, string? Now, string? Next)
{
    public static Agenda Of(ForumStop stop, TimeOnly hour) => new(stop.Id, Words(stop.NowAt(hour)), Words(stop.NextAfter(hour)));

    private static string? Words(Slot? slot) => slot is null ? null
        : $"{ForumWords.Hour(slot.From)}\u00A0: {slot.Title}{(slot.Where.Length > 0 ? $", {slot.Where}" : "")}{(slot.IsChanged ? " (changé)" : "")}";
}
