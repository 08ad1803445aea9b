using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>Turns an invitation into an account, once: of two people with the same code, one comes in.</summary>
public sealed class ActivateAccount(PortalDb db, UserManager<Account> accounts, TimeProvider clock)
{
    /// <summary>The invitation behind the code, if it still serves; null otherwise, whatever the reason.</summary>
    public async Task<Invitation?> FindAsync(string? typed)
    {
        if (SecretCode.Read(typed) is not { } code) return null;
        var hash = SecretCode.Hash(code);
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.CodeHash == hash);
        return invitation?.StateAt(now) is InvitationState.Waiting ? invitation : null;
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
        var account = NewAccount(invitation.Role, displayName, email, now, id);
        await UseAsync(invitation.Id, account, now, () => finish(account));
        return account;
    }

    /// <summary>
    /// Adds the invitation's relation to an account that is already there. False when it is not for this person: another
    /// role, another address, or no child at all.
    /// </summary>
    public async Task<bool> JoinAsync(Invitation invitation, Guid accountId)
    {
        if (invitation is not { ChildId: { } childId, Kind: { } kind and not RelationKind.Self, Email: { } email }) return false;
        if (!await db.Users.AnyAsync(account => account.Id == accountId && account.Role == invitation.Role && account.Email == email)) return false;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await TakeAsync(invitation.Id, now);
        await NameAsync(invitation.Id, accountId);
        db.Relations.Add(Relation.Begin(childId, accountId, kind, now));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    private async Task UseAsync(Guid invitationId, Account account, DateTimeOffset now, Func<Task> finish)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await TakeAsync(invitationId, now);
        if (account.Role == Role.YoungPerson && await db.Users.AnyAsync(other => other.DisplayName == account.DisplayName && other.Role == Role.YoungPerson))
            throw new BrokenRuleException("Ce nom vient d’être pris. Reviens en arrière et choisis un autre nom.");
        Check(await accounts.CreateAsync(account));
        var invitation = await db.Invitations.AsNoTracking().SingleAsync(i => i.Id == invitationId);
        if (invitation is { ChildId: { } childId, Kind: { } kind })
            db.Relations.Add(Relation.Begin(childId, account.Id, kind, now));
        try
        {
            await db.SaveChangesAsync();
            await finish();
            await NameAsync(invitationId, account.Id);
            await transaction.CommitAsync();
        }
        catch (DbUpdateException) // the database's own guards: one account for a young person, one for an address
        {
            throw new BrokenRuleException("Un espace existe déjà pour cette personne.");
        }
    }

    /// <summary>Whom the invitation let in: they may not confirm an access that their inviter remakes the same day.</summary>
    private Task<int> NameAsync(Guid invitationId, Guid accountId) => db.Invitations.Where(i => i.Id == invitationId)
        .ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedById, accountId));

    /// <summary>Marks the invitation used: of several who try at once, one goes on.</summary>
    private async Task TakeAsync(Guid invitationId, DateTimeOffset now)
    {
        var taken = await db.Invitations
            .Where(i => i.Id == invitationId && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
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
            : "Un compte existe déjà avec cette adresse. Entrez d’abord dans votre espace, puis écrivez ici le code.");
    }
}
