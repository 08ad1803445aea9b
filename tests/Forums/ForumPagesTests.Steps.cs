using System.Net;
using ChildProtection.Platform.Audit;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Forums;

/// <content>What comes after a place was taken.</content>
public abstract partial class ForumPagesTests
{
    /// <summary>Her needs are read by the facilitator, in front of her; her place goes to whoever waits first.</summary>
    private async Task WaitAsync(Visitor rose, Visitor lina, string home)
    {
        Assert.Contains("canari-du-bus", (await rose.OpenAsync($"{home}/besoins")).Text);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.PersonId == lina.Account.Id && entry.Action == "forum.needs-read")));
        var sami = await portal.LinaAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync(lina.Path)).Status);
        await (await sami.OpenAsync(home)).FollowAsync("Me mettre sur la liste d’attente");
        await sami.PressAsync("Me mettre sur la liste");
        Assert.Contains("Tu es la première personne de la liste.", sami.Text);
        Assert.Null(sami.Page.QuerySelector(".code"));
        await lina.PressAsync("Oui, rendre");
        Assert.Contains("Une place s’est libérée pour toi.", (await sami.OpenAsync("/accueil")).Text);
        await (await sami.OpenAsync(home)).FollowAsync("Voir mon billet");
        Assert.NotNull(sami.Page.QuerySelector(".code"));
        Assert.DoesNotContain("Une place s’est libérée", (await sami.OpenAsync("/accueil")).Text);
        Assert.InRange(await portal.Sql.OfAsync(() => sami.OpenAsync(home)), 1, 8);
        Assert.InRange(await portal.Sql.OfAsync(() => rose.OpenAsync(home)), 1, 8);
    }
}
