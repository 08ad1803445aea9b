using System.Text.Json;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>The invitation to print, for ten minutes in this browser only: the database keeps no code to show again.</summary>
[Authorize(RolePolicies.Inviter)]
public sealed class SheetModel(CeremonyDesk desk, CurrentUser user) : PageModel
{
    internal const string Purpose = "feuille";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private sealed record State(Guid OwnerId, string Code, bool IsYoung, Guid? ChildId, DateTimeOffset? Until, DateTimeOffset? From = null);

    public string? Code { get; private set; }
    public bool IsYoung { get; private set; }
    public Guid? ChildId { get; private set; }
    /// <summary>Null for a card, which lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>From when it serves; null for at once.</summary>
    public DateTimeOffset? From { get; private set; }
    public string Back => user.Is(Role.Administrator) ? "/administration/invitations" : ChildId is { } id ? $"/equipe/jeunes/{id}" : "/equipe";

    internal static string Remember(Invitation invitation, string code) => JsonSerializer.Serialize(
        new State(invitation.InvitedById!.Value, code, invitation.Role == Role.YoungPerson, invitation.ChildId, invitation.ExpiresAt, invitation.RenewsId is null ? null : invitation.ServesFrom));

    internal static string RememberCard(Guid ownerId, Guid childId, string secret) =>
        JsonSerializer.Serialize(new State(ownerId, secret, IsYoung: true, childId, Until: null));

    public async Task OnGetAsync()
    {
        if (await desk.PeekAsync(Purpose) is not { } json || JsonSerializer.Deserialize<State>(json) is not { } state || state.OwnerId != user.Id) return;
        (Code, IsYoung, ChildId, Until, From) = (state.Code, state.IsYoung, state.ChildId, state.Until, state.From);
    }
}
