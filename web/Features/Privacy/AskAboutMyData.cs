namespace ChildProtection.Features.Privacy;

/// <summary>A person asks, takes back, and reads the answer. Everything here is about whoever is signed in.</summary>
public sealed class AskAboutMyData(
    PortalDb db, Vault vault, ErasedRows erased, AuditLog audit, NamedReader reader, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int Most = 50;

    /// <param name="Id">Of the request.</param>
    /// <param name="Kind">What was asked.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Words">Of the asker.</param>
    /// <param name="Answer">Of the named reader.</param>
    /// <param name="AskedAt">When.</param>
    /// <param name="DueOn">The day an answer is owed.</param>
    /// <param name="EraseAt">When a granted erasure is done; null for any other request.</param>
    /// <param name="IsLate">Nobody answered in time.</param>
    /// <param name="IsNew">The answer was not yet marked as read.</param>
    public sealed record Mine(Guid Id, RightsKind Kind, RightsState State, string? Words, string? Answer, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? EraseAt, bool IsLate, bool IsNew);

    /// <summary>The same form twice asks once. The named reader, if there is one, is told in the same transaction.</summary>
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
                if (await reader.AddressAsync() is { } address) Outbox.Add(db, address, MailTemplate.AnswerAwaited, now);
                await db.SaveChangesAsync();
                await audit.WriteAsync(PrivacyAudit.Asked, user.Id, id, kind.Code());
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // The same form, twice at the same instant.
        }
    }

    /// <summary>Takes back what waits for its answer, or an erasure that was granted and is not yet done. Not theirs, or over: false.</summary>
    public Task<bool> WithdrawAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var taken = await Own().Where(request => request.Id == id && (request.State == RightsState.Waiting || request.State == RightsState.Granted && request.EraseAt > now)).TakeBackAsync(now);
        if (taken == 0) return false;
        await audit.WriteAsync(PrivacyAudit.Withdrawn, user.Id, id);
        await erased.NoteAsync(ErasableRequests.Code, [id]); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>« J’ai lu la réponse »: it is no news any more. Nothing to mark: nothing happens.</summary>
    public async Task SeenAsync(Guid id)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await Own().Where(request => request.Id == id && request.Answer != null && request.AnswerSeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(request => request.AnswerSeenAt, now));
    }

    /// <summary>My requests, the newest first, with their words.</summary>
    public async Task<IReadOnlyList<Mine>> ListAsync()
    {
        var (me, today) = (user.Id, territory.Today(clock));
        var rows = await Own().AsNoTracking().OrderByDescending(request => request.AskedAt).Take(Most).ToListAsync();
        var words = await vault.OpenAllAsync(PrivacyData.Words, [.. rows.Where(r => r.Words is not null).Select(r => (me, r.Id, r.Words!))]);
        var answers = await vault.OpenAllAsync(PrivacyData.Answer, [.. rows.Where(r => r.Answer is not null).Select(r => (me, r.Id, r.Answer!))]);
        return
        [
            .. rows.Select(r => new Mine(r.Id, r.Kind, r.State, words.GetValueOrDefault(r.Id), answers.GetValueOrDefault(r.Id), r.AskedAt, r.DueOn, r.EraseAt, r.IsLateOn(today),
                r.Answer is not null && r.AnswerSeenAt is null)),
        ];
    }

    private IQueryable<RightsRequest> Own()
    {
        var me = user.Id;
        return db.RightsRequests.Where(request => request.AccountId == me);
    }
}
