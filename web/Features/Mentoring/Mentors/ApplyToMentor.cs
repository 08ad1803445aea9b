namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>The adult’s own side: applies, signs the charter, leaves.</summary>
public sealed class ApplyToMentor(PortalDb db, MentoringAccess mentoring, Vault vault, AuditLog audit, TerritoryPack pack)
{
    /// <param name="File">The row.</param>
    /// <param name="Words">Their own, opened.</param>
    /// <param name="Missing">What the team still checks.</param>
    public sealed record Shown(MentorFile File, string? Words, IReadOnlyList<string> Missing);

    /// <summary>Of whoever asks; null before they applied.</summary>
    public async Task<Shown?> MineAsync()
    {
        var me = mentoring.UserId;
        if (await db.MentorFiles.AsNoTracking().SingleOrDefaultAsync(file => file.AccountId == me) is not { } file) return null;
        return new Shown(file, await vault.OpenAsync(MentoringData.FileWords, me, file.Id, file.Words), MentorReadiness.Missing(file, await mentoring.ChecksAsync(file.Id), mentoring.Today));
    }

    /// <summary>Applies, or changes what they said. Decided already, too young: <see cref="BrokenRuleException"/>.</summary>
    public Task ApplyAsync(MentorAsks asks, string words) => db.InOneTransactionAsync(async () =>
    {
        var (me, now, year) = (mentoring.UserId, mentoring.Now, mentoring.Today.Year);
        await audit.WriteAsync(MentoringAudit.Applied, me);
        if (pack.Zones.All(zone => zone.Code != asks.Zone)) throw new BrokenRuleException("Choisissez un secteur de la liste.");
        if (asks.Topics == Topics.None) throw new BrokenRuleException("Choisissez au moins une chose que vous aimez faire.");
        if (await db.MentorFiles.SingleOrDefaultAsync(file => file.AccountId == me) is { } file) file.SendAgain(asks, await vault.SealAsync(MentoringData.FileWords, me, file.Id, words.Trim()), year, now);
        else
        {
            var id = SecretCode.NewId();
            db.MentorFiles.Add(MentorFile.Send(id, me, asks, await vault.SealAsync(MentoringData.FileWords, me, id, words.Trim()), year, now));
        }
        await db.SaveChangesAsync();
        await mentoring.TellTeamAsync(null, Platform.Mail.MailTemplate.AnswerAwaited);
    });

    /// <summary>Signs the charter that was shown. None applied: false. Another version: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> SignAsync(int version) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = mentoring.UserId;
        await audit.WriteAsync(MentoringAudit.CharterSigned, me);
        if (await db.MentorFiles.SingleOrDefaultAsync(file => file.AccountId == me) is not { } file) return false;
        file.SignCharter(version, mentoring.Now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Accompanies nobody any more. None applied: false. A bond lives: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> LeaveAsync() => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = mentoring.UserId;
        await audit.WriteAsync(MentoringAudit.FileDecided, me);
        if (await db.MentorFiles.SingleOrDefaultAsync(file => file.AccountId == me) is not { } file) return false;
        if (await db.Pairings.AnyAsync(pairing => pairing.MentorId == me && pairing.ClosedAt == null)) throw new BrokenRuleException("Un jeune compte sur vous. Parlez d’abord avec l’équipe, pour lui dire au revoir.");
        file.Leave(mentoring.Now);
        await db.SaveChangesAsync();
        return true;
    });
}
