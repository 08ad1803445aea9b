using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Accounts.Looks;

/// <summary>
/// « Qui a regardé ? » (reference DATA-05): what others did about the reader, or about the child that the reader is. A parent
/// reads what concerns their own account, never what concerns the child.
/// </summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class IndexModel(PortalDb db, Access access, CurrentUser user, AuditActions actions, IOptions<AuditOptions> options) : PageModel
{
    public const int PageSize = 20;

    /// <summary>The page of the list asked for; anything but a number there is means the nearest one.</summary>
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;
    public IReadOnlyList<Look> Looks { get; private set; } = [];
    public bool IsYoung => Role.IsYoung(user.Role);
    public int KeptMonths => options.Value.KeptMonths;

    public async Task OnGetAsync()
    {
        var (me, accounts, relations) = (user.Id, db.Users, db.Relations);
        var mine = access.Children(Purpose.Own).Select(child => (Guid?)child.Id);
        var entries = db.AuditEntries.AsNoTracking().Where(entry =>
            (entry.PersonId == me || mine.Contains(entry.PersonId)) && (entry.ActorId == null || entry.ActorId != me));
        Pages = Math.Max(1, (await entries.CountAsync() + PageSize - 1) / PageSize);
        Number = int.TryParse(Asked, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, Pages) : 1;
        var shown = await entries.OrderByDescending(entry => entry.Seq).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(entry => new
            {
                Entry = entry,
                Name = accounts.Where(account => account.Id == entry.ActorId).Select(account => account.DisplayName).FirstOrDefault(),
                Kind = relations.Where(relation => relation.AccountId == entry.ActorId && mine.Contains(relation.ChildId))
                    .OrderByDescending(relation => relation.From).Select(relation => (RelationKind?)relation.Kind).FirstOrDefault(),
            }).ToListAsync();
        Looks = [.. shown.Select(line => Look.Of(line.Entry, actions, line.Name, line.Kind, IsYoung))];
    }
}
