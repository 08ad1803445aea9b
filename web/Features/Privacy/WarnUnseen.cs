using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Two months before an account goes, somebody is told: an adult by a neutral mail; a young person, who has no address and
/// does not come, through the référents of that day, by a mail and by a line on their home page (<see cref="PrivacyNews"/>).
/// Whoever comes back reads it too. Nobody is erased without it (<see cref="UnseenAccounts"/>).
/// </summary>
public sealed class WarnUnseen(PortalDb db, RetentionDays days, NoteUnlinked unlinked, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task<int> CountAsync() => await (await ToTellAsync()).CountAsync();

    /// <summary>How many were told. Safe to run twice: a notice is given once.</summary>
    public async Task<int> RunAsync()
    {
        await unlinked.RunAsync();
        await ForgetAnsweredAsync();
        var told = 0;
        for (var count = Batch; count == Batch; told += count)
        {
            count = await db.InOneTransactionAsync(async () =>
            {
                var now = clock.GetUtcNow();
                var people = await (await ToTellAsync()).OrderBy(account => account.Id).Select(account => new { account.Id, account.Role, account.Email, account.DisabledAt }).Take(Batch).ToListAsync();
                foreach (var person in people) db.ErasureNotices.Add(new ErasureNotice { AccountId = person.Id, ToldAt = now });
                var mails = people.Where(person => person.DisabledAt is null).Select(person => person.Email)
                    .Concat(await CaseWorkersAsync([.. people.Where(person => Role.IsYoung(person.Role)).Select(person => person.Id)], now));
                foreach (var mail in mails.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)) Outbox.Add(db, mail, MailTemplate.Reminder, now);
                await db.SaveChangesAsync();
                return people.Count;
            });
            db.ChangeTracker.Clear();
        }
        return told;
    }

    /// <summary>The addresses of those who follow these young people today.</summary>
    private async Task<IReadOnlyList<string?>> CaseWorkersAsync(List<Guid> young, DateTimeOffset now)
    {
        var links = db.Relations.HoldingAt(now);
        var selves = links.Where(self => self.Kind == RelationKind.Self && young.Contains(self.AccountId));
        var theirs = links.Where(link => link.Kind == RelationKind.CaseWorker && selves.Any(self => self.ChildId == link.ChildId));
        return young.Count == 0 ? [] : await db.Users.Where(account => account.DisabledAt == null && theirs.Any(link => link.AccountId == account.Id)).Select(account => account.Email).ToListAsync();
    }

    /// <summary>Whoever came back has had a month to read the line; a later absence begins again.</summary>
    private Task<int> ForgetAnsweredAsync()
    {
        var (users, month) = (db.Users, clock.GetUtcNow() - PrivacyRetention.WarnedAtLeast);
        return db.ErasureNotices.Where(notice => users.Any(account => account.Id == notice.AccountId && account.LastContactAt > notice.ToldAt && account.LastContactAt < month)).ExecuteDeleteAsync();
    }

    private async Task<IQueryable<Account>> ToTellAsync()
    {
        var kept = await days.OfAsync(PrivacyRetention.AccountsCode);
        var (notices, limit) = (db.ErasureNotices, clock.GetUtcNow().AddDays(-kept) + PrivacyRetention.WarnedBefore);
        return db.Users.UnseenSince(limit).Where(account => !notices.Any(notice => notice.AccountId == account.Id));
    }
}
