using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>« Mon billet »: a short code and its picture, for whoever holds it. It says nothing of them.</summary>
[Authorize(ForumsAccess.Holder), OfModule(ForumsAccess.Module)]
public sealed class TicketModel(TakeTicket tickets, ForumsAccess access) : LoadedPage<TakeTicket.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Ce qu’il faut pour venir")]
    public string? Needs { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour le transport et l’accès.", "Les animateurs de ce forum.", "C’est effacé le lendemain de l’étape.");

    /// <summary>The stop is still to come.</summary>
    public bool IsToCome => Subject.Stop.Day >= access.Today;

    /// <summary>What the picture says: the public programme, and the code after the #.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}/forums/{Subject.Forum.Code}#{Subject.Code}";

    protected override async Task<TakeTicket.Shown?> LoadAsync()
    {
        var found = await tickets.FindAsync(Id);
        Needs = found?.Needs;
        return found;
    }

    public void OnGet() { }

    /// <summary>What they need changed: the place stays.</summary>
    public async Task<IActionResult> OnPostNeedsAsync([StringLength(ForumTicket.NeedsLength, ErrorMessage = ForumWords.TooLong)] string? needs)
    {
        Needs = needs;
        return await tickets.NeedAsync(Id, needs) ? LocalRedirect($"/comite/forums/billet/{Id}") : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync() => await tickets.GiveBackAsync(Id) ? LocalRedirect($"/comite/forums/{Subject.Forum.Code}") : NotFound();
}
