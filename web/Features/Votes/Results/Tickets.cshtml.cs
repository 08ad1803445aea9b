using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Results;

/// <summary>Every ticket of the sealed urn, sorted, and never a choice: for everybody on the list.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module), ChildProtection.Platform.Logs.NotLogged, NotKept]
public sealed class TicketsModel(ReadElections elections, VoteRecord record) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    [Display(Name = "Le ticket")]
    public string? Typed { get; private set; }

    /// <summary>Somebody looked for one.</summary>
    public bool IsAsked { get; private set; }
    public bool IsFound { get; private set; }

    protected override async Task<Election?> LoadAsync()
    {
        if (await elections.FindAsync(Id) is not { SealedOn: not null, DestroyedOn: null } election) return null;
        Tickets = await record.TicketsAsync(Id);
        return election;
    }

    public void OnGet() { }

    /// <summary>Posted, so that a ticket is in no address.</summary>
    public void OnPost([Required(ErrorMessage = "Il manque le ticket."), StringLength(40, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? typed)
    {
        var code = SecretCode.Read(typed, Ticket.Length);
        (Typed, IsAsked, IsFound) = (typed, true, code is not null && Tickets.Any(one => one.Code == code));
    }
}
