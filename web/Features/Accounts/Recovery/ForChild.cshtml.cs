using System.Text.Json;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>« Refaire son accès », for the référent: ask, wait for the second professional, hand over the code.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ForChildModel(Access access, RemakeAccess remake, CeremonyDesk desk, CurrentUser user, AuditLog audit, TimeProvider clock) : LoadedPage<Child>
{
    private const string Purpose = "acces";

    private sealed record State(Guid OwnerId, Guid ChildId, string Code, DateTimeOffset Until);

    [FromRoute]
    public Guid Id { get; set; }

    public AccessRecovery? Open { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public string? Code { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public bool IsMine => Open?.StartedById == user.Id;

    protected override async Task<Child?> LoadAsync()
    {
        var child = await access.ChildAsync(Accounts.Purpose.Compose, Id);
        if (child is null) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id, reason: "access");
        Open = await remake.OpenOfAsync(Id);
        ConfirmedBy = await remake.ConfirmedByAsync(Open);
        return child;
    }

    public async Task OnGetAsync()
    {
        if (await desk.PeekAsync(Purpose) is not { } json || JsonSerializer.Deserialize<State>(json) is not { } state) return;
        if (state.OwnerId == user.Id && state.ChildId == Id && Open is { CodeExpiresAt: not null }) (Code, Until) = (state.Code, state.Until);
    }

    [FreshProof]
    public async Task<IActionResult> OnPostStartAsync()
    {
        await remake.StartAsync(Id);
        return RedirectToPage();
    }

    /// <summary>Shown to this browser for as long as it serves; the database keeps its hash.</summary>
    [FreshProof]
    public async Task<IActionResult> OnPostCodeAsync()
    {
        var (_, code) = await remake.CodeAsync(Id);
        var until = clock.GetUtcNow() + AccessRecovery.CodeLife;
        await desk.OpenAsync(Purpose, JsonSerializer.Serialize(new State(user.Id, Id, code, until)), AccessRecovery.CodeLife);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        await remake.CancelAsync(Id);
        return RedirectToPage();
    }
}
