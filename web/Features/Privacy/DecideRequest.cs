using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy;

/// <summary>The desk of the data protection officer: everybody there sees kinds and dates, one named person reads and decides.</summary>
public sealed class DecideRequest(
    PortalDb db, Vault vault, AuditLog audit, NamedReader reader, ErasePerson erase, CurrentUser user, TimeProvider clock)
{
    private const int PageSize = 30;

    /// <param name="Id">Of the request.</param>
    /// <param name="Kind">What is asked.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="AccountId">Who asks, by number only; null once erased.</param>
    /// <param name="AskedAt">When.</param>
    /// <param name="DueOn">The day an answer is owed.</param>
    /// <param name="ClosedAt">When it was answered or taken back.</param>
    public sealed record Row(Guid Id, RightsKind Kind, RightsState State, Guid? AccountId, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ClosedAt);

    /// <summary>Without a word of them; the late ones first.</summary>
    public Task<Paged<Row>> ListAsync(int number) => db.RightsRequests.AsNoTracking().OrderBy(r => r.ClosedAt != null).ThenBy(r => r.DueOn).ThenBy(r => r.Id)
        .Select(r => new Row(r.Id, r.Kind, r.State, r.AccountId, r.AskedAt, r.DueOn, r.ClosedAt)).PageAsync(number, PageSize);

    public Task<RightsRequest?> FindAsync(Guid id) => db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Id == id);

    /// <summary>The words and the answer, for the named reader alone; each look is written down before it is shown. Null for anybody else.</summary>
    public async Task<(string? Words, string? Answer)?> ReadAsync(RightsRequest request)
    {
        if (request.AccountId is not { } asker || !await reader.IsMeAsync()) return null;
        await audit.WriteAsync(PrivacyAudit.Read, asker, request.Id);
        return (await OpenAsync(PrivacyData.Words, asker, request.Id, request.Words), await OpenAsync(PrivacyData.Answer, asker, request.Id, request.Answer));
    }

    /// <summary>
    /// Decides once. A granted erasure erases the person at once, everywhere, and their sessions end; the request's trace stays.
    /// Not the named reader, or closed already: <see cref="BrokenRuleException"/>. No such request: false.
    /// </summary>
    public async Task<bool> DecideAsync(Guid id, bool isGranted, string answer)
    {
        if (!await reader.IsMeAsync()) throw new BrokenRuleException("Seule la personne nommée pour lire peut répondre.");
        var now = clock.GetUtcNow();
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                if (await db.RightsRequests.SingleOrDefaultAsync(one => one.Id == id) is not { } request) return false;
                if (request.AccountId is not { } asker) throw new BrokenRuleException("Cette personne n’a plus d’espace ici.");
                request.Decide(isGranted, await vault.SealAsync(PrivacyData.Answer, asker, id, answer.Trim()), user.Id, now);
                var mustErase = isGranted && request.Kind is RightsKind.Erasure;
                if (!mustErase && await db.Users.Where(account => account.Id == asker).Select(account => account.Email).SingleOrDefaultAsync() is { } mail)
                    Outbox.Add(db, mail, MailTemplate.News, now); // the young have none: their home page tells them
                await db.SaveChangesAsync();
                await audit.WriteAsync(PrivacyAudit.Answered, asker, id, isGranted ? "granted" : "refused");
                if (mustErase) await erase.RunAsync(asker, "request");
                return true;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Cette demande vient de changer. Rechargez la page.");
        }
    }

    private async Task<string?> OpenAsync(VaultField field, Guid asker, Guid id, byte[]? text) => text is null ? null : await vault.OpenAsync(field, asker, id, text);
}
