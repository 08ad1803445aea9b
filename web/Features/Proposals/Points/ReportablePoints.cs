using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Proposals.Points;

/// <summary>Points about ideas as they are reported, held, shown again or given back. The facilitators’ own reading, before they are published, is not this.</summary>
internal sealed class ReportablePoints(PortalDb db, Vault vault, ProposalAudience audience, TimeProvider clock) : IReportable
{
    internal const string Code = "argument";
    private const string Nameless = "Un jeune";
    private const string Place = "Les avis sur une idée";

    public string Kind => Code;

    public async Task<SaidText?> SeenAsync(Guid id)
    {
        var readable = await audience.ReadableAsync();
        return (await OpenedAsync(db.ProposalPoints.Where(point => point.Id == id && point.State == PointState.Published && readable.Any(proposal => proposal.Id == point.ProposalId)))) is [var seen] ? seen with { AuthorName = Nameless } : null;
    }

    public async Task<SaidText?> OfAsync(Guid id) => await OpenedAsync(db.ProposalPoints.Where(point => point.Id == id)) is [var found] ? found : null;

    public Task<IReadOnlyList<SaidText>> WaitingAsync(int most) => OpenedAsync(db.ProposalPoints.Where(point => point.State == PointState.Held).OrderBy(point => point.GivenAt).ThenBy(point => point.Id).Take(most));

    public async Task<IReadOnlyList<SaidAt>> WaitingIdsAsync(int skip, int most) =>
        await db.ProposalPoints.Where(point => point.State == PointState.Held).OrderBy(point => point.GivenAt).ThenBy(point => point.Id).Skip(skip).Take(most).Select(point => new SaidAt(Code, point.Id, point.AuthorId)).ToListAsync();

    public Task HoldAsync(Guid id) => ActAsync(id, point => point.Hold());

    public Task ShowAsync(Guid id) => ActAsync(id, point => point.ShowAgain(clock.GetUtcNow()));

    public Task ReturnAsync(Guid id, string reason) => ActAsync(id, point => point.GiveBack(reason, clock.GetUtcNow()));

    public async Task<string?> RewriteAtAsync(Guid id) =>
        await db.ProposalPoints.Where(point => point.Id == id).Select(point => (Guid?)point.ProposalId).SingleOrDefaultAsync() is { } idea ? $"/comite/propositions/{idea}/avis" : null;

    private async Task ActAsync(Guid id, Action<ProposalPoint> act)
    {
        if (await db.ProposalPoints.SingleOrDefaultAsync(point => point.Id == id) is not { } found) return;
        act(found);
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<SaidText>> OpenedAsync(IQueryable<ProposalPoint> points)
    {
        var users = db.Users;
        var rows = await points.AsNoTracking().Select(point => new { Point = point, Author = users.Where(account => account.Id == point.AuthorId).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        if (rows.Count == 0) return [];
        var texts = await vault.OpenAllAsync(ProposalsData.Text, [.. rows.Select(row => (row.Point.AuthorId, row.Point.Id, row.Point.Text))]);
        return [.. from row in rows
                   where texts[row.Point.Id] is not null
                   select new SaidText(new SaidAt(Kind, row.Point.Id, row.Point.AuthorId), texts[row.Point.Id]!, row.Author ?? Nameless, row.Point.GivenAt, Place, row.Point.State != PointState.Published, [row.Point.AuthorId])];
    }
}
