namespace ChildProtection.Features.Privacy;

/// <summary>A person asks, takes back, and reads the answer. Everything here is about whoever is signed in.</summary>
public sealed class AskAboutMyData(PortalDb db, Vault vault, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int Most = 50;

    public sealed record Mine(Guid Id, RightsKind Kind, RightsState State, string? Words, string? Answer, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ClosedAt, bool IsLate);

    /// <summary>The same form twice asks once.</summary>
    public async Task AskAsync(RightsKind kind, string words, Guid submissionKey)
    {
        if (await Own().AnyAsync(request => request.SubmissionKey == submissionKey)) return;
        if (await Own().CountAsync(request => request.State == RightsState.Waiting) >= 10)
            throw new BrokenRuleException(Role.IsYoung(user.Role) ? "Tu as déjà 10 demandes en attente. Attends une réponse." : "Vous avez déjà 10 demandes en attente. Attendez une réponse.");
        var (now, id) = (clock.GetUtcNow(), SecretCode.NewId());
        try
        {
            await db.InOneTransactionAsync(async () =>
            {
                db.RightsRequests.Add(RightsRequest.Ask(id, user.Id, kind, await vault.SealAsync(PrivacyData.Words, user.Id, id, words.Trim()), submissionKey, territory.Today(clock), now));
                await db.SaveChangesAsync();
                await audit.WriteAsync(PrivacyAudit.Asked, user.Id, id, kind.Code());
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // The same form, twice at the same instant.
        }
    }

    /// <summary>Not theirs, or closed: false.</summary>
    public Task<bool> WithdrawAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var taken = await Own().Where(request => request.Id == id && request.State == RightsState.Waiting).ExecuteUpdateAsync(update => update
            .SetProperty(request => request.State, RightsState.Withdrawn)
            .SetProperty(request => request.ClosedAt, now)
            .SetProperty(request => request.Words, (byte[]?)null));
        if (taken == 1) await audit.WriteAsync(PrivacyAudit.Withdrawn, user.Id, id);
        return taken == 1;
    });

    /// <summary>My requests, the newest first, with their words; the answers shown are marked as seen.</summary>
    public async Task<IReadOnlyList<Mine>> ListAsync()
    {
        var (me, today, now) = (user.Id, territory.Today(clock), clock.GetUtcNow());
        var rows = await Own().AsNoTracking().OrderByDescending(request => request.AskedAt).Take(Most).ToListAsync();
        var words = await vault.OpenAllAsync(PrivacyData.Words, [.. rows.Where(r => r.Words is not null).Select(r => (me, r.Id, r.Words!))]);
        var answers = await vault.OpenAllAsync(PrivacyData.Answer, [.. rows.Where(r => r.Answer is not null).Select(r => (me, r.Id, r.Answer!))]);
        if (rows.Exists(request => request.Answer is not null && request.AnswerSeenAt is null))
            await Own().Where(request => request.Answer != null && request.AnswerSeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(request => request.AnswerSeenAt, now));
        return [.. rows.Select(r => new Mine(r.Id, r.Kind, r.State, words.GetValueOrDefault(r.Id), answers.GetValueOrDefault(r.Id), r.AskedAt, r.DueOn, r.ClosedAt, r.IsLateOn(today)))];
    }

    private IQueryable<RightsRequest> Own()
    {
        var me = user.Id;
        return db.RightsRequests.Where(request => request.AccountId == me);
    }
}
