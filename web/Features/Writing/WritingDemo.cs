using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Pictures;

namespace ChildProtection.Features.Writing;

/// <summary>In the demonstration: a page being reread by people who were asked by name, one that readers changed, and the page of a house. All invented.</summary>
internal sealed class WritingDemo(PortalDb db, Vault vault, ContentLibrary library, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string Reread = "content/fr/livret/14-le-juge.md";
    private const string Changed = "content/fr/livret/16-ma-chambre-et-mes-affaires.md";

    public int Order => 40;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (await db.PageRereadings.AnyAsync() || await db.PageVersions.AnyAsync()) return;
        var editor = await db.Users.Where(account => account.Role == Role.Facilitator).OrderBy(account => account.CreatedAt).ThenBy(account => account.Id).Select(account => (Guid?)account.Id).FirstOrDefaultAsync();
        var young = await (from relation in db.Relations join child in db.Children on relation.ChildId equals child.Id where relation.Kind == RelationKind.Self orderby child.CreatedAt, child.Id select new { child.Id, child.FirstName, relation.AccountId }).Take(20).ToListAsync();
        young = [.. young.OrderByDescending(one => one.FirstName == "Lina")]; // whose card everybody tries first
        if (editor is null || young.Count == 0) return;
        var now = clock.GetUtcNow();

        await RereadAsync(editor.Value, [.. young.Select(one => (one.AccountId, one.FirstName))], now);
        await PublishAsync(editor.Value, [.. young.Select(one => (one.AccountId, one.FirstName))], now);
        var lina = (young.FirstOrDefault(one => one.FirstName == "Lina") ?? young[0]).Id; // the house is hers
        var lives = await db.Stays.Where(stay => stay.Until == null && stay.ChildId == lina).OrderByDescending(stay => stay.From).Select(stay => (Guid?)stay.PlaceId).FirstOrDefaultAsync()
            ?? await db.Places.OrderBy(place => place.Id).Select(place => (Guid?)place.Id).FirstOrDefaultAsync();
        if (lives is { } place) await HouseAsync(place, editor.Value, now);
        await db.SaveChangesAsync();
    }

    /// <summary>« Le juge », hard for many: a draft, given to reread for two weeks more.</summary>
    private async Task RereadAsync(Guid editor, IReadOnlyList<(Guid Id, string Name)> young, DateTimeOffset now)
    {
        var shipped = library.Shipped(Reread);
        var page = MarkdownPage.Of(shipped);
        var text = page.WithBody($"{page.Body.TrimEnd()}\n\n::: exemple\nPar exemple : tu peux venir avec ton avocat.\n:::\n").ToString();
        var (draft, id) = (SecretCode.NewId(), SecretCode.NewId());
        var begun = PageDraft.Begin(draft, Reread);
        begun.Write(await vault.SealAsync(WritingData.DraftText, Vault.Nobody, draft, text), TextHash.Of(shipped), editor, now.AddDays(-7));
        db.Add(begun);
        db.Add(PageRereading.Open(id, Reread, await vault.SealAsync(WritingData.RereadText, Vault.Nobody, id, text), editor, 21, now.AddDays(-7), draft));
        var sentences = library.Try(Reread, text).Page?.Sentences.Count ?? 0;
        foreach (var (account, index) in young.Take(2).Select((account, index) => (account, index)))
        {
            var reader = PageReader.Join(SecretCode.NewId(), id, account.Id, ReaderKind.Young, now.AddDays(-6 + index));
            (await ExpectAsync(id, account.Name, index == 0 ? ReaderKind.Committee : ReaderKind.Young, now.AddDays(-7).AddMinutes(index))).Welcome(reader);
            if (index == 0) reader.Finish(ReaderName.FirstName, account.Name, now.AddDays(-2));
            db.Add(reader);
            for (var number = 1; number <= Math.Min(sentences, 8 - 3 * index); number++)
            {
                var opinion = SentenceOpinion.About(SecretCode.NewId(), reader.Id, number);
                var isProposal = index == 0 && number == 4;
                opinion.Say(isProposal ? Understanding.Otherwise : number % 3 == 0 ? Understanding.Hard : Understanding.Clear,
                    isProposal ? await vault.SealAsync(WritingData.Proposal, account.Id, opinion.Id, "Le juge écoute tout le monde, et toi aussi.") : null);
                db.Add(opinion);
            }
        }
        await ExpectAsync(id, "Claire", ReaderKind.Parent, now.AddDays(-3));
    }

    private async Task<ExpectedReader> ExpectAsync(Guid rereading, string name, ReaderKind kind, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var expected = ExpectedReader.Invite(id, rereading, await vault.SealAsync(WritingData.ExpectedName, Vault.Nobody, id, name), kind, at);
        db.Add(expected);
        return expected;
    }

    /// <summary>« Ma chambre et mes affaires », published once: one reader shows a name, another has taken it back since.</summary>
    private async Task PublishAsync(Guid editor, IReadOnlyList<(Guid Id, string Name)> young, DateTimeOffset now)
    {
        var shipped = library.Shipped(Changed);
        var (rereading, version, at) = (SecretCode.NewId(), SecretCode.NewId(), now.AddDays(-20));
        db.Add(PageRereading.Open(rereading, Changed, await vault.SealAsync(WritingData.RereadText, Vault.Nobody, rereading, shipped), editor, 14, now.AddDays(-40)));
        foreach (var (account, index) in young.Take(2).Select((account, index) => (account, index)))
        {
            var reader = PageReader.Join(SecretCode.NewId(), rereading, account.Id, ReaderKind.Committee, now.AddDays(-35));
            reader.Finish(ReaderName.FirstName, account.Name, now.AddDays(-30));
            if (index > 0) reader.HideName(null);
            reader.Tell(1 - index);
            reader.See(now.AddDays(-18));
            db.Add(reader);
        }
        var (day, before) = (territory.Today(clock).AddDays(-20), territory.Today(clock).AddMonths(11));
        var page = MarkdownPage.Of(shipped);
        var text = page.WithBody($"{page.Body.TrimEnd()}\n\n::: exemple\nPar exemple : tu peux mettre tes photos au mur.\n:::\n").With("version", "2").With("date", $"{day:yyyy-MM-dd}").With("relire_avant", $"{before:yyyy-MM-dd}").ToString();
        db.Add(PageVersion.Publish(version, Changed, 2, await vault.SealAsync(WritingData.VersionText, Vault.Nobody, version, text), TextHash.Of(shipped), rereading, editor, before, at));
    }

    private async Task HouseAsync(Guid place, Guid editor, DateTimeOffset now)
    {
        var house = HousePage.Of(place);
        house.Write(
            await vault.SealAsync(WritingData.People, Vault.Nobody, place, "Monique, ton assistante familiale.\nMarc, son mari.\nPacha, le chat."),
            await vault.SealAsync(WritingData.Rules, Vault.Nobody, place, "On frappe avant d’entrer dans une chambre.\nLe repas du soir est à 19 heures.\nTon téléphone est à toi. La nuit, il dort au salon.\nTu peux inviter un ami : demande la veille."),
            await vault.SealAsync(WritingData.Phone, Vault.Nobody, place, "01 99 00 12 34"), editor, now.AddDays(-9), basedOn: TextHash.Of("la page d’avant")); // the editor is told that the base has changed
        db.Add(house);
        var (id, photo) = (SecretCode.NewId(), CleanPicture.Of(DrawnHouse.Png()));
        db.Add(HousePhoto.Of(id, place, await vault.SealBytesAsync(WritingData.Picture, Vault.Nobody, id, photo.Jpeg),
            await vault.SealAsync(WritingData.Alt, Vault.Nobody, id, "Une maison blanche au toit rouge, avec une porte bleue et un grand arbre."), (photo.Width, photo.Height), editor, now.AddDays(-8)));
    }
}
