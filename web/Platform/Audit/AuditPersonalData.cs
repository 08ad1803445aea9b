using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Audit;

/// <summary>
/// The lines about a person, for the person. Nothing is erased: a line holds ids only, which name nobody once the account
/// is gone, and goes by itself after <see cref="AuditOptions.KeptMonths"/>.
/// </summary>
internal sealed class AuditPersonalData(PortalDb db, AuditActions actions) : IPersonalData
{
    private PersonalTable Entries { get; } = new(typeof(AuditEntry), "Le journal des accès")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(AuditEntry.At)] = "Quand", [nameof(AuditEntry.ActorId)] = "Qui", [nameof(AuditEntry.ActorRole)] = new("Son rôle", role => IdentityWords.Role((string)role)),
            [nameof(AuditEntry.Action)] = new("Ce qui a été fait", code => actions.Find((string)code) is { } action ? new Said(action.Sentence, action.Formal ?? action.Sentence) : (string)code),
            [nameof(AuditEntry.ObjectType)] = new("Sur quoi", code => AuditWords.Thing((string)code)), [nameof(AuditEntry.Reason)] = new("Précision", code => AuditWords.Reason((string)code)),
            [nameof(AuditEntry.Result)] = new("Résultat", result => (AuditResult)result is AuditResult.Done ? "fait" : "refusé"),
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(AuditEntry.Seq)] = "the line's number", [nameof(AuditEntry.PreviousHash)] = "a hash", [nameof(AuditEntry.Hash)] = "a hash", [nameof(AuditEntry.Seal)] = "a hash",
        },
    };

    public PersonalModule Module { get; } = new("journal", "Le journal des accès", "oeil", 50,
        new KeptData(new("Qui a ouvert ta page, et quand", "Qui a agi sur votre espace, et quand"), new("Pour que tu saches qui a regardé.", "Pour que vous sachiez qui a agi."),
            new("Toi, dans « Qui a regardé ? ».", "Vous, dans « Qui a regardé ? »."), AuditRetention.Code));

    public IReadOnlyList<PersonalTable> Tables => [Entries];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var entries = await PersonalTable.SomeAsync(db.AuditEntries.AsNoTracking().Where(entry => entry.PersonId == personId || entry.ActorId == personId).OrderByDescending(entry => entry.Seq), most);
        return [Entries.Of(entries, most, entry => new Dictionary<string, object?>
        {
            [nameof(AuditEntry.ActorId)] = entry.ActorId is null ? null : entry.ActorId == personId ? "la personne elle-même" : "une autre personne",
            [nameof(AuditEntry.Action)] = DidToAnother(entry, personId) ?? entry.Action,
        })];
    }

    /// <summary>The log's sentences speak to the person concerned; whoever acted on somebody else reads another one. Null for any other line.</summary>
    private string? DidToAnother(AuditEntry entry, Guid reader) =>
        entry.ActorId == reader && entry.PersonId is { } person && person != reader && actions.Find(entry.Action) is { } action ? AuditWords.AboutAnother(action.Sentence) : null;

    public Task EraseAsync(Guid personId) => Task.CompletedTask;
}

/// <summary>The log closes its own segments (<see cref="CloseAuditSegment"/>); how long is a setting of the installation.</summary>
internal sealed class AuditRetention(CloseAuditSegment close, IOptions<AuditOptions> options) : IRetention
{
    public const string Code = "audit-entries";
    private const double DaysPerMonth = 365.25 / 12;

    public RetentionRule Rule { get; } = new(Code, "La liste de qui a regardé", "après la ligne", "Pour prouver qui a fait quoi.", (int)(options.Value.KeptMonths * DaysPerMonth))
    {
        Entity = typeof(AuditEntry), Order = 90,
    };

    public Task<long> CountAsync(DateTimeOffset limit) => close.RunAsync(dryRun: true);

    /// <summary>The whole old segment at once, behind one checkpoint: less than that would not verify.</summary>
    public Task<long> PurgeAsync(DateTimeOffset limit, int most) => close.RunAsync();
}
