using System.Net;
using AngleSharp.Dom;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Proposals;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Moderation;

/// <summary>« Signaler » from a point about an idea to its outcome, as people press it; and what nobody may see meanwhile.</summary>
public abstract class ModerationPagesTests(Portal portal)
{
    private const string Canary = "canari-modere";

    [Fact]
    public async Task A_point_is_reported_in_two_presses_given_back_rewritten_and_looked_at_again()
    {
        var (lina, sami, paul, yasmine) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Moderator), await portal.VisitorAsync(Role.Moderator));
        var idea = await portal.PublishedAsync("Un banc");
        var point = await portal.PointAsync(idea, lina.Account, $"C’est nul, {Canary}.");

        await (await sami.OpenAsync($"{Ideas.List}/{idea}")).FollowAsync("Signaler"); // the first press
        Assert.Contains(Canary, sami.Text);
        Assert.DoesNotContain(lina.Account.DisplayName, sami.Page.QuerySelector("main")!.TextContent); // no name shows with a point
        await sami.Fill("Quelques mots de plus, si tu veux", "Ça me fait mal.").PressAsync("C’est choquant"); // the second
        Assert.Equal("/mes-signalements", sami.Path);
        Assert.Contains("Merci. Quelqu’un va lire.", sami.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.VisitorAsync(Role.Parent)).OpenAsync($"/signaler/argument/{point}")).Status); // who reads no idea reports none
        Assert.DoesNotContain("rendus", (await lina.OpenAsync("/accueil")).Text); // a report alone tells its author nothing

        Assert.Matches("attend d’être relu|attendent d’être relus|à relire est en retard|à relire sont en retard", (await paul.OpenAsync("/accueil")).Text);
        await (await paul.OpenAsync("/moderation")).PressAsync("Je m’en occupe : Un avis sur une idée, C’est choquant");
        Assert.DoesNotContain(paul.Page.QuerySelectorAll("main *").Where(one => one.Closest("details") is null), one => one.ChildNodes.OfType<IText>().Any(text => text.Data.Contains(Canary, StringComparison.Ordinal))); // hidden until one more press
        Assert.Contains("Ça me fait mal.", paul.Text);
        Assert.DoesNotContain(sami.Account.Id.ToString(), paul.Page.DocumentElement.OuterHtml);
        Assert.Contains("Quelqu’un lit, puis décide.", (await sami.OpenAsync("/mes-signalements")).Text);
        var desk = paul.Path;
        Assert.Contains("Un collègue s’en occupe.", (await yasmine.OpenAsync(desk)).Text);

        await paul.Choose("Rendre à son auteur").Fill("Votre mot à la personne, si vous voulez", "Ton avis compte.").PressAsync("Décider");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Contains("Choisissez une raison", paul.Text);
        Assert.Equal("Ton avis compte.", paul.ValueOf("Votre mot à la personne, si vous voulez")); // kept
        await paul.Fill("Raison", "Des mots qui blessent").PressAsync("Décider");
        Assert.Equal("/moderation", paul.Path);

        Assert.Contains("Ton signalement a une réponse.", (await sami.OpenAsync("/accueil")).Text);
        Assert.Contains("Tu avais raison de le dire.", (await sami.OpenAsync("/mes-signalements")).Text);
        Assert.DoesNotContain("Ton signalement a une réponse.", (await sami.OpenAsync("/accueil")).Text);
        await IsNowhereAsync(idea, point, sami);

        Assert.Contains("Il y a du nouveau dans tes textes rendus.", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync("/mes-textes-rendus")).FollowAsync("Un avis sur une idée");
        foreach (var words in new[] { Canary, "Des mots peuvent blesser.", "Ton avis compte." }) Assert.Contains(words, lina.Text);
        var returned = lina.Path;
        await lina.Fill("Ce que tu veux dire", "Je ne parle de personne.").PressAsync("Demander une autre lecture");
        Assert.Contains("Ta demande est partie.", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync(returned)).Status);

        await LookedAtAgainAsync(lina, sami, paul, yasmine, idea);
        await RewrittenAsync(lina, paul, desk, idea);
    }

    /// <summary>By somebody else than who decided: it shows again, and everybody is told.</summary>
    private static async Task LookedAtAgainAsync(Visitor lina, Visitor sami, Visitor paul, Visitor yasmine, Guid idea)
    {
        Assert.DoesNotContain("Un texte", (await paul.OpenAsync("/moderation/recours")).Page.QuerySelector("main")!.TextContent); // whoever decided does not decide again
        await (await yasmine.OpenAsync("/moderation/recours")).FollowAsync("Un texte");
        Assert.Contains("Je ne parle de personne.", yasmine.Text);
        await yasmine.Choose("La décision change").PressAsync("Répondre");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, yasmine.Status);
        await yasmine.Fill("Votre mot à la personne", "Tu as raison.").PressAsync("Répondre");
        Assert.Contains(Canary, (await sami.OpenAsync($"{Ideas.List}/{idea}")).Text);
        Assert.Contains("Ton texte est de nouveau affiché.", (await lina.OpenAsync("/mes-textes-rendus")).Text);
        Assert.Contains("Le texte suit les règles", (await sami.OpenAsync("/mes-signalements")).Text);
    }

    /// <summary>Decided once more, and written again; the log tells who decided, and not who reported.</summary>
    private async Task RewrittenAsync(Visitor lina, Visitor paul, string desk, Guid idea)
    {
        await (await paul.OpenAsync(desk)).PressAsync("Décider autrement");
        await paul.Choose("Rendre à son auteur").Fill("Raison", "Un moyen de contact").PressAsync("Décider");
        await (await lina.OpenAsync("/mes-textes-rendus")).FollowAsync("Un avis sur une idée");
        await lina.FollowAsync("Réécrire");
        Assert.Equal($"{Ideas.List}/{idea}/avis", lina.Path);
        await lina.Choose("Pour").Fill("En quelques mots", "C’est utile.").PressAsync("Donner cet avis");
        Assert.Equal(HttpStatusCode.OK, lina.Status);

        var log = await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("moderation.")).ToListAsync());
        Assert.DoesNotContain(log, entry => entry.Action == "moderation.reported" && entry.ObjectId is not null); // the log tells of no text who reported it
        Assert.DoesNotContain(log, entry => entry.Action == "moderation.read" && entry.PersonId is not null);
        Assert.Contains(log, entry => entry.Action == "moderation.decided" && entry.PersonId == lina.Account.Id && entry.ActorId == paul.Account.Id);
    }

    [Fact]
    public async Task A_pause_is_offered_a_talk_first_told_kindly_and_kept_where_points_are_written()
    {
        var (lina, sami, paul) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Moderator));
        var idea = await portal.PublishedAsync("Une table");
        var point = await portal.PointAsync(idea, lina.Account, "Tu es bête.");
        await (await sami.OpenAsync($"/signaler/argument/{point}")).PressAsync("C’est du harcèlement");
        await (await paul.OpenAsync("/moderation")).PressAsync("Je m’en occupe : Un avis sur une idée, C’est du harcèlement");
        await paul.FollowAsync("Proposer une pause");
        await paul.Choose("1 jour").Fill("Raison", "Des mots qui blessent").PressAsync("Commencer la pause");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Contains("Proposez d’abord d’en parler.", paul.Text);
        await paul.Choose("Oui, la personne n’a pas voulu").PressAsync("Commencer la pause");
        Assert.Equal("/moderation/pauses", paul.Path);
        Assert.Contains(lina.Account.DisplayName, paul.Text);

        await (await lina.OpenAsync($"{Ideas.List}/{idea}/avis")).Choose("Contre").Fill("En quelques mots", "Encore.").PressAsync("Donner cet avis");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Tu fais une pause.", lina.Text);
        Assert.Equal("Encore.", lina.ValueOf("En quelques mots")); // kept
        await (await lina.OpenAsync("/mes-textes-rendus")).FollowAsync("Une pause de 1 jour");
        Assert.Contains("La pause finit toute seule.", lina.Text);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var later = await portal.VisitorAsync(lina.Account);
        await (await later.OpenAsync($"{Ideas.List}/{idea}/avis")).Choose("Contre").Fill("En quelques mots", "Encore.").PressAsync("Donner cet avis");
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task The_danger_buttons_give_the_number_at_once_and_a_report_is_taken_back()
    {
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        var point = await portal.PointAsync(await portal.PublishedAsync("Une lampe"), lina.Account, "J’ai peur le soir.");
        await sami.OpenAsync($"/signaler/argument/{point}");
        Assert.Equal(7, sami.Page.QuerySelectorAll("button[name=reason]").Length);
        await sami.PressAsync("Quelqu’un d’autre est en danger");
        Assert.Contains("L’équipe de protection est prévenue.", sami.Text);
        Assert.Contains("119", sami.Text);
        await sami.PressAsync("Retirer mon signalement : Quelqu’un d’autre est en danger");
        Assert.Contains("Tu as retiré ton signalement.", sami.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync($"/signaler/rien/{point}")).Status);
    }

    [Fact]
    public async Task A_case_is_kept_for_the_courts_and_let_go_on_its_own_page()
    {
        var (lina, sami, paul) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Moderator));
        var point = await portal.PointAsync(await portal.PublishedAsync("Un abri"), lina.Account, $"Je te retrouverai, {Canary}.");
        await (await sami.OpenAsync($"/signaler/argument/{point}")).PressAsync("C’est choquant");
        await (await paul.OpenAsync("/moderation")).PressAsync("Je m’en occupe : Un avis sur une idée, C’est choquant");
        var desk = paul.Path;
        await paul.Choose("Rendre à son auteur").Fill("Raison", "Une menace").PressAsync("Décider");
        Assert.DoesNotContain(Canary, (await paul.OpenAsync(desk)).Text);
        await paul.Fill("Pourquoi conserver", "Un juge ou un procureur le demande").PressAsync("Enregistrer");
        Assert.Equal(desk, paul.Path);
        foreach (var words in new[] { "Conservé pour la justice", "Un juge ou un procureur le demande, depuis", Canary }) Assert.Contains(words, paul.Text);
        Assert.DoesNotContain("justice", (await lina.OpenAsync("/mes-textes-rendus")).Text);
        await (await paul.OpenAsync(desk)).Fill("Pourquoi conserver", "Ne pas conserver").PressAsync("Enregistrer");
        Assert.DoesNotContain("Conservé pour la justice", paul.Text);
    }

    /// <summary>Held, given back or withdrawn, it is on no page of anybody else: lists, search, news, print, copy, mails, figures, reports.</summary>
    private async Task IsNowhereAsync(Guid idea, Guid point, Visitor reader)
    {
        var (rose, ines) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Observer));
        string[] everybody = ["/accueil", Ideas.List, $"{Ideas.List}/{idea}", $"{Ideas.List}/{idea}/imprimer", "/recherche?q=nul", "/ce-qui-a-change"];
        foreach (var (who, pages) in new[] { (reader, everybody.Append($"{Ideas.List}/{idea}/avis").Append("/mes-signalements").Append("/mes-donnees/moderation").Append("/mes-donnees/idees")), (rose, everybody.Append($"{Ideas.List}/avis-a-lire")), (ines, ["/accueil", "/moderation/chiffres", "/ce-qui-a-change"]) })
            foreach (var page in pages) Assert.DoesNotContain(Canary, (await who.OpenAsync(page)).Page.DocumentElement.OuterHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"/signaler/argument/{point}")).Status);
    }
}

public sealed class ModerationPagesOnSqlite(SqlitePortal portal) : ModerationPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ModerationPagesOnPostgres(PostgresPortal portal) : ModerationPagesTests(portal), IClassFixture<PostgresPortal>;
