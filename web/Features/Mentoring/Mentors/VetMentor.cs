namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>The coordinator’s side of an application: what was seen, by whom, until when; the answer; the charter signed by the association.</summary>
public sealed class VetMentor(PortalDb db, MentoringAccess mentoring, Vault vault, AuditLog audit, TerritoryPack pack)
{
    private const int Most = 100;

    /// <param name="Id">Of the file.</param>
    /// <param name="Name">Of the adult.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Missing">What is missing today.</param>
    /// <param name="Soonest">The first end of a check; null for none.</param>
    /// <param name="Youths">How many young people they accompany.</param>
    public sealed record Line(Guid Id, string Name, FileState State, IReadOnlyList<string> Missing, DateOnly? Soonest, int Youths);

    /// <param name="File">The row.</param>
    /// <param name="Name">Of the adult.</param>
    /// <param name="Words">Why, opened.</param>
    /// <param name="Checks">Those of today, with who made them.</param>
    /// <param name="Missing">What is missing today.</param>
    public sealed record Shown(MentorFile File, string Name, string? Words, IReadOnlyList<(MentorCheck Check, string? By)> Checks, IReadOnlyList<string> Missing);

    /// <summary>Applications that wait, then adults who are there; by name. Coordinators only: else empty.</summary>
    public async Task<IReadOnlyList<Line>> AllAsync()
    {
        var (accounts, pairings, today) = (db.Users, db.Pairings, mentoring.Today);
        var rows = await (from file in db.MentorFiles.AsNoTracking()
                          join account in accounts on file.AccountId equals account.Id
                          where file.State == FileState.Sent || file.State == FileState.Accepted
                          orderby file.SentAt descending, file.Id
                          select new { File = file, Name = account.DisplayName, Youths = pairings.Count(pairing => pairing.MentorId == file.AccountId && pairing.ClosedAt == null) }).Take(Most).ToListAsync();
        var ids = rows.ConvertAll(row => row.File.Id);
        var checks = (await db.MentorChecks.AsNoTracking().Where(check => ids.Contains(check.FileId) && check.ReplacedAt == null).ToListAsync()).ToLookup(check => check.FileId);
        return [.. rows.Select(row => new Line(row.File.Id, row.Name, row.File.State, MentorReadiness.Missing(row.File, [.. checks[row.File.Id]], today), checks[row.File.Id].Min(check => check.ValidUntil), row.Youths)).OrderBy(row => row.State).ThenBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>One file, read by a coordinator, which is written down; null when there is none.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        var accounts = db.Users;
        if (!await mentoring.CoordinatesAsync()) return null;
        var found = await (from file in db.MentorFiles.AsNoTracking() join account in accounts on file.AccountId equals account.Id where file.Id == id select new { File = file, account.DisplayName }).SingleOrDefaultAsync();
        if (found is null) return null;
        await audit.WriteAsync(MentoringAudit.FileRead, found.File.AccountId);
        var checks = await db.MentorChecks.AsNoTracking().Where(check => check.FileId == id && check.ReplacedAt == null).OrderBy(check => check.CheckedOn).ThenBy(check => check.Id)
            .Select(check => new { Check = check, By = accounts.Where(account => account.Id == check.CheckedById).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        return new Shown(found.File, found.DisplayName, await vault.OpenAsync(MentoringData.FileWords, found.File.AccountId, id, found.File.Words), [.. checks.Select(one => (one.Check, one.By))],
            MentorReadiness.Missing(found.File, [.. checks.Select(one => one.Check)], mentoring.Today));
    }

    /// <summary>One thing was checked on that day, and holds until then; the earlier one stays as history. Not there: false.</summary>
    public Task<bool> CheckAsync(Guid fileId, CheckKind kind, DateOnly day, DateOnly? until) => OnFileAsync(fileId, MentoringAudit.Checked, async file =>
    {
        var check = MentorCheck.Record(fileId, kind, day, until, mentoring.UserId, mentoring.Today, pack.Mentoring);
        if (await db.MentorChecks.SingleOrDefaultAsync(one => one.FileId == fileId && one.Kind == kind && one.ReplacedAt == null) is { } before)
        {
            before.Replace(mentoring.Now);
            await db.SaveChangesAsync();
        }
        db.MentorChecks.Add(check);
    });

    /// <summary>The association signs after the adult. Not there: false.</summary>
    public Task<bool> CosignAsync(Guid fileId) => OnFileAsync(fileId, MentoringAudit.CharterSigned, file =>
    {
        file.CosignCharter(mentoring.UserId, mentoring.Now);
        return Task.CompletedTask;
    });

    /// <summary>Yes, when nothing is missing; the adult is told that there is an answer. Not there: false.</summary>
    public Task<bool> AcceptAsync(Guid fileId) => OnFileAsync(fileId, MentoringAudit.FileDecided, async file =>
    {
        file.Accept(await mentoring.ChecksAsync(fileId), mentoring.Today, mentoring.Now);
        await mentoring.TellAsync(file.AccountId, Platform.Mail.MailTemplate.News);
    });

    /// <summary>No: told by telephone; the portal says only that it is closed. Not there: false.</summary>
    public Task<bool> RefuseAsync(Guid fileId) => OnFileAsync(fileId, MentoringAudit.FileDecided, async file =>
    {
        file.Refuse(mentoring.Now);
        await mentoring.TellAsync(file.AccountId, Platform.Mail.MailTemplate.News);
    });

    private async Task<bool> OnFileAsync(Guid fileId, AuditAction act, Func<MentorFile, Task> change)
    {
        if (!await mentoring.CoordinatesAsync() || await db.MentorFiles.Where(file => file.Id == fileId).Select(file => (Guid?)file.AccountId).SingleOrDefaultAsync() is not { } owner) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(act, owner); // first: two coordinators come one after the other
            await change(await db.MentorFiles.SingleAsync(file => file.Id == fileId));
            await db.SaveChangesAsync();
        });
        return true;
    }
}
