using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet;

/// <summary>The booklets one was given, and what one has read. Staff find here the hand-overs they wrote about nobody: the rows are the child’s.</summary>
internal sealed class BookletPersonalData(PortalDb db) : IPersonalData
{
    private static readonly PersonalColumn Edition = new("Livret", code => BookletEdition.Find((string)code)?.Name ?? (string)code);

    private static readonly PersonalTable Given = new(typeof(BookletHandover), "Les livrets remis")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(BookletHandover.Edition)] = Edition, [nameof(BookletHandover.Manner)] = new("Comment", manner => ((Manner)manner).Words()), [nameof(BookletHandover.GivenOn)] = "Remis le",
            [nameof(BookletHandover.RecordedAt)] = "Écrit le", [nameof(BookletHandover.SeenAt)] = "Vu le",
        },
        Withheld = new Dictionary<string, string> { [nameof(BookletHandover.Stamp)] = "titles and hashes of public pages" },
    };

    private static readonly PersonalTable Read = new(typeof(BookletReading), "Les livrets lus")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(BookletReading.Edition)] = Edition, [nameof(BookletReading.ReadAt)] = "Lu le", [nameof(BookletReading.KnownAt)] = "Vu la dernière fois le" },
        Withheld = new Dictionary<string, string> { [nameof(BookletReading.Stamp)] = "titles and hashes of public pages" },
    };

    private static readonly PersonalTable Chapters = new(typeof(ChapterReading), "Les pages lues")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ChapterReading.Chapter)] = "Page", [nameof(ChapterReading.ReadAt)] = "Lue le" },
        Withheld = new Dictionary<string, string> { [nameof(ChapterReading.Hash)] = "a hash of a public page" },
    };

    public PersonalModule Module { get; } = new("livret", new("Ton livret", "Le livret"), "livret", 35,
        new KeptData("Le livret reçu, et le jour", "Pour savoir que tu l’as, et te dire ce qui change.", "Tes référents.", "children") { Roles = [Role.YoungPerson] },
        new KeptData("« J’ai lu le livret »", "Pour te dire ce qui a changé.", "Tes référents voient le jour, pas les pages.", "accounts") { Roles = [Role.YoungPerson] },
        new KeptData("Les pages que tu as lues", "Pour reprendre où tu en es.", "Toi, personne d’autre.", "accounts") { Roles = [Role.YoungPerson] });

    public IReadOnlyList<PersonalTable> Tables => [Given, Read, Chapters];

    /// <summary>What was given is the child’s: it comes with the child’s id, and with the account that is the child’s.</summary>
    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var self = db.Relations.Where(relation => relation.AccountId == personId && relation.Kind == RelationKind.Self);
        return
        [
            Given.Of(await PersonalTable.SomeAsync(db.BookletHandovers.AsNoTracking().Where(handover => handover.ChildId == personId || self.Any(relation => relation.ChildId == handover.ChildId))
                .OrderByDescending(handover => handover.RecordedAt), most), most),
            Read.Of(await PersonalTable.SomeAsync(db.BookletReadings.AsNoTracking().Where(reading => reading.AccountId == personId).OrderBy(reading => reading.Edition), most), most),
            Chapters.Of(await PersonalTable.SomeAsync(db.ChapterReadings.AsNoTracking().Where(reading => reading.AccountId == personId).OrderBy(reading => reading.Chapter), most), most),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.BookletHandovers.Where(handover => handover.ChildId == personId).ExecuteDeleteAsync();
        await db.BookletReadings.Where(reading => reading.AccountId == personId).ExecuteDeleteAsync();
        await db.ChapterReadings.Where(reading => reading.AccountId == personId).ExecuteDeleteAsync();
    }
}
