using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>What one said, and the answers one got. What others said to one is theirs.</summary>
internal sealed class VoicePersonalData(PortalDb db, Vault vault, ErasedRows erased) : IPersonalData
{
    private const int Batch = 500;

    private static readonly PersonalTable Said = new(typeof(Statement), "Les paroles")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Statement.Text)] = "Texte", [nameof(Statement.Audience)] = new("Pour qui", audience => Readership.Of((Audience)audience).Words(isYoung: false)),
            [nameof(Statement.SaidAt)] = "Écrit le", [nameof(Statement.AnswerBy)] = "Réponse attendue avant le", [nameof(Statement.FirstReadAt)] = "Lu la première fois le",
            [nameof(Statement.WithdrawnAt)] = "Repris le", [nameof(Statement.Answer)] = "Réponse", [nameof(Statement.AnsweredAt)] = "Réponse du", [nameof(Statement.AnswerSeenAt)] = "Réponse lue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(Statement.SubmissionKey)] = "random, so that pressing twice says it once" },
    };

    private static readonly PersonalTable Read = new(typeof(StatementReading), "Les paroles lues")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(StatementReading.ReadAt)] = "Lu le" },
    };

    public PersonalModule Module { get; } = new("parole", new("Ta parole", "Votre parole"), "parole", 30,
        new KeptData(new("Les mots que tu as écrits, et les réponses", "Les mots que vous avez écrits, et les réponses"), new("Pour que ta parole ait une réponse.", "Pour que votre parole ait une réponse."),
            new("Les personnes que tu as choisies. Jamais tes parents.", "Les personnes que vous avez choisies."), VoiceRetention.WithTheAccount) { Roles = [Role.YoungPerson, Role.Parent, Role.Mentor] },
        new KeptData("Le jour où vous avez lu une parole", "Pour que son auteur sache qui a lu.", "L’auteur de la parole.", VoiceRetention.WithTheAccount) { Roles = [Role.Professional] });

    public IReadOnlyList<PersonalTable> Tables => [Said, Read];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var rows = await PersonalTable.SomeAsync(db.Statements.AsNoTracking().Where(s => s.AuthorId == personId).OrderByDescending(s => s.SaidAt), most);
        var texts = await vault.OpenAllAsync(VoiceData.Text, [.. rows.Where(s => s.Text is not null).Select(s => (s.AuthorId, s.Id, s.Text!))]);
        var answers = await vault.OpenAllAsync(VoiceData.Answer, [.. rows.Where(s => s.Answer is not null).Select(s => (s.AuthorId, s.Id, s.Answer!))]);
        var readings = await PersonalTable.SomeAsync(db.StatementReadings.AsNoTracking().Where(r => r.ReaderId == personId).OrderByDescending(r => r.ReadAt), most);
        return
        [
            Said.Of(rows, most, s => new Dictionary<string, object?> { [nameof(s.Text)] = texts.GetValueOrDefault(s.Id), [nameof(s.Answer)] = answers.GetValueOrDefault(s.Id) }),
            Read.Of(readings, most),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.StatementReadings.Where(r => r.ReaderId == personId).ExecuteDeleteAsync();
        await db.Statements.Where(s => s.AuthorId == personId).ExecuteDeleteAsync();
    }

    public Task<int> CountOwnAsync(Guid personId) => Alone(personId).CountAsync();

    public async Task<int> EraseOwnAsync(Guid personId)
    {
        var gone = 0;
        while (await Alone(personId).OrderBy(s => s.Id).Select(s => s.Id).Take(Batch).ToListAsync() is { Count: > 0 } ids)
        {
            gone += await Alone(personId).Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync();
            await erased.NoteAsync(ErasableStatements.Code, ids);
        }
        return gone;
    }

    /// <summary>« Moi, personne d’autre »: nobody reads it, nobody answers.</summary>
    private IQueryable<Statement> Alone(Guid personId) => db.Statements.Where(s => s.AuthorId == personId && s.Audience == Audience.OnlyMe);
}
