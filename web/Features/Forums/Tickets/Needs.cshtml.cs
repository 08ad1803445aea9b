using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>What people need to come, for whoever runs the event; opening it is written down.</summary>
[Authorize(ForumsAccess.Runner), OfModule(ForumsAccess.Module)]
public sealed class NeedsModel(ForumDesk desk, ReadNeeds needs) : RunForumPage(desk)
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ReadNeeds.Line> Lines { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync() => Lines = await needs.ListAsync(Forum.Id, Number);
}
