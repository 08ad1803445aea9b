using System.Text.Json;

namespace ChildProtection.Features.Administration.Lists;

/// <summary>The codes of a list just sent, to print and cut: for ten minutes, in this browser only.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class SlipsModel(CeremonyDesk desk, CurrentUser user) : PageModel
{
    internal const string Purpose = "feuilles";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    internal sealed record State(Guid OwnerId, IReadOnlyList<InviteList.Slip> Slips);

    public IReadOnlyList<InviteList.Slip> Slips { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (await desk.PeekAsync(Purpose) is { } json && JsonSerializer.Deserialize<State>(json) is { } state && state.OwnerId == user.Id) Slips = state.Slips;
    }
}
