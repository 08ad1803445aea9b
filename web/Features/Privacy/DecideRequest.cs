using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy;

/// <summary>The desk of the data protection officer: everybody there sees kinds and dates, one named person reads and decides.</summary>
public sealed class DecideRequest(
    PortalDb db, Vault vault, AuditLog audit, NamedReader reader, RetentionDays days, CurrentUser user, TimeProvider clock)
{
    private const int PageSize = 30;

    /// <param name="Id">Of the request.</param>
    /// <param name="Kind">What is asked.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Reference">Who asks, by the number that people at work use; null once erased.</param>
    /// <param name="AskedAt">When.</param>
    /// <param name="DueOn">The day an answer is owed.</param>
    /// <param name="ClosedAt">When it was answered or taken back.</param>
    public sealed record Row(Guid Id, RightsKind Kind, RightsState State, string? Reference, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ClosedAt);

    /// <summary>Whoever asks, by number; and, for the named reader alone, how to speak with them.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Reference">« N° de compte », as stored.</param>
    /// <param name="IsYoung">The young have no address: one goes through their référent.</param>
    /// <param name="Email">An adult's; null for anybody but the named reader.</param>
    /// <param name="CaseWorkers">Names of the référents of today; empty for anybody but the named reader.</param>
    public sealed record Asker(Guid AccountId, string? Reference, bool IsYoung, string? Email, IReadOnlyList<string> CaseWorkers);

    /// <summary>Without a word of them; the late ones first.</summary>
    public Task<Paged<Row>> ListAsync(int number)
    {
        var accounts = db.Users;
        return db.RightsRequests.AsNoTracking().OrderBy(r => r.ClosedAt != null).ThenBy(r => r.DueOn).ThenBy(r => r.Id)
            .Select(r => new Row(r.Id, r.Kind, r.State, accounts.Where(account => account.Id == r.AccountId).Select(account => account.Reference).FirstOrDefault(), r.AskedAt, r.DueOn, r.ClosedAt))
            .PageAsync(number, PageSize);
    }

    /// <summary>Null once erased.</summary>
    public async Task<Asker?> AskerAsync(RightsRequest request)
    {
        if (await db.Users.Where(account => account.Id == request.AccountId).Select(account => new { account.Id, account.Reference, account.Role, account.Email }).SingleOrDefaultAsync() is not { } asker) return null;
        var isYoung = Role.IsYoung(asker.Role);
        if (!await reader.IsMeAsync()) return new Asker(asker.Id, asker.Reference, isYoung, null, []);
        return new Asker(asker.Id, asker.Reference, isYoung, asker.Email, isYoung ? await CaseWorkersAsync(asker.Id) : []);
    }

    private async Task<IReadOnlyList<string>> CaseWorkersAsync(Guid young)
    {
        var links = db.Relations.HoldingAt(clock.GetUtcNow());
        var selves = links.Where(self => self.Kind == RelationKind.Self && self.AccountId == young);
        var theirs = links.Where(link => link.Kind == RelationKind.CaseWorker && selves.Any(self => self.ChildId == link.ChildId));
        return await db.Users.Where(account => theirs.Any(link => link.AccountId == account.Id)).Select(account => account.DisplayName).ToListAsync();
    }

    public Task<RightsRequest?> FindAsync(Guid id) => db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Id == id);

    /// <summary>The words and the answer, for the named reader alone; each look is written down before it is shown. Null for anybody else.</summary>
    public async Task<(string? Words, string? Answer)?> ReadAsync(RightsRequest request)
    {
        if (request.AccountId is not { } asker || !await reader.IsMeAsync()) return null;
        await audit.WriteAsync(PrivacyAudit.Read, asker, request.Id);
        return (await OpenAsync(PrivacyData.Words, asker, request.Id, request.Words), await OpenAsync(PrivacyData.Answer, asker, request.Id, request.Answer));
    }

    /// <summary>
    /// Decides once. A granted erasure waits a week, so that the answer is read and a mind may change; then the purge erases the
    /// person everywhere (<see cref="GrantedErasures"/>), and the request's trace stays.
    /// Not the named reader, or closed already: <see cref="BrokenRuleException"/>. No such request: false.
    /// </summary>
    public async Task<bool> DecideAsync(Guid id, bool isGranted, string answer)
    {
        if (!await reader.IsMeAsync()) throw new BrokenRuleException("Seule la personne nommée pour lire peut répondre.");
        var (now, timeToRead) = (clock.GetUtcNow(), TimeSpan.FromDays(await DaysToReadAsync()));
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                if (await db.RightsRequests.SingleOrDefaultAsync(one => one.Id == id) is not { } request) return false;
                if (request.AccountId is not { } asker) throw new BrokenRuleException("Cette personne n’a plus d’espace ici.");
                request.Decide(isGranted, await vault.SealAsync(PrivacyData.Answer, asker, id, answer.Trim()), user.Id, now, timeToRead);
                if (await db.Users.Where(account => account.Id == asker).Select(account => account.Email).SingleOrDefaultAsync() is { } mail)
                    Outbox.Add(db, mail, MailTemplate.News, now); // the young have none: their home page tells them
                await db.SaveChangesAsync();
                await audit.WriteAsync(PrivacyAudit.Answered, asker, id, isGranted ? "granted" : "refused");
                return true;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Cette demande vient de changer. Rechargez la page.");
        }
    }

    /// <summary>How many days a granted erasure waits.</summary>
    public Task<int> DaysToReadAsync() => days.OfAsync(PrivacyRetention.ErasuresCode);

    private async Task<string?> OpenAsync(VaultField field, Guid asker, Guid id, byte[]? text) => text is null ? null : await vault.OpenAsync(field, asker, id, text);
}
