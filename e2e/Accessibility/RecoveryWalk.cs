using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>An access remade by two professionals: each page on the way, and what each form refuses.</summary>
internal sealed class RecoveryWalk(RunningPortal portal, PageWalk walk, IPage caseWorker, IPage stranger)
{
    public async Task RunAsync()
    {
        var child = await DemoPeople.ChildAsync(portal, "Aminata");
        await walk.OpenAsync(caseWorker, $"/equipe/jeunes/{child.Id}/fin");
        var address = $"/equipe/jeunes/{child.Id}/acces";
        await walk.OpenAsync(caseWorker, address);
        await PressAsync("Faire la demande");
        await walk.LookAsync(caseWorker, "an access asked for", answer: null);
        var karim = await portal.WithDbAsync(async db => (await db.Users.Where(user => user.Role == Role.Professional).ToListAsync()).Single(user => user.DisplayName == "Karim Lefèvre").Id);
        DateTimeOffset? now = portal.Now;
        await portal.WithDbAsync(db => db.AccessRecoveries.Where(recovery => recovery.ChildId == child.Id).ExecuteUpdateAsync(update => update
            .SetProperty(recovery => recovery.ConfirmedAt, now).SetProperty(recovery => recovery.ConfirmedById, (Guid?)karim)));
        await walk.OpenAsync(caseWorker, address);
        await caseWorker.GotoAsync(address);
        await PressAsync("Faire le code");
        var code = (await caseWorker.Locator(".code").TextContentAsync())!.Trim();
        await walk.LookAsync(caseWorker, "a code to give", answer: null);

        await walk.OpenAsync(stranger, "/connexion/retrouver");
        await stranger.GotoAsync("/connexion/retrouver");
        await stranger.GetByRole(AriaRole.Textbox).First.FillAsync(code);
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).PressAsync("Enter");
        await stranger.WaitForURLAsync("**/connexion/retrouver/code-secret");
        await walk.OpenAsync(stranger, "/connexion/retrouver/code-secret");
    }

    private async Task PressAsync(string name)
    {
        await caseWorker.GetByRole(AriaRole.Button, new() { Name = name }).PressAsync("Enter");
        await caseWorker.WaitForLoadStateAsync();
    }
}
