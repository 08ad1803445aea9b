namespace ChildProtection.Features.Privacy;

/// <summary>What one asked about one's own data, and the notice before an erasure.</summary>
internal sealed class PrivacyPersonalData(PortalDb db, Vault vault, TimeProvider clock) : IPersonalData
{
    private static readonly PersonalTable Requests = new(typeof(RightsRequest), "Les demandes")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(RightsRequest.Kind)] = new("Demande", kind => ((RightsKind)kind).Words()), [nameof(RightsRequest.Words)] = "Texte",
            [nameof(RightsRequest.State)] = new("État", state => ((RightsState)state).Words()), [nameof(RightsRequest.AskedAt)] = "Faite le",
            [nameof(RightsRequest.DueOn)] = "Réponse attendue avant le", [nameof(RightsRequest.Answer)] = "Réponse", [nameof(RightsRequest.ClosedAt)] = "Fermée le",
            [nameof(RightsRequest.AnswerSeenAt)] = "Réponse lue le", [nameof(RightsRequest.EraseAt)] = "Effacement prévu le", [nameof(RightsRequest.RemindedAt)] = "Rappelée le",
        },
        Withheld = new Dictionary<string, string> { [nameof(RightsRequest.SubmissionKey)] = "random, so that pressing twice asks once" },
    };

    private static readonly PersonalTable Notices = new(typeof(ErasureNotice), "Les avertissements avant un effacement")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ErasureNotice.ToldAt)] = "Donné le" },
    };

    private static readonly PersonalTable Unlinked = new(typeof(UnlinkedChild), "La fin des liens")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(UnlinkedChild.Since)] = "Plus aucun lien depuis le" },
    };

    public PersonalModule Module { get; } = new("demandes", new("Tes demandes sur tes données", "Vos demandes sur vos données"), "dossier", 40,
        new KeptData(new("Tes demandes, et les réponses", "Vos demandes, et les réponses"), new("Pour que tu aies une réponse en 1 mois.", "Pour vous répondre en 1 mois."),
            "La personne chargée de la protection des données.", PrivacyRetention.RequestsCode));

    public IReadOnlyList<PersonalTable> Tables => [Requests, Notices, Unlinked];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var rows = await PersonalTable.SomeAsync(db.RightsRequests.AsNoTracking().Where(r => r.AccountId == personId).OrderByDescending(r => r.AskedAt), most);
        var words = await vault.OpenAllAsync(PrivacyData.Words, [.. rows.Where(r => r.Words is not null).Select(r => (personId, r.Id, r.Words!))]);
        var answers = await vault.OpenAllAsync(PrivacyData.Answer, [.. rows.Where(r => r.Answer is not null).Select(r => (personId, r.Id, r.Answer!))]);
        return
        [
            Requests.Of(rows, most, r => new Dictionary<string, object?> { [nameof(r.Words)] = words.GetValueOrDefault(r.Id), [nameof(r.Answer)] = answers.GetValueOrDefault(r.Id) }),
            Notices.Of(await db.ErasureNotices.AsNoTracking().Where(n => n.AccountId == personId).ToListAsync(), most),
            Unlinked.Of(await db.UnlinkedChildren.AsNoTracking().Where(one => one.ChildId == personId).ToListAsync(), most),
        ];
    }

    /// <summary>That a request was made and answered stays for its twelve months, with nobody's name and no word.</summary>
    public async Task EraseAsync(Guid personId)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.ErasureNotices.Where(n => n.AccountId == personId).ExecuteDeleteAsync();
        await db.RightsRequests.Where(r => r.AccountId == personId && r.State == RightsState.Waiting).ExecuteUpdateAsync(update => update
            .SetProperty(r => r.State, RightsState.Withdrawn).SetProperty(r => r.ClosedAt, now));
        await db.RightsRequests.Where(r => r.AccountId == personId).ExecuteUpdateAsync(update => update
            .SetProperty(r => r.AccountId, (Guid?)null).SetProperty(r => r.Words, (byte[]?)null).SetProperty(r => r.Answer, (byte[]?)null).SetProperty(r => r.EraseAt, (DateTimeOffset?)null));
    }
}
