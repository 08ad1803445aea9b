namespace ChildProtection.Features.Committee.Members;

/// <summary>Coming in with a code, and going out. No list of young people is shown to anybody: whoever has a code comes by themselves.</summary>
public sealed class JoinCommittee(PortalDb db, BlindIndex index, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>A new code, for one look: it is kept nowhere.</summary>
    public Task<string> NewCodeAsync() => db.InOneTransactionAsync(async () =>
    {
        var code = SecretCode.NewCode(CommitteeCode.CodeLength);
        db.CommitteeCodes.Add(Of(code));
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.CodeMade);
        return code;
    });

    /// <summary>One was lost, or went to somebody else: those that wait open nothing any more.</summary>
    public Task CancelCodesAsync() => db.InOneTransactionAsync(async () =>
    {
        if (await db.CommitteeCodes.Where(code => code.UsedAt == null).ExecuteDeleteAsync() > 0) await audit.WriteAsync(CommitteeAudit.CodesCancelled);
    });

    /// <summary>A code that opens nothing, is too old or has served: <see cref="BrokenRuleException"/>. A member stays one, and the code stays good.</summary>
    public Task JoinAsync(string? typed) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(CommitteeAudit.Joined, user.Id); // first: it holds the log’s lock, so one code serves once
        var (me, now) = (user.Id, clock.GetUtcNow());
        var hidden = SecretCode.Read(typed, CommitteeCode.CodeLength) is { } code ? IndexOf(code) : null;
        var found = hidden is null ? null : await db.CommitteeCodes.SingleOrDefaultAsync(one => one.CodeIndex == hidden);
        if (found is null || found.ExpiresAt <= now || found.UsedAt is not null) throw new BrokenRuleException("Ce code n’ouvre rien. Il a peut-être servi, ou il est trop ancien.");
        if (await db.CommitteeMembers.AnyAsync(member => member.AccountId == me && member.Until == null)) throw new BrokenRuleException("Tu es déjà au comité.");
        found.UsedAt = now;
        db.CommitteeMembers.Add(CommitteeMember.Join(me, now));
        await db.SaveChangesAsync();
    });

    /// <summary>By oneself, at once. Whoever is no member: nothing happens.</summary>
    public Task LeaveAsync() => db.InOneTransactionAsync(async () =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (await db.CommitteeMembers.SingleOrDefaultAsync(member => member.AccountId == me && member.Until == null) is not { } seat) return;
        seat.Leave(now);
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.Left, me);
    });

    internal CommitteeCode Of(string code) => new() { Id = SecretCode.NewId(), CodeIndex = IndexOf(code), ExpiresAt = clock.GetUtcNow().AddDays(CommitteeCode.Days) };

    private string IndexOf(string code) => index.Of($"committee:{code}");
}
