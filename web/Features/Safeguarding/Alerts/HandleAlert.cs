using ChildProtection.Features.Safeguarding.Duty;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>What somebody on duty does with an alert. Each is an act of the audit log; not there, or about one’s own words: false.</summary>
public sealed class HandleAlert(PortalDb db, Vault vault, ReadAlerts read, DutyDesk duty, AlertParties parties, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostNotes = 100;

    /// <inheritdoc cref="Alert.Take"/>
    public Task<bool> TakeAsync(Guid id, Guid? from) => ActAsync(id, SafeguardingAudit.Taken, async alert =>
    {
        if (await read.IsPartyAsync(alert)) throw new BrokenRuleException("Vous parlez dans cet échange. Une autre personne s’en charge.");
        alert.Take(user.Id, from, clock.GetUtcNow());
    });

    /// <summary>What was done, in one’s own words.</summary>
    public Task<bool> NoteAsync(Guid id, string text) => ActAsync(id, SafeguardingAudit.Noted, async alert =>
    {
        alert.Note(user.Id, clock.GetUtcNow());
        await AddNoteAsync(id, text);
    });

    /// <summary>When and to whom: nothing else of the « information préoccupante » is kept here.</summary>
    public Task<bool> TransmitAsync(Guid id, string service) => ActAsync(id, SafeguardingAudit.Transmitted, async alert =>
        alert.Transmit(user.Id, await vault.SealAsync(SafeguardingData.Service, Vault.Nobody, id, service.Trim()), clock.GetUtcNow()));

    /// <summary>To the second on duty, who is told at once.</summary>
    public Task<bool> HandOnAsync(Guid id) => ActAsync(id, SafeguardingAudit.HandedOn, async alert =>
    {
        var now = clock.GetUtcNow();
        alert.HandOn(user.Id, now);
        foreach (var person in (await duty.ToTellAsync(now, alert.AuthorId, alert.Level, await parties.OfAsync(alert.Kind, alert.TextId))).Where(person => person.Id != user.Id)) Outbox.Add(db, person.Mail, RaiseAlert.Template, now);
    });

    /// <summary>With what became of it, and a note.</summary>
    public Task<bool> CloseAsync(Guid id, AlertOutcome outcome, string text) => ActAsync(id, SafeguardingAudit.Closed, async alert =>
    {
        alert.Close(user.Id, outcome, clock.GetUtcNow());
        await AddNoteAsync(id, text);
    });

    private async Task AddNoteAsync(Guid id, string text)
    {
        if (await db.AlertNotes.CountAsync(note => note.AlertId == id) >= MostNotes) throw new BrokenRuleException($"{MostNotes} notes au plus.");
        var note = SecretCode.NewId();
        db.AlertNotes.Add(new AlertNote { Id = note, AlertId = id, ById = user.Id, At = clock.GetUtcNow(), Text = await vault.SealAsync(SafeguardingData.Note, Vault.Nobody, note, text.Trim()) });
    }

    private Task<bool> ActAsync(Guid id, AuditAction act, Func<Alert, Task> change) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(act, null, id); // first: it holds the log’s lock, so two people act one after the other
        var me = user.Id;
        if (await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == id && (alert.AuthorId == null || alert.AuthorId != me)) is not { } alert) return false;
        await change(alert);
        await db.SaveChangesAsync();
        return true;
    });
}
