namespace ChildProtection.Features.Discussions.Glass;

/// <summary>What two people agreed to read, for an hour. Each opening is written down for the people of the conversation.</summary>
[Authorize(DiscussionsAccess.Leads), OfModule(DiscussionsAccess.Module)]
public sealed class ReadModel(GlassDesk desk) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Where { get; private set; } = "";
    public IReadOnlyList<Live.OpenedMessage> Messages { get; private set; } = [];
    public DateTimeOffset Until { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await desk.ReadAsync(Id) is not { } read) return NotFound();
        (Where, Messages, Until) = read;
        return Page();
    }
}
