using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>A young person asks to talk, sees what came of it, or takes it back while nobody has read.</summary>
public sealed class AskToTalk(PortalDb db, Vault vault, DutyDesk duty, IAlerts alerts, TerritoryPack territory, ErasedRows erased, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostShown = 20;

    /// <summary>One of mine, opened.</summary>
    /// <param name="Row">Its state and hours.</param>
    /// <param name="Reader">Who read it; null for nobody yet.</param>
    /// <param name="Follower">Who said what happens now.</param>
    /// <param name="Answerer">Who wrote back.</param>
    /// <param name="Place">The number or the place.</param>
    /// <param name="Words">What it is about.</param>
    /// <param name="Answer">What was written back.</param>
    public sealed record Mine(TalkRequest Row, string? Reader, string? Follower, string? Answerer, string? Place, string? Words, string? Answer);

    /// <summary>Who reads at this moment, by name; none when nobody is on duty.</summary>
    public async Task<IReadOnlyList<string>> ReadersNowAsync()
    {
        var now = clock.GetUtcNow();
        var ids = await db.DutyShifts.Where(shift => shift.From <= now && shift.Until > now && shift.Kind != DutyKind.Manager).OrderBy(shift => shift.Kind).Select(shift => (Guid?)shift.AccountId).Take(10).ToListAsync();
        var names = await db.NamesAsync(ids);
        return [.. ids.OfType<Guid>().Distinct().Where(names.ContainsKey).Select(id => names[id])];
    }

    /// <summary>
    /// The new request’s id; the same id when the form was sent twice. Too many open: <see cref="BrokenRuleException"/>. Words that tell of a danger
    /// raise an alert in the same transaction; otherwise the mails of those on duty wait for the end of the quiet hours (QA-33).
    /// </summary>
    public Task<Guid> AskAsync(TalkWay way, TalkMoment moment, string? place, string? words, Guid submissionKey) => db.InOneTransactionAsync(async () =>
    {
        var (me, id, now) = (user.Id, SecretCode.NewId(), clock.GetUtcNow());
        if (await SentAsync(submissionKey) is { } already) return already;
        await audit.WriteAsync(SafeguardingAudit.TalkAsked, me, id); // it holds the log’s lock, so the same form sent twice comes one after the other
        if (await SentAsync(submissionKey) is { } other) return other;
        if (await db.TalkRequests.CountAsync(talk => talk.AuthorId == me && talk.DoneAt == null) >= TalkRequest.MostOpen) throw new BrokenRuleException($"Tu as déjà {TalkRequest.MostOpen} demandes. Attends, ou reprends-en une.");
        var wakes = territory.Quiet.EndAfter(territory.TimeZone, now);
        db.TalkRequests.Add(TalkRequest.Ask(id, me, way, moment, await SealedAsync(SafeguardingData.TalkPlace, id, place), await SealedAsync(SafeguardingData.TalkWords, id, words), submissionKey, now, wakes));
        await db.SaveChangesAsync();
        var risks = WordScreen.Of(words ?? "");
        if ((risks & WordScreen.Alarming) != WordRisk.None) await alerts.RaiseAsync(risks, new SaidAt(TalkRequest.AlertKind, id, me));
        foreach (var person in await duty.ToTellAsync(now, me, level: 0)) Outbox.Add(db, person.Mail, MailTemplate.AnswerAwaited, wakes);
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Mine, the last first, without words.</summary>
    public async Task<IReadOnlyList<(TalkRequest Row, string? Reader, string? Follower)>> ListAsync()
    {
        var me = user.Id;
        var rows = await db.TalkRequests.AsNoTracking().Where(talk => talk.AuthorId == me).OrderByDescending(talk => talk.AskedAt).Take(MostShown).ToListAsync();
        var names = await db.NamesAsync(rows.SelectMany(row => (Guid?[])[row.ReadById, row.FollowById]));
        return [.. rows.Select(row => (row, NameOf(names, row.ReadById), NameOf(names, row.FollowById)))];
    }

    /// <summary>One of mine; null for anybody else’s.</summary>
    public async Task<Mine?> OneAsync(Guid id)
    {
        var me = user.Id;
        if (await db.TalkRequests.AsNoTracking().SingleOrDefaultAsync(talk => talk.Id == id && talk.AuthorId == me) is not { } row) return null;
        var names = await db.NamesAsync([row.ReadById, row.FollowById, row.AnsweredById]);
        return new Mine(row, NameOf(names, row.ReadById), NameOf(names, row.FollowById), NameOf(names, row.AnsweredById), await OpenedAsync(SafeguardingData.TalkPlace, row, row.Place), await OpenedAsync(SafeguardingData.TalkWords, row, row.Words), await OpenedAsync(SafeguardingData.TalkAnswer, row, row.Answer));
    }

    /// <summary>From now on its news are no news.</summary>
    public Task SeenAsync(TalkRequest row)
    {
        if (row.NewsAt is null || row.NewsAt <= row.SeenAt) return Task.CompletedTask;
        var (id, now) = (row.Id, clock.GetUtcNow());
        return db.TalkRequests.Where(talk => talk.Id == id).ExecuteUpdateAsync(update => update.SetProperty(talk => talk.SeenAt, now));
    }

    /// <summary>Destroys it while nobody has read. Not mine: false. Read, or somebody was told of a danger: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> CancelAsync(Guid id) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(SafeguardingAudit.TalkCancelled, me, id);
        if (await db.TalkRequests.SingleOrDefaultAsync(talk => talk.Id == id && talk.AuthorId == me) is not { } mine) return false;
        if (mine.ReadAt is not null) throw new BrokenRuleException("C’est déjà lu. On ne peut plus le reprendre.");
        if (await db.Alerts.AnyAsync(alert => alert.Kind == TalkRequest.AlertKind && alert.TextId == id)) throw new BrokenRuleException("Quelqu’un est déjà prévenu. Tu pourras lui dire si ça va mieux.");
        db.TalkRequests.Remove(mine);
        await db.SaveChangesAsync();
        await erased.NoteAsync(ErasableTalks.Code, [id]); // last: from here on it is done, even if the commit fails
        return true;
    });

    private Task<Guid?> SentAsync(Guid submissionKey)
    {
        var me = user.Id;
        return db.TalkRequests.Where(talk => talk.SubmissionKey == submissionKey && talk.AuthorId == me).Select(talk => (Guid?)talk.Id).SingleOrDefaultAsync();
    }

    private async Task<byte[]?> SealedAsync(VaultField field, Guid id, string? text) => string.IsNullOrWhiteSpace(text) ? null : await vault.SealAsync(field, user.Id, id, text.Trim());

    private async Task<string?> OpenedAsync(VaultField field, TalkRequest row, byte[]? text) => text is null ? null : await vault.OpenAsync(field, row.AuthorId, row.Id, text);

    private static string? NameOf(IReadOnlyDictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known, "Une personne qui n’est plus ici") : null;
}

/// <summary>Requests that their author took back: a restored backup loses them again.</summary>
internal sealed class ErasableTalks : IErasableRows
{
    public const string Code = "talk-request";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.TalkRequests.Where(talk => ids.Contains(talk.Id)).Select(talk => talk.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.TalkRequests.Where(talk => ids.Contains(talk.Id)).ExecuteDeleteAsync();
}
