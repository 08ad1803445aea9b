using System.Net;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>What changes while somebody reads; points whose idea is gone.</summary>
public abstract partial class ProposalPagesTests
{
    [Fact]
    public async Task What_changed_since_it_was_read_is_neither_published_nor_returned()
    {
        var (rose, samia, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Facilitator), await portal.LinaAsync());
        var id = await lina.GiveAsync("Une horloge", "Une horloge au salon.");
        foreach (var reader in new[] { rose, samia }) await reader.OpenAsync($"{Ideas.List}/a-lire/{id}");
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Reprendre mon idée");
        await (await lina.OpenAsync($"{Ideas.OwnPage(id)}/ecrire")).Fill("Mon idée", "Une cloche au salon.").PressAsync("Continuer et relire");
        await lina.PressAsync("Déposer mon idée");

        await rose.Choose("L’idée n’est pas assez claire").Fill("Votre mot au jeune", "Dis où.").PressAsync("Rendre l’idée");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Contains("L’idée a changé depuis. Lisez-la encore.", rose.Text);
        Assert.Equal("Dis où.", rose.ValueOf("Votre mot au jeune"));
        await samia.PressAsync("Publier cette idée");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, samia.Status);
        Assert.Contains("Une cloche au salon.", samia.Text);
        Assert.Equal(ProposalState.Given, (await portal.IdeaAsync(id)).State);
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ObjectId == id && (entry.Action == "proposals.published" || entry.Action == "proposals.returned"))));

        await samia.PressAsync("Publier cette idée"); // she has now read what is there
        Assert.Equal(ProposalState.Published, (await portal.IdeaAsync(id)).State);
        await samia.OpenAsync($"{Ideas.List}/{id}");
        Assert.DoesNotContain("Brouillon", samia.Page.QuerySelector("section[aria-labelledby=chemin]")!.TextContent);
        await (await samia.OpenAsync(Ideas.List)).Fill("Chercher une idée", "xylophone").PressAsync("Chercher");
        Assert.Contains("Essayez avec un autre mot.", samia.Text);
    }

    [Fact]
    public async Task A_point_whose_idea_is_gone_is_no_news_and_its_author_erases_it()
    {
        var (lina, rose) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        var id = await portal.PublishedAsync("Une tyrolienne");
        await (await lina.OpenAsync($"{Ideas.List}/{id}/avis")).Choose("Contre").Fill("En quelques mots", "Ça fait peur.").PressAsync("Donner cet avis");
        await (await rose.OpenAsync($"{Ideas.List}/avis-a-lire")).PressAsync("Rendre : Ça fait peur.");
        Assert.Contains("Un de tes avis revient.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Lire pourquoi", (await lina.OpenAsync($"{Ideas.List}/mes-idees")).Text);

        await (await rose.OpenAsync($"{Ideas.List}/{id}/gerer")).Choose("Des mots peuvent blesser").Fill("Votre mot au jeune", "Parlons-en.").PressAsync("Rendre l’idée");
        Assert.DoesNotContain("Un de tes avis revient.", (await lina.OpenAsync("/accueil")).Text);
        await lina.OpenAsync($"{Ideas.List}/mes-idees");
        Assert.Contains("L’idée n’est plus là.", lina.Text);
        await lina.PressAsync("Effacer : Ça fait peur.");
        Assert.Equal($"{Ideas.List}/mes-idees", lina.Path);
        Assert.DoesNotContain("Ça fait peur.", lina.Text);
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalPoint>().AnyAsync(point => point.AuthorId == lina.Account.Id)));
    }
}
