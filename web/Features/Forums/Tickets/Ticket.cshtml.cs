namespace ChildProtection.Features.Forums.Tickets;

/// <summary>« Mon billet »: a short code and its picture, for whoever holds it. It says nothing of them.</summary>
[Authorize(ForumsAccess.Holder), OfModule(ForumsAccess.Module)]
public sealed class TicketModel(TakeTicket tickets, ForumsAccess access) : LoadedPage<TakeTicket.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The stop is still to come.</summary>
    public bool IsToCome => Subject.Stop.Day >= access.Today;

    /// <summary>What the picture says: the public programme, and the code after the #.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}/forums/{Subject.Forum.Code}#{Subject.Code}";

    protected override Task<TakeTicket.Shown?> LoadAsync() => tickets.FindAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostCancelAsync() => await tickets.GiveBackAsync(Id) ? LocalRedirect($"/comite/forums/{Subject.Forum.Code}") : NotFound();
}
