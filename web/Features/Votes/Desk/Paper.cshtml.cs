using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Desk;

/// <summary>« Voter en présence »: an envelope in a box, and a name ticked; the web is then closed to that person.</summary>
[Authorize(VotesAccess.Runner), OfModule(VotesAccess.Module), ChildProtection.Platform.Logs.NotLogged, NotKept]
public sealed class PaperModel(ReadElections elections, Electorate electorate, CastBallot cast) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<(Electorate.Person Person, ElectionMark? Mark)> People { get; private set; } = [];

    protected override async Task<Election?> LoadAsync()
    {
        if (await elections.FindAsync(Id) is not { IsAnnounced: true, SealedOn: null } election) return null;
        People = await electorate.ListAsync(Id);
        return election;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Guid personne) => await cast.MarkPaperAsync(Id, personne) ? RedirectToPage() : NotFound();
}
