using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Bodies.Joining;

namespace ChildProtection.Features.Committee.Members;

/// <summary>Coming in a body with a code, and going out. No list of people is shown to anybody: whoever has a code comes by themselves.</summary>
public sealed class JoinCommittee(PortalDb db, BlindIndex index, AuditLog audit, CommitteeAccess committee, AskToJoin ask, Substitutes substitutes, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const string Nothing = "Ce code n’ouvre rien. Il a peut-être servi, ou il est trop ancien.";

    private bool SaysTu => Role.IsYoung(user.Role);

    /// <summary>A new code of a body that whoever asks runs, for one look: it is kept nowhere. No such body: null.</summary>
    public Task<string?> NewCodeAsync(Guid bodyId) => db.InOneTransactionAsync<string?>(async () =>
    {
        if (!await committee.RunsAsync(bodyId)) return null;
        var code = SecretCode.NewCode(CommitteeCode.CodeLength);
        db.CommitteeCodes.Add(Of(code, bodyId));
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.CodeMade);
        return code;
    });

    /// <summary>One was lost, or went to somebody else: those of this body that wait open nothing any more. No such body: false.</summary>
    public Task<bool> CancelCodesAsync(Guid bodyId) => db.InOneTransactionAsync(async () =>
    {
        if (!await committee.RunsAsync(bodyId)) return false;
        if (await db.CommitteeCodes.Where(code => code.BodyId == bodyId && code.UsedAt == null).ExecuteDeleteAsync() > 0) await audit.WriteAsync(CommitteeAudit.CodesCancelled);
        return true;
    });

    /// <summary>
    /// A seat on the code’s body. A code that opens nothing, is too old, has served, or whoever may not come in
    /// (<see cref="Eligibility"/>): <see cref="BrokenRuleException"/>. A member stays one, and the code stays good.
    /// </summary>
    public Task JoinAsync(string? typed) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(CommitteeAudit.Joined, user.Id); // first: it holds the log’s lock, so one code serves once and the last seat is given once
        var (me, now) = (user.Id, clock.GetUtcNow());
        var hidden = SecretCode.Read(typed, CommitteeCode.CodeLength) is { } code ? IndexOf(code) : null;
        var found = hidden is null ? null : await db.CommitteeCodes.SingleOrDefaultAsync(one => one.CodeIndex == hidden);
        if (found is null || found.ExpiresAt <= now || found.UsedAt is not null) throw new BrokenRuleException(Nothing);
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == found.BodyId);
        if (body.ClosedAt is not null || body.IsForFamilies == SaysTu || body.IsForFamilies && !committee.HasFamilies) throw new BrokenRuleException(Nothing); // as if it opened nothing: the other kind of body is not there
        if (await ask.AnswerAsync(body) is { MayJoin: false } no) throw new BrokenRuleException(no.Reason);
        found.UsedAt = now;
        db.CommitteeMembers.Add(CommitteeMember.Join(body.Id, me, now, body.MandateMonths is { } months ? territory.DayOf(now).AddMonths(months) : null));
        await db.SaveChangesAsync();
    });

    /// <summary>By oneself, at once; a substitute of the last draw is asked. Whoever is no member: nothing happens.</summary>
    public Task LeaveAsync(Guid bodyId) => db.InOneTransactionAsync(async () =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (await db.CommitteeMembers.SingleOrDefaultAsync(member => member.BodyId == bodyId && member.AccountId == me && member.Until == null) is not { } seat) return;
        seat.Leave(now);
        await db.LeaveGroupsAsync(seat.Id);
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.Left, me);
        await substitutes.StepInAsync(bodyId, me);
    });

    internal CommitteeCode Of(string code, Guid bodyId) => new() { Id = SecretCode.NewId(), BodyId = bodyId, CodeIndex = IndexOf(code), ExpiresAt = clock.GetUtcNow().AddDays(CommitteeCode.Days) };

    private string IndexOf(string code) => index.Of($"committee:{code}");
}
