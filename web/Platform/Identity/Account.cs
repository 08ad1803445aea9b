using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Someone who signs in. Not the child cared for: a baby has no account, a parent may have two children
/// (see <c>Child</c> and <c>Relation</c> in Features/Accounts).
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameLength = 40;

    /// <summary>What the person is here as; one of <see cref="Security.Role"/>. It never opens a child's door by itself.</summary>
    public required string Role { get; init; }

    /// <summary>« N° de compte » (<see cref="PersonReference"/>); null only until the start that follows its introduction.</summary>
    public string? Reference { get; private set; } = PersonReference.New();

    /// <summary>Where somebody who works here works: a zone of the territory pack; null for everybody else, or when it is not known.</summary>
    public string? Zone { get; set; }

    /// <summary>A pseudonym for the young, the name at work for professionals.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Finds a pseudonym that is taken, without reading any.</summary>
    public string? DisplayNameIndex { get; private set; }

    /// <summary>
    /// A young person’s hold on their pseudonym: the same index, unique in the database. Null for everybody else, and for
    /// whoever shared a name with an older account before names were held.
    /// </summary>
    public string? PseudonymIndex { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day of the last sign-in, to the day and no more; null when there was none. Retention counts from here.</summary>
    public DateTimeOffset? LastContactAt { get; set; }

    /// <summary>Set when the account may no longer sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Why, as a code; null while it is open.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>The administrator who asked for a new way in for this adult; null when nobody did, or the operator did.</summary>
    public Guid? RenewalAskedById { get; set; }

    /// <summary>The secret shared with the authenticator application, encrypted; null until a second factor is set.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>« Peut confirmer »: may be the second professional of a recovery for children whose circle they are not in (reference ID-10).</summary>
    public bool MayConfirmRecovery { get; set; }

    /// <summary>The last 30-second step accepted, so that a code serves once (RFC 6238 §5.2).</summary>
    public long TotpLastStep { get; set; }

    public bool IsActive => DisabledAt is null;

    /// <summary>For accounts made before numbers were: each had come in once, the month it was made.</summary>
    internal void GiveReference()
    {
        if (Reference is not null) return;
        Reference = PersonReference.New();
        LastContactAt ??= DayOf(CreatedAt);
    }

    internal static DateTimeOffset DayOf(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}

public static class LastContact
{
    /// <summary>The accounts whose last contact is before this moment.</summary>
    public static IQueryable<Account> UnseenSince(this IQueryable<Account> accounts, DateTimeOffset limit) =>
        accounts.Where(account => (account.LastContactAt ?? account.CreatedAt) < limit);
}
