using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>What the two professionals do: ask, confirm, give the code. None of it shows them a secret of the young person.</summary>
public sealed class RemakeAccess(PortalDb db, CurrentUser user, Tries tries, AuditLog audit, TimeProvider clock)
{
    private static readonly RelationKind[] Professionals = [RelationKind.CaseWorker, RelationKind.Educator, RelationKind.FosterCarer];

    /// <param name="Id">Of the recovery.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="At">When.</param>
    /// <param name="FirstName">Of the young person; null for a reader who is not in their circle.</param>
    public sealed record Waiting(Guid Id, string By, DateTimeOffset At, string? FirstName);

    /// <summary>The recovery under way for this child, if its référent is the reader; null when there is none.</summary>
    public async Task<AccessRecovery?> OpenOfAsync(Guid childId)
    {
        var now = clock.GetUtcNow();
        var last = await db.AccessRecoveries.AsNoTracking().Where(recovery => recovery.ChildId == childId && recovery.UsedAt == null && recovery.CancelledAt == null)
            .OrderByDescending(recovery => recovery.StartedAt).FirstOrDefaultAsync();
        return last?.IsOpenAt(now) == true ? last : null;
    }

    /// <summary>The second professional's name; null while nobody confirmed.</summary>
    public async Task<string?> ConfirmedByAsync(AccessRecovery? recovery) => recovery?.ConfirmedById is not { } by ? null
        : await db.Users.Where(account => account.Id == by).Select(account => account.DisplayName).SingleOrDefaultAsync();

    /// <summary>The référent asks. The child has no account, or too many were asked for today: <see cref="BrokenRuleException"/>.</summary>
    public async Task StartAsync(Guid childId)
    {
        var now = clock.GetUtcNow();
        var owner = await db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.Self)
            .Select(relation => (Guid?)relation.AccountId).SingleOrDefaultAsync()
            ?? throw new BrokenRuleException("Ce jeune n’a pas encore son espace. Faites une invitation.");
        var day = now - TimeSpan.FromDays(1);
        if (await db.AccessRecoveries.CountAsync(recovery => recovery.StartedById == user.Id && recovery.StartedAt > day) >= AccessRecovery.MostPerDay)
        {
            if (await tries.CountAsync(Throttle.RecoveryAlert, $"{user.Id}") is null) await AlertAsync();
            throw new BrokenRuleException($"Vous avez déjà fait {AccessRecovery.MostPerDay} demandes aujourd’hui. Attendez demain, ou demandez à un collègue.");
        }
        try
        {
            await db.InOneTransactionAsync(async () =>
            {
                await db.AccessRecoveries.Where(recovery => recovery.AccountId == owner && recovery.UsedAt == null && recovery.CancelledAt == null)
                    .ExecuteUpdateAsync(update => update.SetProperty(recovery => recovery.CancelledAt, now));
                db.AccessRecoveries.Add(AccessRecovery.Start(owner, childId, user.Id, now));
                await audit.WriteAsync(AccountsAudit.RecoveryAsked, owner);
            });
        }
        catch (DbUpdateException)
        {
            throw new BrokenRuleException("Une demande vient d’être faite pour ce jeune.");
        }
    }

    /// <summary>What this professional may confirm.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync()
    {
        var circle = Mine();
        var (users, children) = (db.Users, db.Children);
        return await (
            from recovery in Confirmable()
            join starter in users on recovery.StartedById equals starter.Id
            orderby recovery.StartedAt
            select new Waiting(recovery.Id, starter.DisplayName, recovery.StartedAt, circle.Any(relation => relation.ChildId == recovery.ChildId)
                ? children.Where(child => child.Id == recovery.ChildId).Select(child => child.FirstName).FirstOrDefault() : null)).Take(50).ToListAsync();
    }

    /// <summary>The second professional agrees. False when it is not theirs to confirm, or gone.</summary>
    public async Task<bool> ConfirmAsync(Guid id)
    {
        if (await Confirmable().Where(recovery => recovery.Id == id).Select(recovery => (Guid?)recovery.AccountId).SingleOrDefaultAsync() is not { } owner) return false;
        var now = clock.GetUtcNow();
        return await db.InOneTransactionAsync(async () =>
        {
            var isConfirmed = await db.AccessRecoveries.Where(recovery => recovery.Id == id && recovery.ConfirmedAt == null && recovery.CancelledAt == null)
                .ExecuteUpdateAsync(update => update
                    .SetProperty(recovery => recovery.ConfirmedAt, now).SetProperty(recovery => recovery.ConfirmedById, user.Id)) == 1;
            if (isConfirmed) await audit.WriteAsync(AccountsAudit.RecoveryConfirmed, owner);
            return isConfirmed;
        });
    }

    /// <summary>The code to hand over, once confirmed. Only whoever asked may have it.</summary>
    public Task<(Guid Id, string Code)> CodeAsync(Guid childId) => db.InOneTransactionAsync(async () =>
    {
        var recovery = await db.AccessRecoveries.SingleOrDefaultAsync(r =>
            r.ChildId == childId && r.StartedById == user.Id && r.UsedAt == null && r.CancelledAt == null)
            ?? throw new BrokenRuleException("Faites d’abord une demande.");
        var code = recovery.NewCode(clock.GetUtcNow());
        await audit.WriteAsync(AccountsAudit.RecoveryCodeMade, recovery.AccountId);
        return (recovery.Id, code);
    });

    /// <summary>Takes back whatever was asked for this child.</summary>
    public Task CancelAsync(Guid childId) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var waiting = db.AccessRecoveries.Where(recovery => recovery.ChildId == childId && recovery.UsedAt == null && recovery.CancelledAt == null);
        foreach (var owner in await waiting.Select(recovery => recovery.AccountId).ToListAsync()) await audit.WriteAsync(AccountsAudit.RecoveryCancelled, owner);
        await waiting.ExecuteUpdateAsync(update => update.SetProperty(recovery => recovery.CancelledAt, now));
    });

    private IQueryable<Relation> Mine() =>
        db.Relations.HoldingAt(clock.GetUtcNow()).Where(relation => relation.AccountId == user.Id && Professionals.Contains(relation.Kind));

    /// <summary>
    /// Open, asked by somebody else, for a child of one’s circle (or by whoever « peut confirmer »), and not asked by the
    /// person who invited the reader less than a day ago: an invitation must not make its own second pair of eyes.
    /// </summary>
    private IQueryable<AccessRecovery> Confirmable()
    {
        var now = clock.GetUtcNow();
        var (since, day) = (now - AccessRecovery.TimeToConfirm, now - TimeSpan.FromDays(1));
        var circle = Mine();
        var me = db.Users.Where(account => account.Id == user.Id && account.DisabledAt == null);
        var invitations = db.Invitations;
        return db.AccessRecoveries.Where(recovery =>
            recovery.UsedAt == null && recovery.CancelledAt == null && recovery.ConfirmedAt == null && recovery.StartedAt > since
            && recovery.StartedById != user.Id
            && (me.Any(account => account.MayConfirmRecovery) || circle.Any(relation => relation.ChildId == recovery.ChildId))
            && !invitations.Any(invitation => invitation.InvitedById == recovery.StartedById && invitation.UsedById == user.Id && invitation.UsedAt > day));
    }

    private Task AlertAsync() => SafeguardingLeads.TellAsync(db, clock.GetUtcNow());
}

/// <summary>Those who must know when an access looks stolen: a neutral mail, and a line in the portal.</summary>
internal static class SafeguardingLeads
{
    /// <summary>Leaves the mails and saves.</summary>
    public static async Task TellAsync(PortalDb db, DateTimeOffset now, Guid? aboutId = null, string? kind = null)
    {
        var leads = await db.Users.AsNoTracking().Where(account => account.Role == Role.Moderator && account.DisabledAt == null).ToListAsync();
        foreach (var lead in leads)
        {
            if (lead.Email is { Length: > 0 } address) Outbox.Add(db, address, MailTemplate.Attention, now);
            db.AccessNotices.Add(AccessNotice.To(lead.Id, kind ?? (aboutId is null ? AccessNotice.ManyRemade : AccessNotice.Disputed), now, aboutId));
        }
        await db.SaveChangesAsync();
    }
}
