using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Surveys;

/// <summary>A sheet of paper copied for the wrong person.</summary>
public abstract partial class SurveyPagesTests
{
    /// <summary>Copied for the wrong person: taken back at once, what that person had begun is there again, and the paper serves again. Once.</summary>
    private async Task UndoneAsync(Visitor nadia, Survey survey, string code, Visitor wrong)
    {
        await wrong.OpenAsync($"/enquetes/{survey.Id}/question?n=1");
        await wrong.Choose("Jamais").PressAsync("Continuer");
        await OpenSheetAsync(nadia, code);
        Tick(nadia, 0, "parfois");
        await nadia.Choose("Rempli seul·e").Fill("À qui est cette feuille ?", "Sami").PressAsync("Envoyer la feuille");
        Assert.Contains("Ce n’est pas la feuille de Sami ?", nadia.Text);
        Assert.Equal("C’est envoyé", (await wrong.OpenAsync($"/enquetes/{survey.Id}/question")).Heading);
        var button = Button(nadia, "Annuler cette feuille");
        using (var stolen = Forms.Request(button, nadia.Address))
        {
            var other = await portal.VisitorAsync(Role.Professional);
            await other.OpenAsync("/enquetes/papier");
            var way = System.Web.HttpUtility.ParseQueryString(await stolen.Content!.ReadAsStringAsync());
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", other.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Code", way["Code"]!), new(UndoCopy.Field, way[UndoCopy.Field]!)]);
            Assert.Contains("Il n’y a rien à annuler.", (await other.PostAsync("/enquetes/papier?handler=Undo", form)).Text);
        }
        using var again = Forms.Request(button, nadia.Address);
        await NoLongerNearAsync(nadia, button);
        await nadia.PressAsync("Annuler cette feuille");
        Assert.Contains("Le code sert de nouveau", nadia.Text);
        Assert.Contains("Jamais", (await wrong.OpenAsync($"/enquetes/{survey.Id}/relire")).Text);
        Assert.DoesNotContain("Parfois", wrong.Text);
        using (var answer = await nadia.SendAsync(again)) Assert.Contains("Il n’y a rien à annuler.", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "survey.copy-undone" && entry.PersonId == wrong.Account.Id)));
    }

    /// <summary>Whoever no longer follows the person takes nothing back; here the link is there again afterwards.</summary>
    private async Task NoLongerNearAsync(Visitor nadia, AngleSharp.Html.Dom.IHtmlButtonElement button)
    {
        var (ended, account) = ((DateTimeOffset?)portal.Clock.GetUtcNow().AddSeconds(-1), nadia.Account.Id);
        await portal.WithDbAsync(db => db.Set<Relation>().Where(link => link.AccountId == account).ExecuteUpdateAsync(update => update.SetProperty(link => link.Until, ended)));
        await RefusedAsync(nadia, button, nadia.Address);
        await portal.WithDbAsync(db => db.Set<Relation>().Where(link => link.AccountId == account).ExecuteUpdateAsync(update => update.SetProperty(link => link.Until, (DateTimeOffset?)null)));
    }

    private static async Task RefusedAsync(Visitor nadia, AngleSharp.Html.Dom.IHtmlButtonElement button, Uri page)
    {
        using var press = Forms.Request(button, page);
        using var answer = await nadia.SendAsync(press);
        Assert.Contains("Il n’y a rien à annuler.", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
