using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Urn;
using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Votes.Voting;

/// <summary>« Voter »: chosen and encrypted on the device; what comes here is a ciphertext of one length, and what goes back a ticket of one length.</summary>
[Authorize(VotesAccess.Voter), OfModule(VotesAccess.Module), NotLogged, NotKept]
public sealed class VoteModel(ReadElections elections, CastBallot cast, CurrentUser user) : LoadedPage<Election>
{
    private const int SentLength = (Ballot.CiphertextLength + 2) / 3 * 4;

    [FromRoute]
    public Guid Id { get; set; }

    public bool Vous => !Role.IsYoung(user.Role);
    public bool HasVoted { get; private set; }
    public bool IsOpen => Subject.TakesBallotsOn(elections.Today);

    /// <summary>Said when something is missing.</summary>
    public string Missing => Subject.Method switch
    {
        VoteMethod.Judgment => Vous ? "Il manque un avis. Donnez un avis sur chaque chose, ou votez blanc." : "Il manque un avis. Donne un avis sur chaque chose, ou vote blanc.",
        VoteMethod.Budget when Subject.Limit == 1 => $"{(Vous ? "Donnez" : "Donne")} 1 point, avec le chiffre 1. Ou {Blank}.",
        VoteMethod.Budget => $"{(Vous ? "Partagez" : "Partage")} de 1 à {Subject.Limit} points, avec des chiffres. Ou {Blank}.",
        VoteMethod.Several when Subject.Limit > 1 => $"{(Vous ? "Choisissez" : "Choisis")} de 1 à {Subject.Limit} choses, ou {Blank}.",
        _ => $"{(Vous ? "Choisissez" : "Choisis")} une chose, ou {Blank}.",
    };

    private string Blank => Vous ? "votez blanc" : "vote blanc";

    protected override async Task<Election?> LoadAsync() => await cast.IsOnTheListAsync(Id) ? await elections.FindAsync(Id) : null;

    public async Task OnGetAsync() => HasVoted = await cast.MarkAsync(Id) is not null;

    /// <summary>For the script: the ticket, or the refusal as words (422).</summary>
    public async Task<IActionResult> OnPostCastAsync(string? bulletin)
    {
        try
        {
            var bytes = new byte[Ballot.CiphertextLength];
            if (bulletin?.Length != SentLength || !Convert.TryFromBase64String(bulletin, bytes, out var length)) throw new BrokenRuleException(CastBallot.NotABallot);
            if (await cast.CastAsync(Id, bytes[..length]) is not { } ticket) return NotFound();
            return new JsonResult(new { code = ticket.Code, words = ticket.Words.Select(one => new { word = one.Word, icon = one.Icon }) });
        }
        catch (BrokenRuleException refusal)
        {
            return new JsonResult(new { message = refusal.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }
}
