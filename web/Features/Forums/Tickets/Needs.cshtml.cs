namespace ChildProtection.Features.Forums.Tickets;

/// <summary>What people need to come, for whoever runs the event; opening it is written down.</summary>
[Authorize(ForumsAccess.Runner), OfModule(ForumsAccess.Module)]
public sealed class NeedsModel(ForumDesk desk, ReadNeeds needs) : RunForumPage(desk)
{
    public IReadOnlyList<ReadNeeds.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync() => Lines = await needs.ListAsync(Forum.Id);
}
