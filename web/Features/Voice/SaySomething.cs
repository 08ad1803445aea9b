using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>Says something, or takes it back while nobody has read it.</summary>
public sealed class SaySomething(
    PortalDb db, VoiceAccess voices, Vault vault, ErasedRows erased, AuditLog audit, WhoReads readers, CurrentUser user, InstanceChoices choices, TimeProvider clock)
{
    public const string AlreadyRead = "C’est déjà lu : on ne peut plus le reprendre.";

    /// <summary>The new statement's id; the same id when the form was sent twice. A child not theirs: null.</summary>
    public async Task<Guid?> SayAsync(Guid childId, Audience audience, string text, Guid submissionKey)
    {
        if (Readership.ChoicesOf(user.Role).All(choice => choice.Audience != audience)) throw new BrokenRuleException("Choisissez qui va lire.");
        if (!await voices.SpeaksAbout.AnyAsync(child => child.Id == childId)) return null;
        if (await SentAsync(submissionKey) is { } already) return already;

        var now = clock.GetUtcNow();
        var id = SecretCode.NewId();
        try
        {
            await db.InOneTransactionAsync(async () =>
            {
                var sealedText = await vault.SealAsync(VoiceData.Text, user.Id, id, text.Trim());
                db.Statements.Add(Statement.Say(id, user.Id, childId, audience, sealedText, submissionKey, readers.AnswerBy(choices.WordDays), now));
                await db.SaveChangesAsync();
                await audit.WriteAsync(VoiceAudit.Said, user.Id, id);
            });
            return id;
        }
        catch (DbUpdateException) // the same form, twice at the same instant
        {
            return await SentAsync(submissionKey) ?? throw new BrokenRuleException(Role.IsYoung(user.Role)
                ? "L’envoi n’a pas marché. Essaie encore : ton texte est toujours là."
                : "L’envoi n’a pas marché. Essayez encore : votre texte est toujours là.");
        }
    }

    /// <summary>
    /// Takes it back and destroys the words, unless somebody read it first: the same row decides between the two, once.
    /// Not theirs: false. Already read: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<bool> WithdrawAsync(Guid id)
    {
        if (!await voices.Own.AnyAsync(statement => statement.Id == id)) return false;
        DateTimeOffset? now = clock.GetUtcNow();
        await db.InOneTransactionAsync(async () =>
        {
            var taken = await voices.Own
                .Where(statement => statement.Id == id && statement.FirstReadAt == null && statement.WithdrawnAt == null)
                .ExecuteUpdateAsync(update => update
                    .SetProperty(statement => statement.WithdrawnAt, now)
                    .SetProperty(statement => statement.Text, (byte[]?)null));
            if (taken == 0 && await voices.Own.AnyAsync(statement => statement.Id == id && statement.FirstReadAt != null)) throw new BrokenRuleException(AlreadyRead);
            if (taken == 0) return;
            await audit.WriteAsync(VoiceAudit.Withdrawn, user.Id, id);
            await erased.NoteAsync(ErasableStatements.Code, [id]); // last: from here on it is done, even if the commit fails
        });
        return true;
    }

    private async Task<Guid?> SentAsync(Guid submissionKey) =>
        await voices.Own.Where(statement => statement.SubmissionKey == submissionKey).Select(statement => (Guid?)statement.Id).SingleOrDefaultAsync();
}
