namespace ChildProtection.Features.Voice;

/// <summary>Opens and answers what was addressed to one. Opening is an act of its own, written down and seen by the author.</summary>
public sealed class HearStatement(PortalDb db, VoiceAccess voices, Vault vault, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// Marks it opened by this reader. Of an author who takes it back and a reader who opens it at the same instant, the row
    /// lets one through. Not for them, or taken back: false.
    /// </summary>
    public async Task<bool> OpenAsync(Guid id)
    {
        if (await voices.ToRead.Where(statement => statement.Id == id).Select(statement => (Guid?)statement.AuthorId).SingleOrDefaultAsync() is not { } author) return false;
        DateTimeOffset? now = clock.GetUtcNow();
        var isOpen = false;
        await db.InOneTransactionAsync(async () =>
        {
            isOpen = await db.Statements.Where(statement => statement.Id == id && statement.WithdrawnAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(statement => statement.FirstReadAt, statement => statement.FirstReadAt ?? now)) == 1;
            if (!isOpen || await db.StatementReadings.AnyAsync(reading => reading.StatementId == id && reading.ReaderId == user.Id)) return;
            db.StatementReadings.Add(new StatementReading { StatementId = id, ReaderId = user.Id, ReadAt = now.Value });
            await db.SaveChangesAsync();
            await audit.WriteAsync(VoiceAudit.Read, author, id);
        });
        return isOpen;
    }

    /// <summary>Whether this person has opened it; its words show only then.</summary>
    public Task<bool> HasOpenedAsync(Guid id) => db.StatementReadings.AnyAsync(reading => reading.StatementId == id && reading.ReaderId == user.Id);

    /// <summary>The words and the answer, for one who opened it; each look is written down before it is shown.</summary>
    public async Task<(string? Text, string? Answer)> ReadAsync(Statement statement)
    {
        await audit.WriteAsync(VoiceAudit.Read, statement.AuthorId, statement.Id);
        return (await OpenedAsync(VoiceData.Text, statement, statement.Text), await OpenedAsync(VoiceData.Answer, statement, statement.Answer));
    }

    /// <summary>Answers once. Not for them, or not opened yet: false.</summary>
    public async Task<bool> AnswerAsync(Guid id, string text)
    {
        if (!await HasOpenedAsync(id)) return false;
        var now = clock.GetUtcNow();
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                if (await voices.ToRead.SingleOrDefaultAsync(one => one.Id == id) is not { } statement) return false;
                statement.AnswerWith(await vault.SealAsync(VoiceData.Answer, statement.AuthorId, id, text.Trim()), user.Id, now);
                if (await db.Users.Where(account => account.Id == statement.AuthorId).Select(account => account.Email).SingleOrDefaultAsync() is { } mail)
                    Outbox.Add(db, mail, MailTemplate.News, now); // the young have none: their home page tells them
                await db.SaveChangesAsync();
                await audit.WriteAsync(VoiceAudit.Answered, statement.AuthorId, id);
                return true;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Une réponse est partie au même moment. Rechargez la page pour la lire.");
        }
    }

    private async Task<string?> OpenedAsync(VaultField field, Statement statement, byte[]? text) =>
        text is null ? null : await vault.OpenAsync(field, statement.AuthorId, statement.Id, text);
}
