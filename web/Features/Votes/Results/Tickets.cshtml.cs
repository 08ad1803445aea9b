using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Results;

/// <summary>Every ticket of the sealed urn, sorted, and never a choice: for everybody on the list.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module), ChildProtection.Platform.Logs.NotLogged, NotKept]
public sealed class TicketsModel(ReadElections elections, VoteRecord record) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];
    public string? Asked { get; private set; }
    public bool IsFound { get; private set; }

    protected override async Task<Election?> LoadAsync() => await elections.FindAsync(Id) is { SealedOn: not null, DestroyedOn: null } election ? election : null;

    public async Task OnGetAsync() => Tickets = await record.TicketsAsync(Id);

    /// <summary>Posted, so that a ticket is in no address.</summary>
    public async Task OnPostAsync(string? ticket)
    {
        Tickets = await record.TicketsAsync(Id);
        if (string.IsNullOrWhiteSpace(ticket)) return;
        var code = SecretCode.Read(ticket, Ticket.Length);
        (Asked, IsFound) = (ticket, code is not null && Tickets.Any(one => one.Code == code));
    }
}
