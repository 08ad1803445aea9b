namespace ChildProtection.Features.Autonomy;

/// <summary>« Ce qu’on décide ensemble »: one side writes, the other agrees. Only where both have finished and may see each other.</summary>
public sealed class AgreeTogether(PortalDb db, AutonomyAccess autonomy, Vault vault, AuditLog audit, CurrentUser user)
{
    private const int Most = 40;

    /// <summary>One decision as both read it.</summary>
    public sealed record Shown(Guid Id, string? Text, DateTimeOffset WrittenAt, DateTimeOffset? YoungAgreedAt, DateTimeOffset? AdultAgreedAt, string? AdultName)
    {
        public bool IsAgreed => YoungAgreedAt is not null && AdultAgreedAt is not null;

        public bool WaitsFor(bool young) => young ? YoungAgreedAt is null : AdultAgreedAt is null;
    }

    /// <summary>The oldest first; none where the two sides are not open to each other.</summary>
    public async Task<IReadOnlyList<Shown>> AllAsync(AutonomyAccess.Seat seat)
    {
        if (!await IsOpenAsync(seat)) return [];
        var (id, accounts) = (seat.Grid.Id, db.Users);
        var rows = await db.GridAgreements.AsNoTracking().Where(one => one.GridId == id).OrderBy(one => one.WrittenAt).Take(Most)
            .Select(one => new { Row = one, Adult = accounts.Where(account => account.Id == one.AdultId).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        var texts = await vault.OpenAllAsync(AutonomyData.Agreement, [.. rows.Select(one => (seat.Grid.AuthorId, one.Row.Id, one.Row.Text))]);
        return [.. rows.Select(one => new Shown(one.Row.Id, texts[one.Row.Id], one.Row.WrittenAt, one.Row.YoungAgreedAt, one.Row.AdultAgreedAt, one.Adult))];
    }

    /// <summary>Writes one, agreed to by whoever writes it. Not open: false. Too many: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> WriteAsync(Guid gridId, string text, Guid submissionKey)
    {
        if (await autonomy.SeatAsync(gridId) is not { Answers: true } seat || !await IsOpenAsync(seat)) return false;
        try
        {
            await db.InOneTransactionAsync(async () =>
            {
                if (await db.GridAgreements.AnyAsync(one => one.GridId == gridId && one.SubmissionKey == submissionKey)) return;
                if (await db.GridAgreements.CountAsync(one => one.GridId == gridId) >= Most) throw new BrokenRuleException("Il y a déjà beaucoup de décisions ici.");
                var (id, now) = (SecretCode.NewId(), autonomy.Now);
                db.GridAgreements.Add(new GridAgreement
                {
                    Id = id, GridId = gridId, SubmissionKey = submissionKey, Text = await vault.SealAsync(AutonomyData.Agreement, seat.Grid.AuthorId, id, text.Trim()), WrittenAt = now,
                    YoungAgreedAt = seat.IsYoung ? now : null, AdultAgreedAt = seat.IsYoung ? null : now, AdultId = seat.IsYoung ? null : user.Id,
                });
                await db.SaveChangesAsync();
                await audit.WriteAsync(AutonomyAudit.Agreed, seat.Grid.AuthorId, gridId);
            });
        }
        catch (DbUpdateException) when (!db.ChangeTracker.HasChanges()) // the same form, twice at the same instant
        {
            return await db.GridAgreements.AnyAsync(one => one.GridId == gridId && one.SubmissionKey == submissionKey);
        }
        return true;
    }

    /// <summary>« D’accord », said by the side that did not write it.</summary>
    public async Task<bool> AgreeAsync(Guid gridId, Guid agreementId)
    {
        if (await autonomy.SeatAsync(gridId) is not { Answers: true } seat || !await IsOpenAsync(seat)) return false;
        return await db.InOneTransactionAsync(async () =>
        {
            if (await db.GridAgreements.SingleOrDefaultAsync(one => one.Id == agreementId && one.GridId == gridId) is not { } agreement) return false;
            if (seat.IsYoung) agreement.YoungAgreedAt ??= autonomy.Now;
            else if (agreement.AdultAgreedAt is null) (agreement.AdultAgreedAt, agreement.AdultId) = (autonomy.Now, user.Id);
            await db.SaveChangesAsync();
            await audit.WriteAsync(AutonomyAudit.Agreed, seat.Grid.AuthorId, gridId);
            return true;
        });
    }

    private Task<bool> IsOpenAsync(AutonomyAccess.Seat seat) => autonomy.OpenSheets(seat).AnyAsync();
}
