using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>« Je viens »: a young person takes a place at a stop, and says what they need to come.</summary>
[Authorize(ForumsAccess.Young), OfModule(ForumsAccess.Module)]
public sealed class RegisterModel(ForumDesk desk, TakeTicket tickets) : ForumPage(desk)
{
    [FromRoute(Name = "stopId")]
    public Guid Stop { get; set; }

    [Display(Name = "Ce qu’il te faut pour venir")]
    public string? Needs { get; private set; }

    public ForumDesk.StopLine Line { get; private set; } = null!;
    public ForumStop Where => Line.Stop;
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour le transport et l’accès.", "Les animateurs de ce forum.", "C’est effacé le lendemain de l’étape.");

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { Forum.PublishedAt: not null } found) return null;
        if ((await Desk.StopsAsync(found.Forum.Id)).FirstOrDefault(line => line.Stop.Id == Stop) is not { } line) return null;
        Line = line;
        return found;
    }

    public IActionResult OnGet() => Line.MineId is { } mine ? LocalRedirect($"/comite/forums/billet/{mine}") : Page();

    public async Task<IActionResult> OnPostAsync([StringLength(ForumTicket.NeedsLength, ErrorMessage = ForumWords.TooLong)] string? needs)
    {
        Needs = needs;
        return await tickets.ForMyselfAsync(Forum.Id, Stop, needs) is { } ticket ? LocalRedirect($"/comite/forums/billet/{ticket}") : NotFound();
    }
}
