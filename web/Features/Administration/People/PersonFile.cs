using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Renewal;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Administration.People;

/// <summary>One account as the administration sees it: what it is, how it opens, when it last did. No word, no child, no family name.</summary>
public sealed record PersonFile
{
    public required Guid Id { get; init; }

    /// <summary>At work; null for whoever does not work here.</summary>
    public required string? Name { get; init; }

    /// <summary>Of whoever works here, in full; of other adults, masked; null for the young, who have none.</summary>
    public required string? Email { get; init; }
    public required string? Reference { get; init; }
    public required string AccountRole { get; init; }
    public required string? Zone { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? DisabledAt { get; init; }
    public required string? DisabledReason { get; init; }
    public required DateTimeOffset? LastContactAt { get; init; }
    public required bool MayConfirm { get; init; }
    public required Guid? RenewalAskedById { get; init; }

    /// <summary>A new way in that is asked for; null for none.</summary>
    public required RenewAccount.Pending? Renewal { get; init; }
    public required bool HasPassword { get; init; }
    public required int Keys { get; init; }

    /// <summary>Open right now.</summary>
    public required int Devices { get; init; }

    /// <summary>How many children this person is the référent of.</summary>
    public required int Followed { get; init; }

    public PersonState State => PeopleRegister.StateOf(DisabledAt, LastContactAt);
    public bool IsStaff => Role.IsStaff(AccountRole);

    /// <summary>« Nadia Benali », or « Compte K7QM-4D2X ».</summary>
    public string Title => Name ?? $"Compte {PersonReference.Shown(Reference)}";
}

/// <summary>Reads one account for the administration; each reading is written down, and the owner sees it.</summary>
public sealed class PersonFiles(PortalDb db, RenewAccount renew, AuditLog audit, TimeProvider clock)
{
    /// <summary>Null when there is no such account. <paramref name="isRead"/>: it is about to be shown, so it is written down first.</summary>
    public async Task<PersonFile?> FindAsync(Guid id, bool isRead)
    {
        var now = clock.GetUtcNow();
        var (sessions, keys, relations) = (db.SignInSessions, db.Set<IdentityUserPasskey<Guid>>(), db.Relations.HoldingAt(now));
        var row = await db.Users.Where(account => account.Id == id).Select(account => new
        {
            account.Id, account.Reference, account.Role, account.Zone, account.CreatedAt, account.DisabledAt, account.DisabledReason,
            account.LastContactAt, account.MayConfirmRecovery, account.RenewalAskedById, account.PasswordHash,
            Name = PeopleRegister.Staff.Contains(account.Role) ? account.DisplayName : null,
            Email = account.Role == Role.YoungPerson ? null : account.Email,
            Keys = keys.Count(key => key.UserId == id),
            Devices = sessions.Count(session => session.AccountId == id && session.EndedAt == null && session.EndsAt > now),
            Followed = relations.Count(relation => relation.AccountId == id && relation.Kind == RelationKind.CaseWorker),
        }).SingleOrDefaultAsync();
        if (row is null) return null;
        if (isRead) await audit.WriteAsync(AdministrationAudit.PersonRead, id);
        return new PersonFile
        {
            Id = row.Id, Name = row.Name, Email = row.Email is null || Role.IsStaff(row.Role) ? row.Email : MailAddresses.Masked(row.Email), Reference = row.Reference,
            AccountRole = row.Role, Zone = row.Zone, CreatedAt = row.CreatedAt, DisabledAt = row.DisabledAt, DisabledReason = row.DisabledReason,
            LastContactAt = row.LastContactAt, MayConfirm = row.MayConfirmRecovery, RenewalAskedById = row.RenewalAskedById,
            Renewal = Role.IsYoung(row.Role) ? null : await renew.PendingAsync(id),
            HasPassword = row.PasswordHash is not null, Keys = row.Keys, Devices = row.Devices, Followed = row.Followed,
        };
    }
}
