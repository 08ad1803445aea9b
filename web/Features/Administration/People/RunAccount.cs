using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Renewal;

namespace ChildProtection.Features.Administration.People;

/// <summary>
/// What an administrator does to somebody else's account. Each act begins with its line in the audit log, whose lock makes
/// two administrators come one after the other; then the rules are read again. Nothing here opens anybody's account.
/// </summary>
public sealed class RunAccount(PortalDb db, EndSessions end, RenewAccount renew, TwoAdministrators two, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const string Yourself = "Vous ne pouvez pas faire cela sur votre propre compte. Demandez à un autre administrateur.";
    private const string NotTwo = "Il faut deux administrateurs différents. Leurs comptes ont plus de 7 jours, et aucun n’a invité l’autre. Sinon, la personne qui installe le site fait la feuille avec la commande « admin renew ».";
    private const string LastOne = "C’est le dernier administrateur. Invitez d’abord une autre personne.";

    /// <summary>Closes the account, and its sessions and sockets at once.</summary>
    public Task<bool> DisableAsync(Guid id, DisableReason reason) => OnAsync(id, AdministrationAudit.PersonDisabled, reason.Code(), async account =>
    {
        if (account.DisabledAt is not null) throw new BrokenRuleException("Ce compte est déjà fermé.");
        await KeepOneAdministratorAsync(account);
        (account.DisabledAt, account.DisabledReason) = (clock.GetUtcNow(), reason.Code());
        await renew.CancelAsync(account); // a closed account is told nothing, so nobody could stop it
        await EndAsync(account);
    });

    public Task<bool> EnableAsync(Guid id) => OnAsync(id, AdministrationAudit.PersonEnabled, null, account =>
    {
        if (account.DisabledAt is null) throw new BrokenRuleException("Ce compte est déjà ouvert.");
        (account.DisabledAt, account.DisabledReason) = (null, null);
        return Task.CompletedTask;
    });

    /// <summary>From one role of those who work here to another; the sessions of the old role end.</summary>
    public Task<bool> ChangeRoleAsync(Guid id, string role) => OnAsync(id, AdministrationAudit.RoleChanged, Role.IsStaff(role) ? $"to-{role}" : null, async account =>
    {
        if (!Role.IsStaff(role)) throw new BrokenRuleException("Choisissez un rôle de la liste.");
        if (!Role.IsStaff(account.Role)) throw new BrokenRuleException("Le rôle d’un jeune, d’un parent ou d’un mentor ne change pas.");
        if (account.Role == role) throw new BrokenRuleException("Cette personne a déjà ce rôle.");
        await KeepOneAdministratorAsync(account);
        var now = clock.GetUtcNow();
        if (account.Role == Role.Professional && await db.Relations.AnyAsync(relation => relation.AccountId == id && (relation.Until == null || relation.Until > now)))
            throw new BrokenRuleException("Cette personne a encore des liens avec des jeunes. Confiez-les d’abord à quelqu’un d’autre.");
        await db.SaveChangesAsync();
        await db.Users.Where(one => one.Id == id).ExecuteUpdateAsync(update => update
            .SetProperty(one => one.Role, role).SetProperty(one => one.MayConfirmRecovery, one => one.MayConfirmRecovery && role == Role.Professional));
        await EndAsync(account);
    });

    public Task<bool> ChangeZoneAsync(Guid id, string? zone) => OnAsync(id, AdministrationAudit.ZoneChanged, null, account =>
    {
        if (!Role.IsStaff(account.Role)) throw new BrokenRuleException("Le secteur est pour les personnes qui travaillent ici.");
        account.Zone = zone;
        return Task.CompletedTask;
    }, ownToo: true);

    /// <summary>« Peut confirmer » a young person's recovery without being in the circle (reference ID-10).</summary>
    public Task<bool> LetConfirmAsync(Guid id, bool may) => OnAsync(id, AdministrationAudit.MayConfirmChanged, may ? "yes" : "no", account =>
    {
        if (account.Role != Role.Professional) throw new BrokenRuleException("Seul un professionnel peut confirmer un accès.");
        account.MayConfirmRecovery = may;
        return Task.CompletedTask;
    });

    /// <summary>
    /// Asks for a new way in for an adult who lost every key. Nothing of the account changes until the sheet is used; another
    /// administrator makes it (<see cref="RenewalSheetAsync"/>, <see cref="TwoAdministrators"/>).
    /// </summary>
    public Task<bool> AskRenewalAsync(Guid id) => OnAsync(id, AdministrationAudit.RenewalAsked, null, async account =>
    {
        if (Role.IsYoung(account.Role)) throw new BrokenRuleException("L’accès d’un jeune se refait avec son référent.");
        if (account.DisabledAt is not null) throw new BrokenRuleException("Ce compte est fermé. Rouvrez-le d’abord.");
        if (account.Email is null) throw new BrokenRuleException("Ce compte n’a pas d’adresse e-mail. Faites une nouvelle invitation.");
        if (!await two.IsOldEnoughAsync(user.Id) || !await two.SecondsOf(user.Id, id).AnyAsync()) throw new BrokenRuleException(NotTwo);
        await renew.CancelAsync(account);
        account.RenewalAskedById = user.Id;
        await renew.TellAsync(id, user.Id, Invitation.Life);
    });

    /// <summary>The sheet, for whoever did not ask; it serves a day later. <paramref name="remember"/> keeps its code to be shown.</summary>
    public Task<bool> RenewalSheetAsync(Guid id, Func<Invitation, string, Task> remember) => OnAsync(id, AdministrationAudit.RenewalSheet, null, async account =>
    {
        if (account.RenewalAskedById is not { } asker || account.DisabledAt is not null) throw new BrokenRuleException("Demandez d’abord un nouvel accès pour ce compte.");
        if (asker == user.Id) throw new BrokenRuleException("Un autre administrateur que vous doit faire la feuille.");
        if (!await two.IsOldEnoughAsync(asker) || !await two.SecondsOf(asker, id).AnyAsync(me => me.Id == user.Id)) throw new BrokenRuleException(NotTwo);
        var (invitation, code) = await renew.SheetAsync(account, user.Id);
        await db.SaveChangesAsync();
        await remember(invitation, code);
    });

    /// <summary>Stops it, by any administrator. Nothing to stop: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> CancelRenewalAsync(Guid id) => OnAsync(id, AdministrationAudit.RenewalCancelled, null, async account =>
    {
        if (await renew.PendingAsync(id) is null) throw new BrokenRuleException("Aucune demande n’est en cours.");
        await renew.CancelAsync(account);
    }, ownToo: true);

    private Task<bool> OnAsync(Guid id, AuditAction action, string? reason, Func<Account, Task> act, bool ownToo = false) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(action, id, reason: reason);
        if (await db.Users.SingleOrDefaultAsync(account => account.Id == id) is not { } account) throw new NotThereException();
        if (id == user.Id && !ownToo) throw new BrokenRuleException(Yourself);
        if (!await Administrators().AnyAsync(me => me.Id == user.Id)) throw new BrokenRuleException("Votre compte vient d’être fermé.");
        await act(account);
        await db.SaveChangesAsync();
        return true;
    }).ElseNotThereAsync();

    private async Task EndAsync(Account account)
    {
        await db.SaveChangesAsync();
        if (await end.OfAccountAsync(account.Id, SessionEnd.AccountChanged) > 0) await audit.WriteAsync(IdentityAudit.SessionsEnded, account.Id, reason: "administration");
    }

    /// <summary>An instance nobody runs can no longer be mended from its pages.</summary>
    private async Task KeepOneAdministratorAsync(Account account)
    {
        if (account is { Role: Role.Administrator, DisabledAt: null } && !await Administrators(except: account.Id).AnyAsync()) throw new BrokenRuleException(LastOne);
    }

    private IQueryable<Account> Administrators(Guid? except = null) => db.Users.Where(account =>
        account.Role == Role.Administrator && account.DisabledAt == null && account.Id != except);
}
