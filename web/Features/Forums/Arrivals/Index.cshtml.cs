using System.Text.Json;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Arrivals;

/// <summary>« L’accueil »: the door of one stop, on its day, on a telephone with a poor network; without a script, a plain form.</summary>
[Authorize(ForumsAccess.Greeter), OfModule(ForumsAccess.Module)]
public sealed class IndexModel(ForumDesk desk, ForumsAccess access, Welcome welcome) : ForumPage(desk)
{
    [FromRoute(Name = "stopId")]
    public Guid Stop { get; set; }

    [Display(Name = "Code du billet")]
    public string? Ticket { get; private set; }

    public ForumStop Where { get; private set; } = null!;

    /// <summary>How many are in, and how many have a place.</summary>
    public (int In, int Expected) Count { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour compter qui arrive.", "Personne ne lit de nom ici. Seul le nombre est montré.");

    /// <summary>The door is open: it is the day.</summary>
    public bool IsOpen => Where.Day == Today && Forum.IsOpen;

    /// <summary>Who came while a telephone had no network may still be sent: until the figures are made, even of an event that was cancelled meanwhile.</summary>
    public bool TakesWhatWasKept => Where.Day <= Today && Forum is { PublishedAt: not null, CountedOn: null };

    /// <summary>How many came in without a ticket.</summary>
    public int WithoutTicket => Forum.Sheet.WithoutTicket.GetValueOrDefault(Stop);

    private bool IsForScript => Request.Headers.Accept == "application/json";

    /// <summary>What became of the ticket that was just typed; null for none.</summary>
    public Arrival? Said { get; private set; }

    /// <summary>The hashes of this stop, for the script; empty when the door is closed.</summary>
    public string Set { get; private set; } = "";

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found || await Desk.StopAsync(found.Forum.Id, Stop) is not { } stop || !await access.GreetsAsync(found.Forum, Stop)) return null;
        Where = stop;
        return found;
    }

    public Task OnGetAsync() => FillAsync();

    /// <summary>One ticket, typed: for those without a script; and, with what it says as JSON, for a script that does not know it.</summary>
    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écrivez le code du billet."), StringLength(100, ErrorMessage = "Ce code est trop long.")] string ticket)
    {
        Ticket = ticket;
        if (!IsOpen) throw new BrokenRuleException("L’accueil s’ouvre le jour de l’étape.");
        Said = await welcome.TypedAsync(Forum.Id, Stop, ticket);
        if (IsForScript) return new JsonResult(new { said = Words(Said.Value), isIn = Said is Arrival.Welcome or Arrival.Already });
        await FillAsync();
        if (Said is Arrival.Welcome or Arrival.Already) return Page();
        ModelState.AddModelError(nameof(Ticket), Words(Said.Value));
        return FormGuard.SameForm();
    }

    /// <summary>One more who has no ticket: a number, nobody’s name.</summary>
    public async Task<IActionResult> OnPostExtraAsync()
    {
        if (!IsOpen) throw new BrokenRuleException("L’accueil s’ouvre le jour de l’étape.");
        var count = await welcome.WithoutTicketAsync(Forum.Id, Stop);
        return IsForScript ? new JsonResult(new { count }) : LocalRedirect($"{Home}/accueil/{Stop}");
    }

    /// <summary>What a telephone kept while it had no network: hashes and presses, apart by spaces. Answers the tickets that are in.</summary>
    public async Task<IActionResult> OnPostSendAsync([Required, StringLength(Welcome.MostAtOnce * (Welcome.HashLength + 1))] string hashes)
    {
        if (!TakesWhatWasKept) return new JsonResult(new { done = Array.Empty<string>(), isOver = true });
        var done = await welcome.SentAsync(Forum.Id, Stop, hashes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new JsonResult(new { done, count = (await welcome.CountAsync(Stop)).In });
    }

    /// <summary>To whoever holds the door.</summary>
    public static string Words(Arrival arrival) => arrival switch
    {
        Arrival.Welcome => "Bienvenue\u00A0! Ce billet entre.",
        Arrival.Already => "Ce billet est déjà entré.",
        Arrival.Waiting => "Ce billet est sur la liste d’attente.",
        Arrival.Elsewhere => "Ce billet est pour une autre étape.",
        _ => "Ce code n’est sur aucun billet.",
    };

    private async Task FillAsync()
    {
        Count = await welcome.CountAsync(Stop);
        if (!IsOpen) return;
        SecurityHeaders.AllowCamera(HttpContext);
        Set = JsonSerializer.Serialize(await welcome.SetAsync(Stop), JsonSerializerOptions.Web);
    }
}
