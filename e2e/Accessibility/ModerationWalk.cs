using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>A text as it is reported, as a moderator decides about it, as its author gets it back and asks for another reading.</summary>
internal sealed class ModerationWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    /// <param name="moderator">Whose page the walk has.</param>
    /// <param name="author">Of a text that came back and was not asked about again.</param>
    public async Task RunAsync(Account moderator, IPage author)
    {
        var now = (DateTimeOffset?)portal.Now;
        var (point, waiting, appeal) = await portal.WithDbAsync(async db =>
        {
            var other = await db.Users.Where(one => one.Role == Role.Moderator && one.Id != moderator.Id).Select(one => (Guid?)one.Id).FirstAsync();
            await db.Set<ModerationDecision>().ExecuteUpdateAsync(update => update.SetProperty(one => one.ById, other)); // this one may answer the appeal
            var open = db.Set<ModerationCase>().Where(one => one.State == CaseState.Open);
            await open.ExecuteUpdateAsync(update => update.SetProperty(one => one.ClaimedById, (Guid?)moderator.Id).SetProperty(one => one.ClaimedAt, now));
            return (await db.Set<ProposalPoint>().Where(one => one.State == PointState.Published && one.Kind == PointKind.Against).Select(one => one.Id).FirstAsync(), await open.Select(one => one.Id).FirstAsync(), await db.Set<ModerationAppeal>().Select(one => one.Id).SingleAsync());
        });
        var (young, desk) = (pages[Role.YoungPerson], pages[Role.Moderator]);
        await walk.OpenAsync(young, $"/signaler/argument/{point}");
        await walk.OpenAsync(young, "/mes-signalements"); // with a danger that waits
        await young.GotoAsync("/mes-textes-rendus");
        await young.GetByRole(AriaRole.Link, new() { Name = "Un avis sur une idée" }).First.ClickAsync();
        await walk.OpenAsync(young, new Uri(young.Url).AbsolutePath);
        await author.GotoAsync("/mes-textes-rendus");
        await author.GetByRole(AriaRole.Link, new() { Name = "Un avis sur une idée" }).First.ClickAsync();
        await walk.OpenAsync(author, new Uri(author.Url).AbsolutePath);
        foreach (var address in new[] { $"/moderation/{waiting}", $"/moderation/{waiting}/pause", $"/moderation/recours/{appeal}" }) await walk.OpenAsync(desk, address);
        await walk.OpenAsync(pages[Role.Observer], "/moderation/chiffres");
    }
}
