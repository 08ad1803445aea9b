namespace ChildProtection.Features.Votes;

/// <summary>That one is on a list, that one voted, that one sits in a bureau. What was voted is nobody’s: it cannot be given back, which is said before.</summary>
internal sealed class VotesPersonalData(PortalDb db) : IPersonalData
{
    private static readonly PersonalTable Lists = new(typeof(ElectionVoter), "Les listes de vote")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ElectionVoter.ElectionId)] = "Vote" },
    };

    private static readonly PersonalTable Marks = new(typeof(ElectionMark), "Les votes déjà faits")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ElectionMark.ElectionId)] = "Vote", [nameof(ElectionMark.OnPaper)] = new("Comment", onPaper => (bool)onPaper ? "Sur papier" : "Sur le portail"),
        },
    };

    private static readonly PersonalTable Keepers = new(typeof(ElectionKeeper), "Les bureaux de vote")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ElectionKeeper.ElectionId)] = "Vote", [nameof(ElectionKeeper.Number)] = "Place au bureau" },
        Withheld = new Dictionary<string, string> { [nameof(ElectionKeeper.Salt)] = "une partie du secret d’une clé" },
    };

    public PersonalModule Module { get; } = new("votes", "Les votes", "vote", 44,
        new KeptData(new("Les votes où tu es sur la liste", "Les votes où vous êtes sur la liste"), "Pour que la liste soit juste.", new("Toi et les animateurs.", "Vous et les animateurs."), VotesRetention.ListCode) { Roles = Voters },
        new KeptData(new("Que tu as voté, jamais quoi", "Que vous avez voté, jamais quoi"), "Pour qu’une personne vote une seule fois.", "Les animateurs, pendant le vote en présence.", VotesRetention.MarksCode) { Roles = Voters },
        new KeptData(new("Ta place dans un bureau de vote", "Votre place dans un bureau de vote"), "Il faut 2 membres sur 3 pour ouvrir l’urne.", "Les personnes de la liste.", VotesRetention.KeepersCode) { Roles = [Role.YoungPerson, Role.Parent, Role.Facilitator] });

    private static IReadOnlyList<string> Voters => [Role.YoungPerson, Role.Parent];

    public IReadOnlyList<PersonalTable> Tables => [Lists, Marks, Keepers];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var lists = await PersonalTable.SomeAsync(db.ElectionVoters.AsNoTracking().Where(voter => voter.AccountId == personId).OrderBy(voter => voter.ElectionId), most);
        var marks = await PersonalTable.SomeAsync(db.ElectionMarks.AsNoTracking().Where(mark => mark.AccountId == personId).OrderBy(mark => mark.ElectionId), most);
        var seats = await PersonalTable.SomeAsync(db.ElectionKeepers.AsNoTracking().Where(keeper => keeper.AccountId == personId).OrderBy(keeper => keeper.ElectionId), most);
        var ids = lists.Select(voter => voter.ElectionId).Concat(marks.Select(mark => mark.ElectionId)).Concat(seats.Select(keeper => keeper.ElectionId)).ToHashSet();
        var titles = await db.Elections.AsNoTracking().Where(election => ids.Contains(election.Id)).Select(election => new { election.Id, election.Title }).ToDictionaryAsync(one => one.Id, one => one.Title);
        return
        [
            Lists.Of(lists, most, voter => new Dictionary<string, object?> { [nameof(voter.ElectionId)] = titles[voter.ElectionId] }),
            Marks.Of(marks, most, mark => new Dictionary<string, object?> { [nameof(mark.ElectionId)] = titles[mark.ElectionId] }),
            Keepers.Of(seats, most, keeper => new Dictionary<string, object?> { [nameof(keeper.ElectionId)] = titles[keeper.ElectionId] }),
        ];
    }

    /// <summary>A mark becomes nobody’s: the urn must still be as full as the roll.</summary>
    public async Task EraseAsync(Guid personId)
    {
        foreach (var electionId in await db.ElectionMarks.Where(mark => mark.AccountId == personId).Select(mark => mark.ElectionId).ToListAsync())
        {
            var nobody = SecretCode.NewId();
            await db.Database.ExecuteSqlAsync($"UPDATE \"ElectionMarks\" SET \"AccountId\" = {nobody} WHERE \"ElectionId\" = {electionId} AND \"AccountId\" = {personId}");
        }
        await db.ElectionVoters.Where(voter => voter.AccountId == personId).ExecuteDeleteAsync();
        await db.ElectionKeepers.Where(keeper => keeper.AccountId == personId).ExecuteDeleteAsync();
    }
}
