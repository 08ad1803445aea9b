using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Wishes;

/// <summary>A young person asks for an adult, says yes to the idea, changes their mind. No one asks why.</summary>
public sealed class AskForMentor(PortalDb db, MentoringAccess mentoring, ScreenWords screen, Vault vault, AuditLog audit, TerritoryPack pack)
{
    /// <param name="Wish">The row.</param>
    /// <param name="Words">« Autre chose »; null for nothing.</param>
    public sealed record Shown(MentorWish Wish, string? Words);

    /// <summary>The open one of whoever asks; null for none.</summary>
    public async Task<Shown?> MineAsync()
    {
        var me = mentoring.UserId;
        if (await db.MentorWishes.AsNoTracking().SingleOrDefaultAsync(wish => wish.AccountId == me && wish.ClosedAt == null) is not { } wish) return null;
        return new Shown(wish, wish.Words is null ? null : await vault.OpenAsync(MentoringData.WishWords, me, wish.Id, wish.Words));
    }

    /// <summary>Asks, or says it again. Not in care: false. Too young, somebody of that kind there, nothing chosen: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> AskAsync(PairKind kind, Topics topics, Manners manners, string? words)
    {
        if (await mentoring.SelfAsync() is not { } self) return false;
        RefuseTheYoung(kind, self);
        await db.InOneTransactionAsync(async () =>
        {
            var me = mentoring.UserId;
            await audit.WriteAsync(MentoringAudit.Wished, me); // first: two presses come one after the other
            if (await db.Pairings.AnyAsync(pairing => pairing.YouthId == me && pairing.Kind == kind && pairing.ClosedAt == null)) throw new BrokenRuleException("Une personne t’est déjà proposée. Tu peux l’arrêter d’abord.");
            if (await db.MentorWishes.SingleOrDefaultAsync(one => one.AccountId == me && one.ClosedAt == null) is not { } wish)
                db.MentorWishes.Add(wish = MentorWish.Ask(SecretCode.NewId(), me, self.Id, mentoring.Now));
            wish.Say(kind, topics, manners, string.IsNullOrWhiteSpace(words) ? null : await vault.SealAsync(MentoringData.WishWords, me, wish.Id, words.Trim()), mentoring.Now);
            await db.SaveChangesAsync();
            await screen.ReadAsync(words, new SaidAt(ScreenWords.Wish, wish.Id, me), isYouths: true);
            await mentoring.TellTeamAsync(null, Platform.Mail.MailTemplate.AnswerAwaited);
        });
        return true;
    }

    /// <summary>« Finalement, non ». None is open: false.</summary>
    public Task<bool> WithdrawAsync() => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = mentoring.UserId;
        await audit.WriteAsync(MentoringAudit.WishWithdrawn, me);
        if (await db.MentorWishes.SingleOrDefaultAsync(one => one.AccountId == me && one.ClosedAt == null) is not { } wish) return false;
        wish.Withdraw(mentoring.Now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Those whom this référent follows and who have no wish open and nobody: by first name.</summary>
    public async Task<IReadOnlyList<(Guid ChildId, string FirstName)>> ToOfferAsync()
    {
        var (now, wishes, pairings, relations) = (mentoring.Now, db.MentorWishes, db.Pairings, db.Relations.HoldingAt(mentoring.Now));
        var rows = await mentoring.Followed().InCareAt(now).Where(child => relations.Any(relation => relation.ChildId == child.Id && relation.Kind == RelationKind.Self)
            && !wishes.Any(wish => wish.ChildId == child.Id && wish.ClosedAt == null) && !pairings.Any(pairing => pairing.ChildId == child.Id && pairing.ClosedAt == null))
            .OrderBy(child => child.Id).Select(child => new { child.Id, child.FirstName }).Take(200).ToListAsync();
        return [.. rows.Select(row => (row.Id, row.FirstName)).OrderBy(row => row.FirstName, StringComparer.CurrentCulture)];
    }

    /// <summary>The référent proposes: the young person reads it, and answers or not. Not theirs: false. Proposed already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> OfferAsync(Guid childId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var now = mentoring.Now;
        await audit.WriteAsync(MentoringAudit.Offered, childId);
        var self = await db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.Self).Select(relation => (Guid?)relation.AccountId).FirstOrDefaultAsync();
        if (self is not { } young || !await mentoring.Followed().InCareAt(now).AnyAsync(child => child.Id == childId)) return false;
        if (await db.MentorWishes.AnyAsync(wish => wish.AccountId == young && wish.ClosedAt == null)) throw new BrokenRuleException("Une demande est déjà là. Le jeune répond quand il veut.");
        db.MentorWishes.Add(MentorWish.Ask(SecretCode.NewId(), young, childId, now));
        await db.SaveChangesAsync();
        return true;
    });

    private void RefuseTheYoung(PairKind kind, Child self)
    {
        var from = kind == PairKind.Mentoring ? pack.Mentoring.MentoringFrom : pack.Mentoring.SponsorshipFrom;
        if (self.ComesOfAgeOn is { } majority && majority.AddYears(from - 18) > mentoring.Today) throw new BrokenRuleException($"C’est à partir de {from} ans. Parles-en avec ton référent.");
    }
}
