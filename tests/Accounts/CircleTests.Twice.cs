using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>« Inviter » pressed twice, too late, or after the invitation was cancelled.</summary>
public abstract partial class CircleTests
{
    [Fact]
    public async Task Pressed_twice_inviting_makes_one_sheet_and_sends_one_mail()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Educator");
        nadia.Fill("Son adresse e-mail", "jonas@exemple.fr");
        var button = nadia.Page.QuerySelectorAll("main button").Cast<AngleSharp.Html.Dom.IHtmlButtonElement>().Single(one => one.TextContent.Trim() == "Inviter");
        var form = nadia.Address;
        HttpRequestMessage[] presses = [Forms.Request(button, nadia.Address), Forms.Request(button, nadia.Address), Forms.Request(button, nadia.Address)];
        var together = await Task.WhenAll(presses.Take(2).Select(press => nadia.SendAsync(press)));
        var answers = together.Append(await nadia.SendAsync(presses[2])).ToList(); // and once more, from the page of before
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var code = (await nadia.OpenAsync("/equipe/feuille")).Page.QuerySelector(".code")!.TextContent.Trim();
        foreach (var answer in answers) Assert.Contains(code, await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.ChildId == child.Id)));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Mail.OutboxMail>().CountAsync(mail => mail.RecipientIndex == portal.IndexOf("jonas@exemple.fr"))));

        var over = portal.Clock.GetUtcNow().AddSeconds(-1); // ten minutes later the sheet is no longer shown: the same form makes another
        await portal.WithDbAsync(db => db.Set<Ceremony>().ExecuteUpdateAsync(update => update.SetProperty(ceremony => ceremony.ExpiresAt, over)));
        using var late = Forms.Request(button, form);
        Assert.Equal(HttpStatusCode.OK, (await nadia.SendAsync(late)).StatusCode);
        var second = (await nadia.OpenAsync("/equipe/feuille")).Page.QuerySelector(".code")!.TextContent.Trim();
        Assert.NotEqual(code, second);

        var cancelled = (DateTimeOffset?)portal.Clock.GetUtcNow(); // cancelled meanwhile, from another page: a sheet whose code opens nothing is not shown again
        await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id).ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, cancelled)));
        using var after = Forms.Request(button, form);
        Assert.Equal(HttpStatusCode.OK, (await nadia.SendAsync(after)).StatusCode);
        Assert.NotEqual(second, (await nadia.OpenAsync("/equipe/feuille")).Page.QuerySelector(".code")!.TextContent.Trim());
        Assert.Equal((3, 1), await portal.WithDbAsync(async db => (await db.Invitations.CountAsync(i => i.ChildId == child.Id), await db.Invitations.CountAsync(i => i.ChildId == child.Id && i.CancelledAt == null))));
        foreach (var press in presses) press.Dispose();
    }
}
