using ChildProtection.Features.Forums.Stops;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>The tickets that a professional keeps at a stop, to print and give; each may be given back.</summary>
[Authorize(ForumsAccess.Professional), OfModule(ForumsAccess.Module)]
public sealed class HouseModel(ForumDesk desk, TakeTicket tickets) : ForumPage(desk)
{
    [FromRoute(Name = "stopId")]
    public Guid Stop { get; set; }

    public ForumStop Where { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Code)> Tickets { get; private set; } = [];

    /// <summary>What the picture of a ticket says.</summary>
    public string AddressOf(string code) => $"{Request.Scheme}://{Request.Host}/forums/{Forum.Code}#{code}";

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found || await Desk.StopAsync(found.Forum.Id, Stop) is not { } stop) return null;
        (Where, Tickets) = (stop, await tickets.OfHouseAsync(Stop));
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCancelAsync(Guid billet) => await tickets.GiveBackAsync(billet) ? LocalRedirect($"{Home}/billets/{Stop}") : NotFound();
}
