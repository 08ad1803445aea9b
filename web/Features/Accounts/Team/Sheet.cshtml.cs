using System.Text.Json;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>The invitation to print, for ten minutes in this browser only: the database keeps no code to show again.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SheetModel(CeremonyDesk desk) : PageModel
{
    internal const string Purpose = "feuille";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private sealed record State(string Code, bool IsYoung, Guid? ChildId, DateTimeOffset Until);

    public string? Code { get; private set; }
    public bool IsYoung { get; private set; }
    public Guid? ChildId { get; private set; }
    public DateTimeOffset Until { get; private set; }

    internal static string Remember(Invitation invitation, string code) => JsonSerializer.Serialize(
        new State(code, invitation.Role == Role.YoungPerson, invitation.ChildId, invitation.ExpiresAt));

    public async Task OnGetAsync()
    {
        if (await desk.PeekAsync(Purpose) is not { } json || JsonSerializer.Deserialize<State>(json) is not { } state) return;
        (Code, IsYoung, ChildId, Until) = (state.Code, state.IsYoung, state.ChildId, state.Until);
    }
}
