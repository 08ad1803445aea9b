using ChildProtection.Features.Writing;

namespace ChildProtection.Features.Review;

/// <summary>What a member said of documents, and what the facilitator answered to their words.</summary>
internal sealed class ReviewPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalTable Readings = new(typeof(ReviewReader), "Les documents relus")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ReviewReader.JoinedAt)] = "Commencée le", [nameof(ReviewReader.FinishedAt)] = "Finie le", [nameof(ReviewReader.ShownName)] = "Nom montré" },
        Withheld = new Dictionary<string, string> { [nameof(ReviewReader.ShownAs)] = "said by the name shown" },
    };

    private static readonly PersonalTable Opinions = new(typeof(ReviewOpinion), "Les réponses, phrase par phrase")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ReviewOpinion.Sentence)] = "Phrase numéro", [nameof(ReviewOpinion.Said)] = new("Réponse", said => ((Understanding)said).Words()), [nameof(ReviewOpinion.Words)] = "Ce qui est proposé",
            [nameof(ReviewOpinion.Verdict)] = new("Suite", verdict => ((Verdict)verdict).Words()), [nameof(ReviewOpinion.Why)] = "Pourquoi",
        },
    };

    public PersonalModule Module { get; } = new("relectures", "Les documents relus", "livret", 46,
        new KeptData(new Said("Tes réponses quand tu relis un document", "Vos réponses quand vous relisez un document"), "Pour que le document soit plus clair.",
            new Said("Les animateurs lisent tes propositions, sans ton nom. Le service voit des nombres.", "Les animateurs lisent vos propositions, sans votre nom. Le service voit des nombres."), ReviewRetention.OpinionsCode) { Roles = [Role.YoungPerson, Role.Parent] });

    public IReadOnlyList<PersonalTable> Tables => [Readings, Opinions];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var mine = db.ReviewReaders.AsNoTracking().Where(reader => reader.AccountId == personId);
        var readers = await PersonalTable.SomeAsync(mine.OrderByDescending(reader => reader.JoinedAt), most);
        var opinions = await PersonalTable.SomeAsync(db.ReviewOpinions.AsNoTracking().Where(opinion => mine.Any(reader => reader.Id == opinion.ReaderId)).OrderBy(opinion => opinion.ReaderId).ThenBy(opinion => opinion.Sentence), most);
        var names = await vault.OpenAllAsync(ReviewData.Name, [.. readers.Where(reader => reader.ShownName is not null).Select(reader => (personId, reader.Id, reader.ShownName!))]);
        var words = await vault.OpenAllAsync(ReviewData.Words, [.. opinions.Where(opinion => opinion.Words is not null).Select(opinion => (personId, opinion.Id, opinion.Words!))]);
        var why = await vault.OpenAllAsync(ReviewData.Why, [.. opinions.Where(opinion => opinion.Why is not null).Select(opinion => (personId, opinion.Id, opinion.Why!))]);
        return
        [
            Readings.Of(readers, most, reader => new Dictionary<string, object?> { [nameof(reader.ShownName)] = names.GetValueOrDefault(reader.Id) }),
            Opinions.Of(opinions, most, opinion => new Dictionary<string, object?> { [nameof(opinion.Words)] = words.GetValueOrDefault(opinion.Id), [nameof(opinion.Why)] = why.GetValueOrDefault(opinion.Id) }),
        ];
    }

    public async Task EraseAsync(Guid personId) => await db.ReviewReaders.Where(reader => reader.AccountId == personId).ExecuteDeleteAsync();
}
