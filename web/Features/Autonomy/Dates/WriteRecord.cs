using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>The record of one date: the référent writes it, the young person says whether it is right. Each act begins with its line in the audit log, whose lock makes two come one after the other.</summary>
public sealed class WriteRecord(PortalDb db, Access access, AutonomyAccess autonomy, Vault vault, AuditLog audit, CurrentUser user, InstanceChoices choices)
{
    private const int MostVersions = 20;

    /// <summary>One version as both read it.</summary>
    public sealed record Shown(MilestoneRecord Row, string? Text, string? Objection, string? Reply, string? Writer);

    /// <summary>All versions of mine, the last first.</summary>
    public Task<IReadOnlyList<Shown>> MineAsync(MilestoneKind milestone) => OpenedAsync(Mine.Where(row => row.Milestone == milestone));

    /// <summary>Those of a child, for the référent alone.</summary>
    public Task<IReadOnlyList<Shown>> OfChildAsync(Guid childId, MilestoneKind milestone) => OpenedAsync(ToWrite.Where(row => row.ChildId == childId && row.Milestone == milestone));

    /// <summary>The dates whose last version waits for my yes or no.</summary>
    public async Task<IReadOnlyList<MilestoneKind>> WaitingForMeAsync()
    {
        var mine = Mine;
        return await mine.Where(row => row.ValidatedAt == null && row.ObjectedAt == null && !mine.Any(later => later.Milestone == row.Milestone && later.Number > row.Number)).Select(row => row.Milestone).ToListAsync();
    }

    /// <summary>The référent of this child: the one who writes.</summary>
    public Task<bool> MayWriteAsync(Guid childId) => access.Children(Purpose.Compose).AnyAsync(child => child.Id == childId);

    /// <summary>
    /// Writes the first version, or the one after <paramref name="after"/>; after « ce n’est pas juste » with the answer that is owed.
    /// Nothing to write for: false. Final, no young person's account, or no answer: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<bool> WriteAsync(Guid childId, MilestoneKind milestone, int after, DateOnly heldOn, string text, string? reply)
    {
        if (heldOn > autonomy.Today) throw new BrokenRuleException("Ce jour n’est pas encore venu. Écrivez le compte rendu après.");
        if (heldOn < autonomy.Today.AddYears(-2)) throw new BrokenRuleException("Ce jour est trop ancien : deux ans au plus.");
        if (!await MayWriteAsync(childId)) return false;
        var self = await db.Relations.HoldingAt(autonomy.Now).Where(one => one.ChildId == childId && one.Kind == RelationKind.Self).OrderBy(one => one.From).Select(one => (Guid?)one.AccountId).FirstOrDefaultAsync();
        if (self is not { } young) throw new BrokenRuleException("Le jeune n’a pas d’espace ici. Il ne pourrait pas dire si c’est juste.");
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.RecordWritten, young);
            var last = await db.MilestoneRecords.Where(row => row.YoungId == young && row.Milestone == milestone).OrderByDescending(row => row.Number).FirstOrDefaultAsync();
            if ((last?.Number ?? 0) > after) throw new BrokenRuleException("Un texte plus récent est déjà là. Relisez-le d’abord.");
            if (last?.State == RecordState.Validated) throw new BrokenRuleException("Le jeune a dit oui. Le texte ne change plus.");
            if (after >= MostVersions) throw new BrokenRuleException("Ce texte a déjà beaucoup changé. Parlez-en ensemble.");
            var now = autonomy.Now;
            if (last?.State == RecordState.Objected)
            {
                if (string.IsNullOrWhiteSpace(reply)) throw new BrokenRuleException("Répondez d’abord à ce que dit le jeune.");
                (last.Reply, last.RepliedAt) = (await vault.SealAsync(AutonomyData.RecordReply, young, last.Id, reply.Trim()), now);
            }
            var id = SecretCode.NewId();
            db.MilestoneRecords.Add(new MilestoneRecord
            {
                Id = id, YoungId = young, ChildId = childId, Milestone = milestone, Number = (last?.Number ?? 0) + 1, HeldOn = heldOn, WriterId = user.Id, WrittenAt = now,
                Text = await vault.SealAsync(AutonomyData.RecordText, young, id, text.Trim()),
            });
            await db.SaveChangesAsync();
        });
        return true;
    }

    /// <summary>« C’est bien ce qu’on a dit »: final. Not theirs: false. A newer text, or an objection already said: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> ValidateAsync(Guid recordId) => AnswerAsync(recordId, AutonomyAudit.RecordValidated, row =>
    {
        row.ValidatedAt = autonomy.Now;
        return Task.CompletedTask;
    });

    /// <summary>« Ce n’est pas juste »: the référent owes an answer. As <see cref="ValidateAsync"/>.</summary>
    public Task<bool> ObjectAsync(Guid recordId, string words) => AnswerAsync(recordId, AutonomyAudit.RecordObjected, async row =>
    {
        row.Objection = await vault.SealAsync(AutonomyData.RecordObjection, row.YoungId, row.Id, words.Trim());
        (row.ObjectedAt, row.ReplyDueOn) = (autonomy.Now, autonomy.Today.AddDays(choices.WordDays));
    });

    private IQueryable<MilestoneRecord> Mine
    {
        get
        {
            var me = user.Id;
            return db.MilestoneRecords.Where(row => row.YoungId == me);
        }
    }

    private IQueryable<MilestoneRecord> ToWrite
    {
        get
        {
            var children = access.Children(Purpose.Compose);
            return db.MilestoneRecords.Where(row => children.Any(child => child.Id == row.ChildId));
        }
    }

    private async Task<bool> AnswerAsync(Guid recordId, AuditAction act, Func<MilestoneRecord, Task> answer)
    {
        if (!await Mine.AnyAsync(row => row.Id == recordId)) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(act, user.Id, recordId);
            var row = await Mine.SingleAsync(one => one.Id == recordId);
            if (await Mine.AnyAsync(one => one.Milestone == row.Milestone && one.Number > row.Number)) throw new BrokenRuleException("Le texte a changé. Relis-le d’abord.");
            if (row.State == RecordState.Validated) return;
            if (row.State == RecordState.Objected) throw new BrokenRuleException("Tu as dit que ce n’est pas juste. Ton référent te répond d’abord.");
            await answer(row);
            await db.SaveChangesAsync();
        });
        return true;
    }

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<MilestoneRecord> rows)
    {
        var accounts = db.Users;
        var found = await rows.AsNoTracking().OrderByDescending(row => row.Number).Take(MostVersions)
            .Select(row => new { Row = row, Writer = accounts.Where(account => account.Id == row.WriterId).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        var texts = await vault.OpenAllAsync(AutonomyData.RecordText, [.. found.Select(one => (one.Row.YoungId, one.Row.Id, one.Row.Text))]);
        var objections = await vault.OpenAllAsync(AutonomyData.RecordObjection, [.. found.Where(one => one.Row.Objection is not null).Select(one => (one.Row.YoungId, one.Row.Id, one.Row.Objection!))]);
        var replies = await vault.OpenAllAsync(AutonomyData.RecordReply, [.. found.Where(one => one.Row.Reply is not null).Select(one => (one.Row.YoungId, one.Row.Id, one.Row.Reply!))]);
        return [.. found.Select(one => new Shown(one.Row, texts[one.Row.Id], objections.GetValueOrDefault(one.Row.Id), replies.GetValueOrDefault(one.Row.Id), one.Writer))];
    }
}
