using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>Turns an invitation into an account, once: of two people with the same code, one comes in.</summary>
public sealed class ActivateAccount(
    PortalDb db, UserManager<Account> accounts, BlindIndex index, Renewal.RenewAccount renew, Pseudonyms names, Totp totp, Recovery.BackupCodes backup, AuditLog audit, TimeProvider clock)
{
    /// <summary>Said whether the account was there before or comes at this instant.</summary>
    public const string AddressTaken = "Un compte existe déjà avec cette adresse. Entrez dans ce compte, puis écrivez le code de l’invitation.";

    /// <summary>Said to whoever holds a sheet of a renewal.</summary>
    public const string TooEarly = "Cette feuille sert 24 heures après sa création. Revenez plus tard, avec le même code.";

    /// <summary>The invitation behind the code, if it still serves; null otherwise. A renewal that must still wait: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Invitation?> FindAsync(string? typed)
    {
        if (SecretCode.Read(typed) is not { } code) return null;
        var hash = SecretCode.Hash(code);
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.CodeHash == hash);
        if (invitation?.StateAt(now) is not InvitationState.Waiting) return null;
        return invitation.ServesFrom <= now ? invitation : throw new BrokenRuleException(TooEarly); // only who holds the sheet learns it
    }

    /// <summary>A young person's account: a pseudonym, a PIN, and a new card whose secret is returned to be shown once.</summary>
    public async Task<(Account Account, string CardSecret)> AsYoungPersonAsync(Guid invitationId, string pseudonym, string pin)
    {
        if (!Pseudonym.IsOurs(pseudonym)) throw new BrokenRuleException("Choisis un nom de la liste.");
        if (Pin.Refusal(pin) is { } refusal) throw new BrokenRuleException(refusal);

        var now = clock.GetUtcNow();
        var account = NewAccount(Role.YoungPerson, pseudonym, email: null, now);
        var (card, secret) = PersonalCard.Issue(account, pin, accounts.PasswordHasher, now);
        await UseAsync(invitationId, account, now, async () =>
        {
            db.Cards.Add(card);
            await db.SaveChangesAsync();
        });
        return (account, secret);
    }

    /// <summary>An adult's account; <paramref name="finish"/> adds the password or the passkey in the same transaction.</summary>
    public async Task<Account> AsAdultAsync(Invitation invitation, string displayName, string email, Func<Account, Task> finish, Guid? id = null)
    {
        var now = clock.GetUtcNow();
        if (invitation.RenewsId is { } renewed) return await renew.Async(invitation, renewed, displayName, email, () => TakeAsync(invitation.Id, now), finish);
        var account = NewAccount(invitation.Role, displayName, email, now, id);
        account.Zone = invitation.Zone;
        await UseAsync(invitation.Id, account, now, () => finish(account));
        return account;
    }

    /// <summary>The same with a password and an authenticator application, whose first code was just right; and the recovery codes to show once.</summary>
    public async Task<(Account Account, IReadOnlyList<string> Codes)> WithPasswordAsync(
        Invitation invitation, string displayName, string email, string passwordHash, (string Secret, long Step) app, Guid id)
    {
        IReadOnlyList<string> codes = [];
        var account = await AsAdultAsync(invitation, displayName, email, async created =>
        {
            (created.PasswordHash, created.TotpSecret, created.TotpLastStep) = (passwordHash, totp.Protect(app.Secret), app.Step);
            await db.SaveChangesAsync();
            codes = await backup.MakeAsync(created.Id);
        }, id);
        return (account, codes);
    }

    /// <summary>Whether somebody else has an account with this address: told only to who holds an invitation for it.</summary>
    public async Task<bool> IsTakenAsync(Invitation invitation, string email) =>
        await accounts.FindByNameAsync(email.Trim()) is { } there && there.Id != invitation.RenewsId;

    /// <summary>
    /// Adds the invitation's relation to an account that is already there. False when it is not for this person: another
    /// role, another address, or no child at all.
    /// </summary>
    public async Task<bool> JoinAsync(Invitation invitation, Guid accountId)
    {
        if (invitation is not { ChildId: { } childId, Kind: { } kind and not RelationKind.Self, Email: { } email }) return false;
        var address = index.Of(email);
        if (!await db.Users.AnyAsync(account => account.Id == accountId && account.Role == invitation.Role && account.NormalizedEmail == address)) return false;

        var now = clock.GetUtcNow();
        await db.InOneTransactionAsync(async () =>
        {
            await TakeAsync(invitation.Id, now);
            await NameAsync(invitation.Id, accountId);
            var relation = Relation.Begin(childId, accountId, kind, now);
            await WriteAsync(invitation, new(accountId, invitation.Role), relation);
            await EndWithCareAsync(relation, now);
            db.Relations.Add(relation);
            await db.SaveChangesAsync();
        });
        return true;
    }

    /// <summary>
    /// The account, its relation and what <paramref name="finish"/> adds, or nothing at all: when anything is refused, the
    /// invitation still serves.
    /// </summary>
    private Task UseAsync(Guid invitationId, Account account, DateTimeOffset now, Func<Task> finish) => db.InOneTransactionAsync(async () =>
    {
        await TakeAsync(invitationId, now);
        if (account.Role == Role.YoungPerson) await names.HoldAsync(account);
        var invitation = await db.Invitations.AsNoTracking().SingleAsync(i => i.Id == invitationId);
        var relation = invitation is { ChildId: { } childId, Kind: { } kind } ? Relation.Begin(childId, account.Id, kind, now) : null;
        await WriteAsync(invitation, AuditActor.Of(account), relation); // its lock first: the end of a measure is written before, or sees this link
        if (relation is not null) await EndWithCareAsync(relation, now);
        try
        {
            Check(await accounts.CreateAsync(account)); // sees who is there; only the database sees who comes at this instant
            if (relation is not null) db.Relations.Add(relation);
            await db.SaveChangesAsync();
            await finish();
            await NameAsync(invitationId, account.Id);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // one account for an address, one for a young person, one for a name
        {
            if (account.PseudonymIndex is not null && failure.Entries.Any(entry => entry.Entity is Account)) throw new BrokenRuleException(Pseudonyms.Taken);
            throw new BrokenRuleException(account.Email is null ? "Un espace existe déjà pour cette personne." : AddressTaken);
        }
    });

    /// <summary>A link made while the end of the measure is written ends with it; after that end there is none to make.</summary>
    private async Task EndWithCareAsync(Relation relation, DateTimeOffset now)
    {
        if (await db.Children.Where(child => child.Id == relation.ChildId).Select(child => child.CareEndsAt).SingleAsync() is not { } end) return;
        if (end <= now) throw new BrokenRuleException("Cet accompagnement est terminé : ce code ne sert plus.");
        if (relation.Kind != RelationKind.Self) relation.CareEnds(end);
    }

    /// <summary>The invitation served, and what it opened.</summary>
    private async Task WriteAsync(Invitation invitation, AuditActor who, Relation? relation)
    {
        await audit.WriteAsync(new AuditAct(AccountsAudit.InvitationUsed, invitation.ChildId, invitation.Id, invitation.Code()) { Actor = who });
        if (relation is not null)
            await audit.WriteAsync(new AuditAct(AccountsAudit.RelationBegun, relation.ChildId, relation.Id, relation.Kind.Code()) { Actor = who });
    }

    /// <summary>Whom the invitation let in: they may not confirm an access that their inviter remakes the same day.</summary>
    private Task<int> NameAsync(Guid invitationId, Guid accountId) => db.Invitations.Where(i => i.Id == invitationId)
        .ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedById, accountId));

    /// <summary>Marks the invitation used: of several who try at once, one goes on.</summary>
    private async Task TakeAsync(Guid invitationId, DateTimeOffset now)
    {
        var waited = now - Invitation.RenewalWait;
        var taken = await db.Invitations
            .Where(i => i.Id == invitationId && (i.RenewsId == null || i.CreatedAt <= waited) && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedAt, now));
        if (taken == 0) throw new BrokenRuleException("Ce code a déjà servi, ou il est trop vieux. Il faut un nouveau code.");
    }

    private static Account NewAccount(string role, string displayName, string? email, DateTimeOffset now, Guid? id = null) => new()
    {
        Id = id ?? SecretCode.NewId(),
        UserName = email ?? SecretCode.NewKey(), // the young have no address and never type a user name
        Email = email,
        Role = role,
        DisplayName = displayName.Trim(),
        CreatedAt = now,
        LockoutEnabled = true,
    };

    internal static void Check(IdentityResult result)
    {
        if (result.Succeeded) return;
        throw new BrokenRuleException(result.Errors.First() is { Code: "Password", Description: var reason } ? reason
            : AddressTaken);
    }
}
