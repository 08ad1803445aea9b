using ChildProtection.Features.Proposals.Points;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>Points for, against and questions: given, kept for reading, published or returned, hidden. No page says who gave which.</summary>
public sealed class ProposalPoints(PortalDb db, Vault vault, ProposalAudience audience, ProposalRoad road, AuditLog audit, ErasedRows erased, CurrentUser user, TerritoryPack territory, InstanceChoices choices, ISilences silences, IAlerts alerts, TimeProvider clock)
{
    private const int PageSize = 30;

    /// <summary>One point, opened.</summary>
    /// <param name="Point">The row.</param>
    /// <param name="Text">Its words.</param>
    public sealed record Shown(ProposalPoint Point, string Text);

    /// <summary>One of mine that came back.</summary>
    /// <param name="One">The point.</param>
    /// <param name="IsReadable">Whoever asks still reads its idea.</param>
    public sealed record Back(Shown One, bool IsReadable);

    /// <summary>The published ones of an idea, by kind, the oldest first. Whoever asks has opened the idea.</summary>
    public async Task<Paged<Shown>> OfAsync(Guid proposalId, int number)
    {
        var page = await db.ProposalPoints.AsNoTracking().Where(point => point.ProposalId == proposalId && point.State == PointState.Published).OrderBy(point => point.GivenAt).ThenBy(point => point.Id).PageAsync(number, PageSize);
        return page.With(await OpenedAsync(page.Rows));
    }

    /// <summary>Mine about this idea, in every state.</summary>
    public async Task<IReadOnlyList<Shown>> MineAsync(Guid proposalId)
    {
        var me = user.Id;
        return await OpenedAsync(await db.ProposalPoints.AsNoTracking().Where(point => point.ProposalId == proposalId && point.AuthorId == me).OrderBy(point => point.GivenAt).Take(10).ToListAsync());
    }

    /// <summary>Mine that came back or were hidden. Those whose idea I read no more are seen here, since no other page shows them.</summary>
    public async Task<IReadOnlyList<Back>> BackAsync()
    {
        var (me, now, readable) = (user.Id, (DateTimeOffset?)clock.GetUtcNow(), await audience.ReadableAsync());
        var rows = await db.ProposalPoints.AsNoTracking().Where(point => point.AuthorId == me && (point.State == PointState.Returned || point.State == PointState.Hidden))
            .OrderByDescending(point => point.ReadAt).Take(20).Select(point => new { Point = point, IsReadable = readable.Any(proposal => proposal.Id == point.ProposalId) }).ToListAsync();
        var lost = rows.Where(row => !row.IsReadable && row.Point.SeenAt is null).Select(row => row.Point.Id).ToList();
        if (lost.Count > 0) await db.ProposalPoints.Where(point => lost.Contains(point.Id)).ExecuteUpdateAsync(update => update.SetProperty(point => point.SeenAt, now));
        var texts = (await OpenedAsync([.. rows.Select(row => row.Point)])).ToDictionary(one => one.Point.Id);
        return [.. rows.Where(row => texts.ContainsKey(row.Point.Id)).Select(row => new Back(texts[row.Point.Id], row.IsReadable))];
    }

    /// <summary>Those that wait, of every idea, the oldest first; the look is written down.</summary>
    public async Task<Paged<Shown>> WaitingAsync(int number)
    {
        await audit.WriteAsync(ProposalsAudit.PointsRead);
        var run = audience.Run();
        var page = await db.ProposalPoints.AsNoTracking().Where(point => point.State == PointState.Given && run.Any(proposal => proposal.Id == point.ProposalId)).OrderBy(point => point.GivenAt).ThenBy(point => point.Id).PageAsync(number, PageSize);
        return page.With(await OpenedAsync(page.Rows));
    }

    /// <summary>
    /// Kept for reading, once of each kind; one that came back is replaced. The idea is not there for this person: false. Closed, or
    /// one of this kind is there: <see cref="BrokenRuleException"/>. Words that alarm are read by whoever protects, who is told in the same transaction;
    /// no pause keeps somebody from telling of a danger (SAFE-22).
    /// </summary>
    public Task<bool> GiveAsync(Guid proposalId, PointKind kind, string text) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, id, now) = (user.Id, SecretCode.NewId(), clock.GetUtcNow());
        await audit.WriteAsync(ProposalsAudit.PointGiven, me); // first: it holds the log’s lock
        if (await (await audience.ReadableAsync()).AsNoTracking().SingleOrDefaultAsync(proposal => proposal.Id == proposalId) is not { } proposal) return false;
        if (!proposal.IsOpen || proposal.ClosedAt is not null) throw new BrokenRuleException("Les avis sont fermés pour cette idée.");
        var risks = WordScreen.Of(text);
        if ((risks & WordScreen.Caring) == WordRisk.None && await silences.UntilAsync(me) is { } until) throw new BrokenRuleException($"Tu fais une pause. Tu écris de nouveau le {TimeZoneInfo.ConvertTime(until, territory.TimeZone).InWords()}.");
        var same = await db.ProposalPoints.SingleOrDefaultAsync(point => point.ProposalId == proposalId && point.AuthorId == me && point.Kind == kind);
        if (same is { State: not PointState.Returned }) throw new BrokenRuleException("Tu as déjà donné un avis de ce genre ici. Efface-le pour en écrire un autre.");
        if (same is not null) await db.ProposalPoints.Where(point => point.Id == same.Id).ExecuteDeleteAsync();
        if (same is not null) db.Entry(same).State = EntityState.Detached;
        db.ProposalPoints.Add(ProposalPoint.Give(id, proposalId, me, kind, await vault.SealAsync(ProposalsData.Text, me, id, text), territory.Today(clock).AddDays(choices.WordDays), now, isForProtection: (risks & WordScreen.Alarming) != WordRisk.None));
        await db.SaveChangesAsync();
        if ((risks & WordScreen.Alarming) != WordRisk.None) await alerts.RaiseAsync(risks, new SaidAt(ReportablePoints.Code, id, me));
        return true;
    });

    /// <summary>One of mine, whatever its state, a hidden one too: what comes in its place is read again before it is shown. Not mine: false.</summary>
    public Task<bool> EraseAsync(Guid id) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(ProposalsAudit.PointErased, me);
        if (await db.ProposalPoints.Where(point => point.Id == id && point.AuthorId == me).ExecuteDeleteAsync() == 0) return false;
        await erased.NoteAsync(ErasablePoints.Code, [id]); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>On the idea’s page, without a name. No such point: false.</summary>
    public Task<bool> PublishAsync(Guid id) => ActAsync(id, ProposalsAudit.PointPublished, async (point, proposal) =>
    {
        if (!proposal.IsOpen) throw new BrokenRuleException("Cette idée n’est plus ouverte. Rendez cet avis.");
        point.Publish(clock.GetUtcNow());
        if (proposal.Discuss()) await road.StepAsync(proposal, dueOn: null);
    });

    /// <summary>Back to its author with reasons; a published one is hidden. No such point: false.</summary>
    public Task<bool> ReturnAsync(Guid id, IReadOnlyCollection<ReturnReason> reasons) => ActAsync(id, ProposalsAudit.PointReturned, (point, _) =>
    {
        point.Return(ReturnReasons.Freeze(reasons), clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <summary>Their author has read what became of them.</summary>
    public Task SeenAsync(Guid proposalId)
    {
        var (me, now) = (user.Id, (DateTimeOffset?)clock.GetUtcNow());
        return db.ProposalPoints.Where(point => point.ProposalId == proposalId && point.AuthorId == me && point.SeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(point => point.SeenAt, now));
    }

    private Task<bool> ActAsync(Guid id, AuditAction action, Func<ProposalPoint, Proposal, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(action, objectId: id); // first: it holds the log’s lock
        var run = audience.Run();
        if (await db.ProposalPoints.SingleOrDefaultAsync(point => point.Id == id && run.Any(proposal => proposal.Id == point.ProposalId)) is not { } found) return false;
        await db.LockProposalAsync(found.ProposalId);
        await act(found, await db.Proposals.SingleAsync(proposal => proposal.Id == found.ProposalId));
        await db.SaveChangesAsync();
        return true;
    });

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IReadOnlyList<ProposalPoint> rows)
    {
        if (rows.Count == 0) return [];
        var texts = await vault.OpenAllAsync(ProposalsData.Text, [.. rows.Select(row => (row.AuthorId, row.Id, row.Text))]);
        return [.. rows.Where(row => texts[row.Id] is not null).Select(row => new Shown(row, texts[row.Id]!))];
    }
}

/// <summary>Points that their author erased: a restored backup loses them again.</summary>
internal sealed class ErasablePoints : IErasableRows
{
    public const string Code = "proposal-point";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ProposalPoints.Where(point => ids.Contains(point.Id)).Select(point => point.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ProposalPoints.Where(point => ids.Contains(point.Id)).ExecuteDeleteAsync();
}
