namespace ChildProtection.Features.Privacy;

/// <summary>
/// Two months before an account goes, its owner is told: a neutral mail to adults, a line on the home page of whoever comes
/// back. Nobody is erased without it (<see cref="UnseenAccounts"/>).
/// </summary>
public sealed class WarnUnseen(PortalDb db, RetentionDays days, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task<int> CountAsync() => await (await ToTellAsync()).CountAsync();

    /// <summary>How many were told. Safe to run twice: a notice is given once.</summary>
    public async Task<int> RunAsync()
    {
        await ForgetAnsweredAsync();
        var told = 0;
        for (var count = Batch; count == Batch; told += count)
        {
            count = await db.InOneTransactionAsync(async () =>
            {
                var now = clock.GetUtcNow();
                var people = await (await ToTellAsync()).OrderBy(account => account.Id).Select(account => new { account.Id, account.Email, account.DisabledAt }).Take(Batch).ToListAsync();
                foreach (var person in people)
                {
                    db.ErasureNotices.Add(new ErasureNotice { AccountId = person.Id, ToldAt = now });
                    if (person is { Email: { } mail, DisabledAt: null }) Outbox.Add(db, mail, MailTemplate.Reminder, now);
                }
                await db.SaveChangesAsync();
                return people.Count;
            });
            db.ChangeTracker.Clear();
        }
        return told;
    }

    /// <summary>Whoever came back has had a month to read the line; a later absence begins again.</summary>
    private Task<int> ForgetAnsweredAsync()
    {
        var (users, month) = (db.Users, clock.GetUtcNow() - PrivacyRetention.WarnedAtLeast);
        return db.ErasureNotices.Where(notice => users.Any(account => account.Id == notice.AccountId && account.LastContactAt > notice.ToldAt && account.LastContactAt < month)).ExecuteDeleteAsync();
    }

    private async Task<IQueryable<Account>> ToTellAsync()
    {
        var kept = (await days.AllAsync()).First(line => line.Rule.Code == PrivacyRetention.AccountsCode).Days;
        var (notices, limit) = (db.ErasureNotices, clock.GetUtcNow().AddDays(-kept) + PrivacyRetention.WarnedBefore);
        return db.Users.UnseenSince(limit).Where(account => !notices.Any(notice => notice.AccountId == account.Id));
    }
}
