using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Administration.People;

/// <summary>What one may look for: nothing that a child or a family is called by.</summary>
/// <param name="Email">A whole address: it finds this account and no other.</param>
/// <param name="Reference">A number of an account or of a child.</param>
/// <param name="Role">A role of those who work here.</param>
/// <param name="Zone">A code of the territory.</param>
/// <param name="State">One of <see cref="PersonState"/>.</param>
public sealed record PersonSearch(string? Email, string? Reference, string? Role, string? Zone, PersonState? State)
{
    public bool IsExact => Email is not null || Reference is not null;
}

public enum PersonState
{
    [Display(Name = "Compte ouvert")]
    Open,

    [Display(Name = "Compte fermé")]
    Closed,

    [Display(Name = "Jamais venu")]
    NeverCame,
}

/// <summary>
/// Finds accounts for the administration: those who work here by role, zone and state; anybody else only by a whole e-mail
/// address or by a number. No name of a young person, of a parent or of a mentor is ever read here.
/// </summary>
public sealed class PeopleRegister(PortalDb db, BlindIndex index, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>Those who work here: the only ones a list may show.</summary>
    public static readonly string[] Staff = [Role.Professional, Role.Facilitator, Role.Moderator, Role.Observer, Role.Administrator];

    /// <param name="Id">Of the account.</param>
    /// <param name="Name">At work; null for whoever does not work here.</param>
    /// <param name="Reference">The number.</param>
    /// <param name="AccountRole">A <see cref="Role"/>.</param>
    /// <param name="Zone">A code; null when it is not known.</param>
    /// <param name="State">Open, closed, or never came.</param>
    public sealed record Row(Guid Id, string? Name, string? Reference, string AccountRole, string? Zone, PersonState State);

    /// <summary>An invitation that still waits at the address looked for.</summary>
    public sealed record Waiting(Guid Id, string InvitedRole, DateTimeOffset Until);

    public async Task<Paged<Row>> FindAsync(PersonSearch search, int number)
    {
        var found = search.IsExact ? Exactly(search) : Among(search);
        var page = await found.OrderBy(account => account.Role).ThenByDescending(account => account.CreatedAt).ThenBy(account => account.Id)
            .Select(account => new
            {
                account.Id, account.Reference, account.Role, account.Zone, account.DisabledAt, account.LastContactAt,
                Name = Staff.Contains(account.Role) ? account.DisplayName : null,
            }).PageAsync(number, PageSize);
        return page.With<Row>([.. page.Rows.Select(row => new Row(row.Id, row.Name, row.Reference, row.Role, row.Zone, StateOf(row.DisabledAt, row.LastContactAt)))]);
    }

    /// <summary>Invitations to work here that wait at this address.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(string email)
    {
        var (address, now) = (index.Of(email), clock.GetUtcNow());
        return await db.Invitations.Where(i => i.EmailIndex == address && i.ChildId == null && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.CreatedAt).Select(i => new Waiting(i.Id, i.Role, i.ExpiresAt)).Take(10).ToListAsync();
    }

    internal static PersonState StateOf(DateTimeOffset? disabledAt, DateTimeOffset? lastContactAt) =>
        disabledAt is not null ? PersonState.Closed : lastContactAt is null ? PersonState.NeverCame : PersonState.Open;

    private IQueryable<Account> Exactly(PersonSearch search)
    {
        var accounts = db.Users.AsQueryable();
        if (search.Email is { } email)
        {
            var address = index.Of(email);
            accounts = accounts.Where(account => account.NormalizedEmail == address);
        }
        if (search.Reference is not { } reference) return accounts;

        var now = clock.GetUtcNow();
        var children = db.Children.Where(child => child.Reference == reference);
        var own = db.Relations.HoldingAt(now).Where(relation => relation.Kind == RelationKind.Self && children.Any(child => child.Id == relation.ChildId));
        return accounts.Where(account => account.Reference == reference || own.Any(relation => relation.AccountId == account.Id));
    }

    private IQueryable<Account> Among(PersonSearch search)
    {
        var accounts = search.Role is { } role && Staff.Contains(role)
            ? db.Users.Where(account => account.Role == role) : db.Users.Where(account => Staff.Contains(account.Role));
        if (search.Zone is { } zone) accounts = accounts.Where(account => account.Zone == zone);
        return search.State switch
        {
            PersonState.Open => accounts.Where(account => account.DisabledAt == null && account.LastContactAt != null),
            PersonState.Closed => accounts.Where(account => account.DisabledAt != null),
            PersonState.NeverCame => accounts.Where(account => account.DisabledAt == null && account.LastContactAt == null),
            _ => accounts,
        };
    }
}
