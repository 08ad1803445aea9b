using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>Writes an alert and leaves two neutral mails, all in the caller’s transaction: a process that dies loses all of it, or nothing (QA-30).</summary>
public sealed class RaiseAlert(PortalDb db, DutyDesk duty, AlertParties parties, AuditLog audit, TimeProvider clock) : IAlerts
{
    /// <summary>« Votre attention est demandée »: no name, no word, nothing of what it is about; for those on duty at any hour.</summary>
    public const MailTemplate Template = MailTemplate.Attention;

    /// <inheritdoc/>
    /// <remarks>One open alert a text: what is said of it again makes it more urgent, never a second one; somebody who says so is always heard, by whoever has it too.</remarks>
    public Task<Guid> RaiseAsync(WordRisk risks, SaidAt at, Guid? reporter = null) => db.InOneTransactionAsync(async () =>
    {
        if (risks == WordRisk.None) throw new ArgumentException("An alert has a reason.", nameof(risks));
        var (id, now) = (SecretCode.NewId(), clock.GetUtcNow());
        // By the portal and about nobody: neither the author nor anybody else learns from the log who said so. First, for the log’s lock.
        await audit.WriteAsync(new AuditAct(SafeguardingAudit.Raised, null, id) { Actor = AuditActor.Portal });
        var there = await db.Alerts.SingleOrDefaultAsync(alert => alert.Kind == at.Kind && alert.TextId == at.Id && alert.ClosedAt == null);
        var isNews = there is null || there.Again(risks, reporter, now);
        if (there is null) db.Alerts.Add(Alert.Raise(id, risks, at, reporter, now));
        if (isNews)
        {
            var told = (await duty.ToTellAsync(now, at.AuthorId, there?.Level ?? 0, await parties.OfAsync(at.Kind, at.Id))).Select(person => person.Mail).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (there?.TakenById is { } holder) told.UnionWith(await db.Users.Where(account => account.Id == holder && account.DisabledAt == null && account.Email != null).Select(account => account.Email!).ToListAsync());
            foreach (var mail in told) Outbox.Add(db, mail, Template, now);
        }
        await db.SaveChangesAsync();
        return there?.Id ?? id;
    });

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, AlertHeard>> HeardAsync(string kind, IReadOnlyCollection<Guid> texts)
    {
        if (texts.Count == 0) return new Dictionary<Guid, AlertHeard>();
        var accounts = db.Users;
        var rows = await db.Alerts.Where(alert => alert.Kind == kind && texts.Contains(alert.TextId)).OrderBy(alert => alert.RaisedAt)
            .Select(alert => new { alert.TextId, alert.TakenAt, Name = accounts.Where(account => account.Id == alert.TakenById).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        return rows.GroupBy(row => row.TextId).ToDictionary(same => same.Key, same => new AlertHeard(same.Last().Name, same.Last().TakenAt));
    }
}
