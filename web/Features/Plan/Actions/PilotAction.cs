namespace ChildProtection.Features.Plan.Actions;

/// <summary>What the pilot writes of an action: where it stands, and what an indicator was on a day. Nothing written is ever changed.</summary>
public sealed class PilotAction(PortalDb db, Vault vault, PlanLibrary library, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>No such action: false. The same form twice: once.</summary>
    public Task<bool> SayAsync(string code, ActionState state, string words, Guid submissionKey) => db.InOneTransactionAsync(async () =>
    {
        if (library.Current.Find(code) is null) return false;
        var (id, key) = (SecretCode.NewId(), KeyOf(submissionKey));
        if (await db.PlanUpdates.AnyAsync(update => update.SubmissionKey == key)) return true;
        await audit.WriteAsync(PlanAudit.StateWritten, objectId: id); // first: it holds the log’s lock, so one comes after the other
        if (await db.PlanUpdates.AnyAsync(update => update.SubmissionKey == key)) throw new BrokenRuleException("C’est déjà écrit. Ouvrez encore la page.");
        db.PlanUpdates.Add(new ActionUpdate { Id = id, Action = code, State = state, Words = await vault.SealAsync(PlanData.Update, Vault.Nobody, id, words.Trim()), At = clock.GetUtcNow(), SubmissionKey = key });
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>No such action or indicator: false. A day to come, or too many values: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> MeasureAsync(string code, string indicator, DateOnly day, decimal value, string? note, Guid submissionKey) => db.InOneTransactionAsync(async () =>
    {
        if (library.Current.Find(code) is not { } action || action.Indicators.All(one => one.Code != indicator)) return false;
        if (day > territory.Today(clock)) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        if (day < action.From.AddYears(-10)) throw new BrokenRuleException("Ce jour est trop ancien pour ce schéma.");
        var (id, key) = (SecretCode.NewId(), KeyOf(submissionKey));
        if (await db.PlanValues.AnyAsync(one => one.SubmissionKey == key)) return true;
        await audit.WriteAsync(PlanAudit.ValueWritten, objectId: id); // first: it holds the log’s lock
        if (await db.PlanValues.AnyAsync(one => one.SubmissionKey == key)) throw new BrokenRuleException("C’est déjà écrit. Ouvrez encore la page.");
        if (await db.PlanValues.CountAsync(one => one.Action == code && one.Indicator == indicator) >= IndicatorValue.MostOfIndicator) throw new BrokenRuleException($"Ce chiffre est déjà écrit {IndicatorValue.MostOfIndicator} fois\u00A0: c’est le plus possible.");
        var words = string.IsNullOrWhiteSpace(note) ? null : await vault.SealAsync(PlanData.Note, Vault.Nobody, id, note.Trim());
        db.PlanValues.Add(new IndicatorValue { Id = id, Action = code, Indicator = indicator, Day = day, Value = value, Note = words, WrittenAt = clock.GetUtcNow(), SubmissionKey = key });
        await db.SaveChangesAsync();
        return true;
    });

    private static Guid KeyOf(Guid submissionKey) => submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey;
}
