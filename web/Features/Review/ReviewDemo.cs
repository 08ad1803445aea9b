using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Writing;

namespace ChildProtection.Features.Review;

/// <summary>A document open in the parents' group, one that is finished with a second version that is better understood, and one for the young. All invented.</summary>
internal sealed class ReviewDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string Parent = "Claire Petit";
    private const int Readers = 24;

    private static readonly string[] Invitation =
    [
        "Une réunion pour votre enfant", "Nous parlons du projet de votre enfant.", "La réunion a lieu dans 3 semaines.", "Vous pouvez venir avec une personne de confiance.",
        "Vous pouvez aussi téléphoner.", "Dites-nous ce que vous voulez changer.", "Après la réunion, vous recevez un compte rendu.", "Vous avez 15 jours pour répondre.",
    ];

    private static readonly string[] First =
    [
        "Le droit de visite", "Le magistrat fixe les modalités d’exercice du droit de visite.", "Le service peut, le cas échéant, surseoir à une visite médiatisée.", "Vous en êtes informé par courrier.",
        "Une visite dure 1 heure.", "Un professionnel est présent si le juge le demande.",
    ];

    private static readonly string[] Second =
    [
        "Le droit de visite", "Le juge décide quand vous voyez votre enfant.", "Le service peut reporter une visite.", "Il vous explique pourquoi, par courrier.",
        "Une visite dure 1 heure.", "Un professionnel est présent si le juge le demande.",
    ];

    private static readonly string[] Pocket =
    [
        "L’argent de poche", "Tu reçois ton argent de poche le premier samedi du mois.", "La somme dépend de ton âge.", "Ton éducateur note la somme dans ton carnet.",
        "On ne peut pas te l’enlever pour te punir.", "Si ça arrive, dis-le à l’adulte de ton choix.",
    ];

    public int Order => 47; // after the seats of BodiesDemo

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(ReviewAccess.Module) || await db.ReviewDocuments.AnyAsync()) return;
        var bodies = await db.Bodies.AsNoTracking().Where(body => body.Code == "parents" || body.Code == "jeunes").ToDictionaryAsync(body => body.Code);
        var people = await db.Users.AsNoTracking().Where(account => account.Role == Role.Parent).Take(200).ToListAsync();
        if (!bodies.TryGetValue("parents", out var parents) || !bodies.TryGetValue("jeunes", out var young) || people.Find(account => account.DisplayName == Parent) is not { } claire) return;
        var (now, today) = (clock.GetUtcNow(), territory.Today(clock));

        var letter = await PutAsync(parents.Id, "Le courrier d’invitation", "Le service des familles", "Inviter les parents à la réunion du projet.", "Nous changeons les phrases difficiles avant l’envoi.", now.AddDays(-6));
        await OpenAsync(letter, 1, Invitation, (today.AddDays(12), today.AddDays(40)), now.AddDays(-6));

        var guide = await PutAsync(parents.Id, "Le guide des visites", "Le service des familles", "Expliquer les visites aux parents.", "Le guide est réécrit avec vos phrases.", now.AddDays(-20));
        guide.GrowOld(today.AddDays(345), today, now.AddDays(-20));
        var first = await OpenAsync(guide, 1, First, (today.AddDays(-100), today.AddDays(-80)), now.AddDays(-120));
        await SaidAsync(first, claire, now.AddDays(-110));
        await EndAsync(first, [22, 6, 3, 15, 23, 19], "Nous avons réécrit 3 phrases. Les mots du juge sont expliqués.", now.AddDays(-85));
        var second = await OpenAsync(guide, 2, Second, (today.AddDays(-40), today.AddDays(-15)), now.AddDays(-60));
        await EndAsync(second, [23, 21, 20, 22, 24, 21], "Le guide part à l’imprimerie. Merci à toutes et à tous.", now.AddDays(-20));

        var pocket = await PutAsync(young.Id, "La fiche «\u00A0argent de poche\u00A0»", "Le service des foyers", "Dire la même règle dans tous les foyers.", "On change la fiche, et on te dit quoi.", now.AddDays(-3));
        await OpenAsync(pocket, 1, Pocket, (today.AddDays(9), today.AddDays(30)), now.AddDays(-3));
        await db.SaveChangesAsync();
    }

    private async Task<ReviewDocument> PutAsync(Guid body, string title, string asker, string purpose, string promise, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var document = ReviewDocument.Of(id, body, (await SealAsync(ReviewData.Title, id, title), await SealAsync(ReviewData.Asker, id, asker), await SealAsync(ReviewData.Purpose, id, purpose), await SealAsync(ReviewData.Promise, id, promise)), SecretCode.NewId(), at);
        db.Add(document);
        return document;
    }

    private async Task<ReviewVersion> OpenAsync(ReviewDocument document, int number, string[] sentences, (DateOnly ClosesOn, DateOnly DueOn) days, DateTimeOffset at)
    {
        var (id, day) = (SecretCode.NewId(), territory.DayOf(at));
        var version = ReviewVersion.Prepare(id, document.Id, number, await SealAsync(ReviewData.Text, id, string.Join('\n', sentences)), days, day);
        version.Open(day, at);
        db.Add(version);
        return version;
    }

    /// <summary>Two sentences of a parent: one proposal kept, one in part.</summary>
    private async Task SaidAsync(ReviewVersion version, Account claire, DateTimeOffset at)
    {
        var reader = ReviewReader.Join(SecretCode.NewId(), version.Id, claire.Id, at);
        reader.Finish(ReaderName.FirstName, await vault.SealAsync(ReviewData.Name, claire.Id, reader.Id, claire.DisplayName.Split(' ')[0]), at);
        db.Add(reader);
        foreach (var (sentence, said, words, verdict, why) in new[]
        {
            (2, Understanding.Otherwise, "Le juge décide quand vous voyez votre enfant.", Verdict.Kept, "C’est plus clair. Nous la prenons."),
            (3, Understanding.Hard, "«\u00A0Surseoir\u00A0», je ne connais pas. Dites\u00A0: reporter.", Verdict.Partly, "Nous gardons «\u00A0reporter\u00A0». La suite change aussi."),
        })
        {
            var opinion = ReviewOpinion.About(SecretCode.NewId(), reader.Id, sentence);
            opinion.Say(said, await vault.SealAsync(ReviewData.Words, claire.Id, opinion.Id, words));
            opinion.Decide(verdict, await vault.SealAsync(ReviewData.Why, claire.Id, opinion.Id, why));
            db.Add(opinion);
        }
    }

    /// <summary>Counted as if so many of 24 readers had understood each sentence.</summary>
    private async Task EndAsync(ReviewVersion version, int[] clear, string answer, DateTimeOffset at)
    {
        var answers = Enumerable.Range(0, Readers).Select(reader => (IReadOnlyDictionary<int, Understanding>)clear.Index().ToDictionary(one => one.Index + 1, one => reader < one.Item ? Understanding.Clear : Understanding.Hard)).ToList();
        version.Close(await SealAsync(ReviewData.Scores, version.Id, ReviewScores.Of(clear.Length, answers, territory.SurveyRules).Write()), at.AddDays(-15));
        version.AnswerWith(await SealAsync(ReviewData.Answer, version.Id, answer), at);
    }

    private Task<byte[]> SealAsync(VaultField field, Guid id, string text) => vault.SealAsync(field, Vault.Nobody, id, text);
}
