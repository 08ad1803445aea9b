using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Votes;

/// <summary>What whoever asks may see of votes: a voter those of their lists, the bureau its own, a facilitator those of the bodies they run.</summary>
public sealed class ReadElections(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int OnAPage = 20;

    /// <summary>Fewer people on the list: how many voted is not shown (VOTE-20).</summary>
    public const int SmallRoll = 20;

    private const int RoundTo = 5;

    /// <param name="Election">The vote.</param>
    /// <param name="State">In a few words.</param>
    public sealed record Line(Election Election, ElectionState State);

    public DateOnly Today => territory.Today(clock);

    private bool RunsVotes => user.Is(Role.Facilitator);

    public async Task<Paged<Line>> ListAsync(int number)
    {
        var page = await Visible().AsNoTracking().OrderByDescending(election => election.ClosesOn).ThenBy(election => election.Id).PageAsync(number, OnAPage);
        return page.With<Line>([.. page.Rows.Select(election => new Line(election, StateOf(election)))]);
    }

    /// <summary>Null for a vote that does not exist, or is not for whoever asks.</summary>
    public Task<Election?> FindAsync(Guid id) => Visible().AsNoTracking().SingleOrDefaultAsync(election => election.Id == id);

    public ElectionState StateOf(Election election) => ElectionState.Of(election, Today);

    /// <summary>« Environ 65 % », rounded to 5; null when the list is small, and until the urn is sealed: nobody sees the number move as one person votes.</summary>
    public static string? TurnoutOf(Election election)
    {
        if (election.SealedOn is null || election.RollCount < SmallRoll) return null;
        return $"Environ {(int)Math.Round(100.0 * (election.WebBallots + election.PaperBallots) / election.RollCount / RoundTo, MidpointRounding.AwayFromZero) * RoundTo}\u00A0%";
    }

    private IQueryable<Election> Visible()
    {
        var (me, voters, keepers, running) = (user.Id, db.ElectionVoters, db.ElectionKeepers, db.BodyFacilitators);
        if (RunsVotes) return db.Elections.Where(election => running.Any(one => one.BodyId == election.BodyId && one.AccountId == me && one.Until == null));
        return db.Elections.Where(election => election.AnnouncedOn != null
            && (voters.Any(voter => voter.ElectionId == election.Id && voter.AccountId == me) || keepers.Any(keeper => keeper.ElectionId == election.Id && keeper.AccountId == me)));
    }
}

/// <summary>Where a vote stands, as said on lists.</summary>
/// <param name="Words">« Le vote est ouvert ».</param>
/// <param name="Icon">A name of the icon sprite.</param>
/// <param name="Colour">Of its row.</param>
public sealed record ElectionState(string Words, string Icon, string Colour)
{
    public static ElectionState Of(Election election, DateOnly today) => election switch
    {
        { CancelledOn: not null } => new("Annulé", "croix", "corail"),
        { CountedOn: not null } => new("Le résultat est là", "coche", "feuille"),
        { SealedOn: not null } => new("L’urne est fermée, le bureau va compter", "cadenas", "violet"),
        { IsAnnounced: false } => new("En préparation", "crayon", "lagune"),
        _ when election.TakesBallotsOn(today) => new("Le vote est ouvert", "vote", "ocre"),
        _ when today < election.OpensOn => new("La liste est fixée, le vote va s’ouvrir", "calendrier", "ciel"),
        _ => new("Le vote est fini, l’urne se ferme", "cadenas", "violet"),
    };

    /// <summary>What one does on this ballot.</summary>
    public static string Rule(BallotRules rules, bool vous) => rules.Method switch
    {
        VoteMethod.Proposal => vous ? "Choisissez pour, contre, ou je m’abstiens." : "Choisis pour, contre, ou je m’abstiens.",
        VoteMethod.OneChoice => vous ? "Choisissez une seule chose." : "Choisis une seule chose.",
        VoteMethod.Several when rules.Limit == 1 => vous ? "Choisissez une seule chose." : "Choisis une seule chose.",
        VoteMethod.Several => $"{(vous ? "Choisissez" : "Choisis")} de 1 à {rules.Limit} choses.",
        VoteMethod.Judgment => vous ? "Donnez un avis sur chaque chose." : "Donne un avis sur chaque chose.",
        _ when rules.Limit == 1 => vous ? "Vous avez 1 point. Donnez-le." : "Tu as 1 point. Donne-le.",
        _ => vous ? $"Vous avez {rules.Limit} points. Partagez-les." : $"Tu as {rules.Limit} points. Partage-les.",
    };

    /// <summary>How the result is found, in plain words.</summary>
    public static string Counting(VoteMethod method) => method switch
    {
        VoteMethod.Proposal => "Plus de pour que de contre\u00A0: c’est adopté. Autant\u00A0: ce n’est pas adopté.",
        VoteMethod.OneChoice => "La chose la plus choisie gagne. À égalité, on les montre toutes.",
        VoteMethod.Several => "Les choses les plus choisies gagnent. À égalité, on les montre toutes.",
        VoteMethod.Judgment => "On range les avis, du pire au meilleur. On regarde celui du milieu. Le meilleur milieu gagne. À égalité, on enlève cet avis des deux côtés. Puis on regarde encore.",
        _ => "On additionne les points. La ligne qui en a le plus vient en premier.",
    };
}

/// <summary>A number and what it counts: 0 and 1 are singular in French.</summary>
internal static class Some
{
    /// <param name="number">How many.</param>
    /// <param name="one">In the singular; an « s » makes the plural.</param>
    public static string Of(int number, string one) => $"{number} {one}{(number > 1 ? "s" : "")}";
}
