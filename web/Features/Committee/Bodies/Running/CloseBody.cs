using ChildProtection.Features.Committee.Drafts;

namespace ChildProtection.Features.Committee.Bodies.Running;

/// <summary>What keeps a body from being closed: a vote that runs, for example. Given by the features that build on bodies.</summary>
public interface IKeepsBodyOpen
{
    /// <summary>Why it cannot be closed now, in one French sentence; null when nothing is in the way.</summary>
    Task<string?> WhyAsync(Guid bodyId);
}

/// <summary>
/// The end of a body, by an administrator, with a reason that its members read; taken back within 30 days, after which their seats end
/// (<see cref="Mandate.EndMandates"/>). What members gave to read goes back to them: nobody runs the body any more.
/// </summary>
public sealed class CloseBody(PortalDb db, Vault vault, AuditLog audit, CommitteeAccess committee, IEnumerable<IKeepsBodyOpen> keepers, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>A body for administrators: no member is shown.</summary>
    /// <param name="Body">The row.</param>
    /// <param name="Members">How many sit.</param>
    /// <param name="Reason">Why it is closed; null while it is open.</param>
    public sealed record Shown(Body Body, int Members, string? Reason);

    /// <summary>It may be opened again until that instant.</summary>
    public static DateTimeOffset Until(DateTimeOffset closedAt) => closedAt.AddDays(Body.ReopenDays);

    /// <summary>By its code, open or closed; null when there is none.</summary>
    public async Task<Shown?> FindAsync(string code)
    {
        var seats = db.CommitteeMembers;
        var found = await db.Bodies.AsNoTracking().Where(body => body.Code == code).Select(body => new { Body = body, Members = seats.Count(seat => seat.BodyId == body.Id && seat.Until == null) }).SingleOrDefaultAsync();
        return found is null ? null : new Shown(found.Body, found.Members, await ReasonAsync(found.Body));
    }

    /// <summary>Why it is closed; null while it is open.</summary>
    public async Task<string?> ReasonAsync(Body body) => body is { ClosedAt: not null, CloseReason: { } reason } ? await vault.OpenAsync(BodyData.CloseReason, Vault.Nobody, body.Id, reason) : null;

    /// <summary>The closed bodies of whoever asks, with their reasons; by name.</summary>
    public async Task<IReadOnlyList<(Body Body, string? Reason)>> MineAsync()
    {
        var bodies = await committee.Closed().AsNoTracking().OrderBy(body => body.Name).Take(20).ToListAsync();
        var reasons = bodies.Count == 0 ? null : await vault.OpenAllAsync(BodyData.CloseReason, [.. bodies.Where(body => body.CloseReason is not null).Select(body => (Vault.Nobody, body.Id, body.CloseReason!))]);
        return bodies.ConvertAll(body => (body, reasons?.GetValueOrDefault(body.Id)));
    }

    /// <summary>From now on. No such body: false. Closed already, or a vote runs: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> CloseAsync(string code, string reason) => db.InOneTransactionAsync(async () =>
    {
        if (await db.Bodies.SingleOrDefaultAsync(one => one.Code == code) is not { } body) return false;
        await audit.WriteAsync(BodyAudit.Closed, objectId: body.Id); // first: it holds the log’s lock, so no vote opens meanwhile
        foreach (var keeper in keepers)
            if (await keeper.WhyAsync(body.Id) is { } why) throw new BrokenRuleException(why);
        body.Close(await vault.SealAsync(BodyData.CloseReason, Vault.Nobody, body.Id, reason.Trim()), clock.GetUtcNow());
        await HandBackAsync(body);
        await db.CommitteeCodes.Where(one => one.BodyId == body.Id && one.UsedAt == null).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>As it was. No such body: false. Open, or too late: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> ReopenAsync(string code) => db.InOneTransactionAsync(async () =>
    {
        if (await db.Bodies.SingleOrDefaultAsync(one => one.Code == code) is not { } body) return false;
        await audit.WriteAsync(BodyAudit.Reopened, objectId: body.Id);
        body.Reopen(clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Drafts that wait, of members who sit on no other open young people's body, with a word.</summary>
    private async Task HandBackAsync(Body body)
    {
        if (body.IsForFamilies) return;
        var (seats, bodies) = (db.CommitteeMembers, db.Bodies);
        var given = await db.CommitteeDrafts.Where(draft => draft.State == DraftState.Given && seats.Any(seat => seat.AccountId == draft.AuthorId && seat.BodyId == body.Id)
            && !seats.Any(seat => seat.AccountId == draft.AuthorId && seat.BodyId != body.Id && bodies.Any(other => other.Id == seat.BodyId && other.ClosedAt == null && other.Public != BodyPublic.Families))).Take(Most).ToListAsync();
        foreach (var draft in given)
        {
            draft.Return(await vault.SealAsync(CommitteeData.Word, draft.AuthorId, draft.Id, "Cette instance est fermée. Ton brouillon te revient. Merci de l’avoir écrit."), clock.GetUtcNow());
            await audit.WriteAsync(CommitteeAudit.DraftReturned, draft.AuthorId, draft.Id);
        }
    }
}
