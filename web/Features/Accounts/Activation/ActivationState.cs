using System.Text.Json;

namespace ChildProtection.Features.Accounts.Activation;

/// <summary>
/// What is already known between two steps of an activation; kept on the server, for half an hour. The account's id is
/// chosen at the first step, because a passkey is made for an id.
/// </summary>
public sealed record ActivationState(
    Guid InvitationId, Guid AccountId, string? Name = null, string? Email = null, string? PasswordHash = null, string? TotpSecret = null);

/// <summary>Keeps the state of an activation between its pages.</summary>
public sealed class ActivationSteps(CeremonyDesk desk, PortalDb db, TimeProvider clock)
{
    private const string Purpose = "bienvenue";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public Task KeepAsync(ActivationState state) => desk.OpenAsync(Purpose, JsonSerializer.Serialize(state), Life);

    /// <summary>The state and its invitation, while the invitation still serves; null sends the person back to the code.</summary>
    public async Task<(ActivationState State, Invitation Invitation)?> FindAsync()
    {
        if (await desk.PeekAsync(Purpose) is not { } json) return null;
        var state = JsonSerializer.Deserialize<ActivationState>(json)!;
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == state.InvitationId);
        return invitation?.StateAt(clock.GetUtcNow()) is InvitationState.Waiting ? (state, invitation) : null;
    }

    public Task EndAsync() => desk.CloseAsync(Purpose);
}
