namespace ChildProtection.Features.Votes;

/// <summary>
/// Keys and ballots are destroyed at the end of the appeal (<see cref="Bureau.DestroyKeys"/>). What names somebody goes a little after; the
/// question and the published result stay, and nobody is in them.
/// </summary>
internal static class VotesRetention
{
    public const string ListCode = "vote-list";
    public const string MarksCode = "vote-marks";
    public const string KeepersCode = "vote-keepers";

    private const string AfterVote = "après le dernier jour du vote";
    private const int Days = 90;

    public static void AddVotesRetention(this IServiceCollection services)
    {
        services.AddRetention(Rule(ListCode, "La liste de ceux qui peuvent voter", "Pour contester un vote, il faut la liste.", typeof(ElectionVoter)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.ElectionVoters.Where(voter => over.Any(election => election.Id == voter.ElectionId)).OrderBy(voter => voter.ElectionId).ThenBy(voter => voter.AccountId);
        });
        services.AddRetention(Rule(MarksCode, "Les noms de ceux qui ont voté", "Pour qu’une personne vote une seule fois.", typeof(ElectionMark)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.ElectionMarks.Where(mark => over.Any(election => election.Id == mark.ElectionId)).OrderBy(mark => mark.ElectionId).ThenBy(mark => mark.AccountId);
        });
        services.AddRetention(Rule(KeepersCode, "Les membres du bureau de vote", "Ils ouvrent l’urne à deux.", typeof(ElectionKeeper)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.ElectionKeepers.Where(keeper => over.Any(election => election.Id == keeper.ElectionId)).OrderBy(keeper => keeper.ElectionId).ThenBy(keeper => keeper.Number);
        });
        services.AddRetention(Rule("vote-wraps", "Les clés de vote, en morceaux", "Elles sont détruites 15 jours après le comptage.", typeof(ElectionWrap)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.ElectionWraps.Where(wrap => over.Any(election => election.Id == wrap.ElectionId)).OrderBy(wrap => wrap.ElectionId).ThenBy(wrap => wrap.First).ThenBy(wrap => wrap.Second);
        });
        services.AddRetention(Rule("vote-urn", "Les bulletins chiffrés, dans l’urne ouverte", "Ils sont détruits avec les clés.", typeof(PendingBallot)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.PendingBallots.Where(ballot => over.Any(election => election.Id == ballot.ElectionId)).OrderBy(ballot => ballot.ElectionId).ThenBy(ballot => ballot.Fingerprint);
        });
        services.AddRetention(Rule("vote-sealed", "Les bulletins chiffrés, dans l’urne scellée", "Ils sont détruits avec les clés.", typeof(SealedBallot)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.SealedBallots.Where(ballot => over.Any(election => election.Id == ballot.ElectionId)).OrderBy(ballot => ballot.ElectionId).ThenBy(ballot => ballot.Fingerprint);
        });
    }

    private static RetentionRule Rule(string code, string what, string why, Type entity) => new(code, what, AfterVote, why, Days) { Entity = entity };

    private static IQueryable<Election> Over(PortalDb db, DateTimeOffset limit)
    {
        var day = DateOnly.FromDateTime(limit.UtcDateTime);
        return db.Elections.Where(election => election.ClosesOn < day);
    }
}
