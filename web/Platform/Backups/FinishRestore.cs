using System.Globalization;

namespace ChildProtection.Platform.Backups;

/// <summary>
/// The first start on a restored database, after the erasures were replayed: nobody is signed in any more, no step of a
/// sign-in begun before can be finished, mails that may have left already wait for an administrator's word, and the audit
/// log says that it went back. Killed half-way, the next start does it again.
/// </summary>
internal sealed class FinishRestore(IServiceProvider services, PortalDb db, EndSessions sessions, BeginAgain audit, TimeProvider clock) : IStartTask
{
    /// <summary>A restored database says here of when it is, until this is done.</summary>
    public const string Setting = "restored-from";

    public int Order => -500;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var from = await db.FactAsync(Setting);
        if (from is null) return [];

        var (closed, parked, aside) = (0, 0, (string?)null);
        await db.InOneTransactionAsync(async () =>
        {
            var now = clock.GetUtcNow();
            closed = await sessions.WhereAsync(db.SignInSessions, SessionEnd.AllClosed);
            await db.Set<Ceremony>().ExecuteDeleteAsync();
            parked = await db.Set<OutboxMail>().Where(mail => mail.SentAt == null && mail.ParkedAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(mail => mail.ParkedAt, now).SetProperty(mail => mail.LastFailure, MailFailure.Restored));
            aside = await audit.RunAsync();
            await db.InstanceSettings.Where(setting => setting.Key == Setting).ExecuteDeleteAsync();
        });
        await PublishAuditHead.PublishAsync(services);
        var moment = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return
        [
            $"Restored: the database is as it was on {moment}. {closed} sessions closed, {parked} mails set aside.",
            "Since then is lost: cards redone, accounts disabled, links ended and rights stopped after that moment must be done again.",
            .. aside is null ? (string[])[] : [$"The audit heads published before are kept in {aside}."],
        ];
    }
}
