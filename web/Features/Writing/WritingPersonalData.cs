namespace ChildProtection.Features.Writing;

/// <summary>What one said of a text one reread, and that one wrote pages. Pages themselves belong to nobody.</summary>
internal sealed class WritingPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private const string Whole = "the page’s words: everybody’s, not a person’s";

    private static readonly PersonalTable Readers = new(typeof(PageReader), "Les relectures")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PageReader.JoinedAt)] = "Commencée le", [nameof(PageReader.FinishedAt)] = "Finie le", [nameof(PageReader.ShownName)] = "Nom montré",
            [nameof(PageReader.Kind)] = new("Relit comme", kind => ReaderNames.Instead((ReaderKind?)kind)), [nameof(PageReader.Changed)] = "Phrases changées", [nameof(PageReader.SeenAt)] = "Suite lue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(PageReader.ShownAs)] = "said by the name shown" },
    };

    private static readonly PersonalTable Expected = new(typeof(ExpectedReader), "Les invitations à relire")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ExpectedReader.Name)] = "Nom écrit par l’équipe", [nameof(ExpectedReader.Kind)] = new("Invité comme", kind => ReaderNames.Instead((ReaderKind)kind)), [nameof(ExpectedReader.InvitedAt)] = "Invité le",
        },
        Withheld = new Dictionary<string, string> { [nameof(ExpectedReader.Code)] = "on the slip; opens the rereading" },
    };

    private static readonly PersonalTable Opinions = new(typeof(SentenceOpinion), "Les avis sur les phrases")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(SentenceOpinion.Sentence)] = "Phrase numéro", [nameof(SentenceOpinion.Said)] = new("Avis", said => Word((Understanding)said)), [nameof(SentenceOpinion.Proposal)] = "Phrase proposée",
        },
    };

    private static readonly PersonalTable Drafts = new(typeof(PageDraft), "Les brouillons de pages")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(PageDraft.File)] = "Page", [nameof(PageDraft.ChangedAt)] = "Changé le" },
        Withheld = new Dictionary<string, string> { [nameof(PageDraft.Text)] = Whole, [nameof(PageDraft.BasedOn)] = "a hash", [nameof(PageDraft.Revision)] = "a counter" },
    };

    private static readonly PersonalTable Versions = new(typeof(PageVersion), "Les pages publiées")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PageVersion.File)] = "Page", [nameof(PageVersion.Number)] = "Version", [nameof(PageVersion.PublishedAt)] = "Publiée le",
            [nameof(PageVersion.RereadBefore)] = "À relire avant le", [nameof(PageVersion.WithdrawnAt)] = "Retirée le",
        },
        Withheld = new Dictionary<string, string> { [nameof(PageVersion.Text)] = Whole, [nameof(PageVersion.BasedOn)] = "a hash", [nameof(PageVersion.WithdrawReason)] = Whole },
    };

    private static readonly PersonalTable Rereadings = new(typeof(PageRereading), "Les relectures ouvertes")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(PageRereading.File)] = "Page", [nameof(PageRereading.OpenedAt)] = "Ouverte le", [nameof(PageRereading.ClosesAt)] = "Finie le" },
        Withheld = new Dictionary<string, string> { [nameof(PageRereading.Text)] = Whole, [nameof(PageRereading.Code)] = "opens the rereading to others" },
    };

    private static readonly PersonalTable Houses = new(typeof(HousePage), "Les pages de lieux de vie")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(HousePage.ChangedAt)] = "Changée le" },
        Withheld = new Dictionary<string, string>
        {
            [nameof(HousePage.People)] = Whole, [nameof(HousePage.Rules)] = Whole, [nameof(HousePage.Phone)] = Whole, [nameof(HousePage.Revision)] = "a counter", [nameof(HousePage.BasedOn)] = "a hash",
        },
    };

    private static readonly PersonalTable Photos = new(typeof(HousePhoto), "Les photos de lieux de vie")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(HousePhoto.AddedAt)] = "Mise le" },
        Withheld = new Dictionary<string, string>
        {
            [nameof(HousePhoto.Picture)] = Whole, [nameof(HousePhoto.Alt)] = Whole, [nameof(HousePhoto.Width)] = "a size", [nameof(HousePhoto.Height)] = "a size",
        },
    };

    public PersonalModule Module { get; } = new("relecture", new("Tes relectures", "Vos relectures"), "crayon", 45,
        new KeptData(new("Ce que tu dis d’un texte, et tes phrases", "Ce que vous dites d’un texte, et vos phrases"), "Pour que les pages soient plus faciles à lire.",
            "L’équipe qui écrit les pages. Elle ne voit pas de nom à côté des réponses.", WritingRetention.Code) { Roles = [Role.YoungPerson, Role.Parent, Role.Mentor] },
        new KeptData(new("Le nom que tu choisis de montrer", "Le nom que vous choisissez de montrer"), "Pour dire qui a relu la page.",
            new("Tout le monde, si tu l’as choisi.", "Tout le monde, si vous l’avez choisi."), WritingRetention.WithTheAccount) { Roles = [Role.YoungPerson, Role.Parent, Role.Mentor] },
        new KeptData(new("Le prénom qui t’invite à relire", "Le prénom qui vous invite à relire"), "Pour savoir qui a fini de relire.",
            "L’équipe qui écrit les pages.", WritingRetention.Expected) { Roles = [Role.YoungPerson, Role.Parent, Role.Mentor] },
        new KeptData("Les pages que vous avez écrites ou publiées", "Pour savoir qui a changé une page.", "L’équipe qui écrit les pages.", WritingRetention.WithTheAccount) { Roles = [Role.Facilitator, Role.Administrator] });

    public IReadOnlyList<PersonalTable> Tables => [Readers, Expected, Opinions, Drafts, Versions, Rereadings, Houses, Photos];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var readers = db.PageReaders;
        var opinions = await PersonalTable.SomeAsync(db.SentenceOpinions.AsNoTracking().Where(opinion => readers.Any(reader => reader.Id == opinion.ReaderId && reader.AccountId == personId)).OrderBy(opinion => opinion.ReaderId).ThenBy(opinion => opinion.Sentence), most);
        var words = await vault.OpenAllAsync(WritingData.Proposal, [.. opinions.Where(opinion => opinion.Proposal is not null).Select(opinion => (personId, opinion.Id, opinion.Proposal!))]);
        var expected = await PersonalTable.SomeAsync(db.ExpectedReaders.AsNoTracking().Where(one => readers.Any(reader => reader.Id == one.ReaderId && reader.AccountId == personId)).OrderByDescending(one => one.InvitedAt), most);
        var names = await vault.OpenAllAsync(WritingData.ExpectedName, [.. expected.Select(one => (Vault.Nobody, one.Id, one.Name))]);
        return
        [
            Readers.Of(await PersonalTable.SomeAsync(readers.AsNoTracking().Where(reader => reader.AccountId == personId).OrderByDescending(reader => reader.JoinedAt), most), most),
            Expected.Of(expected, most, one => new Dictionary<string, object?> { [nameof(one.Name)] = names.GetValueOrDefault(one.Id) }),
            Opinions.Of(opinions, most, opinion => new Dictionary<string, object?> { [nameof(opinion.Proposal)] = words.GetValueOrDefault(opinion.Id) }),
            Drafts.Of(await PersonalTable.SomeAsync(db.PageDrafts.AsNoTracking().Where(draft => draft.EditorId == personId).OrderByDescending(draft => draft.ChangedAt), most), most),
            Versions.Of(await PersonalTable.SomeAsync(db.PageVersions.AsNoTracking().Where(version => version.PublisherId == personId).OrderByDescending(version => version.PublishedAt), most), most),
            Rereadings.Of(await PersonalTable.SomeAsync(db.PageRereadings.AsNoTracking().Where(rereading => rereading.OpenedById == personId).OrderByDescending(rereading => rereading.OpenedAt), most), most),
            Houses.Of(await PersonalTable.SomeAsync(db.HousePages.AsNoTracking().Where(page => page.EditorId == personId).OrderByDescending(page => page.ChangedAt), most), most),
            Photos.Of(await PersonalTable.SomeAsync(db.HousePhotos.AsNoTracking().Where(photo => photo.EditorId == personId).OrderByDescending(photo => photo.AddedAt), most), most),
        ];
    }

    /// <summary>The rereader goes with all they said; pages keep their words and lose the name of who wrote them.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var readers = db.PageReaders;
        await db.ExpectedReaders.Where(one => readers.Any(reader => reader.Id == one.ReaderId && reader.AccountId == personId)).ExecuteDeleteAsync();
        await readers.Where(reader => reader.AccountId == personId).ExecuteDeleteAsync();
        await db.PageDrafts.Where(draft => draft.EditorId == personId).ExecuteUpdateAsync(update => update.SetProperty(draft => draft.EditorId, (Guid?)null));
        await db.PageVersions.Where(version => version.PublisherId == personId).ExecuteUpdateAsync(update => update.SetProperty(version => version.PublisherId, (Guid?)null));
        await db.PageRereadings.Where(rereading => rereading.OpenedById == personId).ExecuteUpdateAsync(update => update.SetProperty(rereading => rereading.OpenedById, (Guid?)null));
        await db.HousePages.Where(page => page.EditorId == personId).ExecuteUpdateAsync(update => update.SetProperty(page => page.EditorId, (Guid?)null));
        await db.HousePhotos.Where(photo => photo.EditorId == personId).ExecuteUpdateAsync(update => update.SetProperty(photo => photo.EditorId, (Guid?)null));
    }

    private static string Word(Understanding said) => said switch { Understanding.Clear => "Je comprends", Understanding.Hard => "Je ne comprends pas", _ => "Je propose" };
}
