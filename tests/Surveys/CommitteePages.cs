using System.Net;
using System.Text;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>The committee: a code, a seat, a draft that is nobody else’s before it is given, and an answer to each.</summary>
public abstract partial class SurveyPagesTests
{
    [Fact]
    public async Task A_member_drafts_and_gives_and_a_facilitator_gives_back_with_a_word_then_opens()
    {
        var (rose, lina, sami) = (await portal.FacilitatorAsync(), await portal.LinaAsync(), await MemberAsync());
        await JoinAsync(lina, await CodeAsync(rose));
        var draft = await DraftAsync(lina, "Nos soirées calmes");
        var id = Guid.Parse(draft.Split('/')[3]);
        await IsNobodyElsesAsync(draft, sami, rose);

        await (await lina.OpenAsync(draft)).PressAsync("Donner à l’animateur");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Écris au moins une question avant de donner.", lina.Text);
        await WriteAsync(lina, draft);
        await (await lina.OpenAsync(draft)).PressAsync("Donner à l’animateur");
        Assert.Contains("Donné à l’animateur", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync($"{draft}/question?partie=0")).Status);
        Assert.Contains("Il ne change plus.", (await lina.OpenAsync($"{draft}/questions")).Text);

        Assert.Contains("du comité", (await rose.OpenAsync("/accueil")).Text);
        await (await rose.OpenAsync("/comite/brouillons")).FollowAsync("Nos soirées calmes");
        Assert.Contains("Le soir, tu fais quoi\u00A0?", rose.Page.QuerySelector("main")!.TextContent);
        Assert.Equal("Confidentielle", rose.Detail("Mode proposé"));
        await rose.PressAsync("Rendre le brouillon");
        Assert.Equal("Écrivez un mot : le jeune attend une réponse.", rose.ErrorOf("Votre mot au jeune"));
        await rose.Fill("Votre mot au jeune", "Bravo. Ajoute les week-ends.").PressAsync("Rendre le brouillon");
        Assert.Contains("Un brouillon revient avec un mot.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Bravo. Ajoute les week-ends.", (await lina.OpenAsync(draft)).Text);
        Assert.Contains("Rendu avec un mot", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"{draft}/lire")).Status);

        await lina.PressAsync("Donner à l’animateur");
        await (await rose.OpenAsync($"{draft}/lire")).PressAsync("Préparer cette enquête");
        Assert.EndsWith("/reglages", rose.Path);
        var surveyId = Guid.Parse(rose.Path.Split('/')[3]);
        Assert.Contains("L’animateur la prépare", (await lina.OpenAsync(draft)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync($"/enquetes/gerer/{surveyId}/questions")).Status);
        await (await rose.OpenAsync($"/enquetes/gerer/{surveyId}/marche")).PressAsync("Ouvrir maintenant");
        Assert.Contains("Avec des jeunes", rose.Text);
        Assert.Contains("Enquête ouverte", (await lina.OpenAsync(draft)).Text);
        Assert.Contains("Tu ne vois pas les réponses.", lina.Text);
        Assert.DoesNotContain("Rendre le brouillon", (await rose.OpenAsync($"{draft}/lire")).Text);
        Assert.Equal(["committee.draft-given", "committee.draft-read", "committee.draft-returned", "committee.draft-taken"], await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ObjectId == id && entry.Action != "committee.draft-written").Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync()));
    }

    [Fact]
    public async Task A_code_of_the_committee_serves_once_and_a_member_leaves_when_they_want()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await portal.LinaAsync());
        await (await lina.OpenAsync("/comite/rejoindre")).PressAsync("Entrer");
        Assert.Equal("Écris le code.", lina.ErrorOf("Le code"));
        await lina.Fill("Le code", "AAAA BBBB CCCC").PressAsync("Entrer");
        Assert.Contains("Ce code n’ouvre rien.", lina.ErrorOf("Le code"));
        var code = await CodeAsync(rose);
        await JoinAsync(lina, code);
        var second = await portal.LinaAsync();
        await (await second.OpenAsync("/comite/rejoindre")).Fill("Le code", code).PressAsync("Entrer");
        Assert.Contains("Ce code n’ouvre rien.", second.ErrorOf("Le code"));
        Assert.Contains(lina.Account.DisplayName, (await rose.OpenAsync("/comite/membres")).Text);
        var seat = (await portal.WithDbAsync(db => db.Set<CommitteeMember>().AsNoTracking().SingleAsync(member => member.AccountId == lina.Account.Id))).Id.ToString();
        Assert.Contains(seat, rose.Page.Body!.InnerHtml);

        var draft = await DraftAsync(lina, "Mes dimanches");
        await (await lina.OpenAsync("/comite/instances/jeunes")).PressAsync("Oui, sortir");
        Assert.Contains("Rejoindre le comité", lina.Text);
        Assert.DoesNotContain(seat, (await rose.OpenAsync("/comite/membres")).Page.Body!.InnerHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync($"{draft}/question?partie=0")).Status);
        Assert.DoesNotContain("Donner à l’animateur", (await lina.OpenAsync(draft)).Text);
        await (await lina.OpenAsync("/comite/brouillons/nouveau")).Fill("Titre", "Encore une").Fill("À quoi elle sert", "Savoir.").PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Il faut être au comité pour écrire une enquête.", lina.Text);
        await (await lina.OpenAsync(draft)).PressAsync("Oui, effacer");
        Assert.DoesNotContain("Mes dimanches", lina.Text);
        var written = await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.ActorId == lina.Account.Id).Select(entry => entry.Action).ToListAsync());
        Assert.Single(written, "committee.joined");
        Assert.Single(written, "committee.left");

        var rule = portal.Services.CreateScope().ServiceProvider.GetServices<IRetention>().Single(one => one.Rule.Code == "committee-members");
        Assert.Equal(365, rule.Rule.Days);
        Assert.True(await rule.CountAsync(portal.Clock.GetUtcNow().AddMinutes(1)) > 0);
    }

    /// <summary>Each title is opened from its sealed draft: one page at a time.</summary>
    [Fact]
    public async Task The_drafts_that_wait_come_page_by_page_the_oldest_first()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await portal.LinaAsync());
        await portal.SeatAsync(lina.Account);
        var (questions, then) = (portal.Services.GetRequiredService<QuestionnaireShelf>().Find("mes-loisirs")!, portal.Clock.GetUtcNow().AddDays(-300));
        for (var number = 1; number <= GivenDrafts.PageSize + 2; number++)
        {
            var (id, title) = (SecretCode.NewId(), $"Brouillon de la page {number}");
            var draft = CommitteeDraft.Begin(id, lina.Account.Id, await portal.WithVaultAsync(vault => vault.SealAsync(CommitteeData.Definition, lina.Account.Id, id, (questions with { Title = title }).Freeze())), then);
            draft.Give(then.AddMinutes(number));
            await portal.WithDbAsync(db => { db.Add(draft); return db.SaveChangesAsync(); });
        }
        Assert.InRange(await portal.Sql.OfAsync(() => rose.OpenAsync("/comite/brouillons")), 1, 8);
        Assert.Equal("Brouillon de la page 1", rose.Page.QuerySelector("main .list strong")!.TextContent);
        Assert.Equal(GivenDrafts.PageSize, rose.Page.QuerySelectorAll("main .list li").Length);
        Assert.DoesNotContain($"Brouillon de la page {GivenDrafts.PageSize + 1}", rose.Text);
        Assert.Contains($"Brouillon de la page {GivenDrafts.PageSize + 1}", (await rose.OpenAsync("/comite/brouillons?numero=2")).Text);
        await portal.WithDbAsync(db => db.Set<CommitteeDraft>().Where(draft => draft.AuthorId == lina.Account.Id).ExecuteDeleteAsync());
    }

    private async Task<Visitor> MemberAsync()
    {
        var sami = await portal.LinaAsync();
        await JoinAsync(sami, await CodeAsync(await portal.FacilitatorAsync()));
        return sami;
    }

    private static async Task<string> CodeAsync(Visitor rose)
    {
        await (await rose.OpenAsync("/comite/membres")).PressAsync("Faire un code");
        return rose.Page.QuerySelector(".code")!.TextContent;
    }

    private static async Task JoinAsync(Visitor young, string code)
    {
        await (await young.OpenAsync("/comite/rejoindre")).Fill("Le code", code).PressAsync("Entrer");
        Assert.Contains("Tu es au comité.", young.Text);
    }

    /// <summary>The address of a new draft.</summary>
    private static async Task<string> DraftAsync(Visitor young, string title)
    {
        await (await young.OpenAsync("/comite")).FollowAsync("Écrire une enquête");
        Assert.Contains("Toi seul·e.", young.Text);
        await young.Fill("Titre", title).Fill("À quoi elle sert", "Choisir ce qui change.").PressAsync("Continuer");
        return young.Path[..young.Path.LastIndexOf('/')];
    }

    /// <summary>One question, refused first in « tu », tried, and a mode proposed.</summary>
    private static async Task WriteAsync(Visitor lina, string draft)
    {
        await lina.OpenAsync($"{draft}/question?partie=0");
        await lina.Fill("Genre de réponse", "Une réponse dans une liste").PressAsync("Garder la question");
        Assert.Equal("Écris la question.", lina.ErrorOf("La question"));
        Assert.Equal("Écris de 2 à 6 réponses.", lina.ErrorOf("Réponse 1"));
        await lina.Fill("La question", "Le soir, tu fais quoi?").Fill("Pourquoi on demande ça", "Pour préparer les soirées.").Fill("Réponse 1", "Un jeu").Fill("Réponse 2", "Je lis").PressAsync("Relire et voir l’aperçu");
        Assert.Contains("Pas de sortie", lina.Text);
        Assert.DoesNotContain("vous", lina.Page.QuerySelector("main")!.TextContent.Split(["Aperçu"], StringSplitOptions.None)[0].ToLowerInvariant().Split(' ', '\u00A0', '.', ','));
        await lina.Fill("Réponse 3", "Autre chose").PressAsync("Garder la question");
        await lina.OpenAsync($"{draft}/presentation");
        await lina.Choose("Confidentielle").PressAsync("Garder la présentation");
        await lina.OpenAsync($"{draft}/essai?qui=jeune-15-17");
        await lina.Choose("Un jeu").PressAsync("Continuer");
        Assert.Equal("Fin de l’essai", lina.Heading);
    }

    /// <summary>Sealed, and there for its author alone before it is given.</summary>
    private async Task IsNobodyElsesAsync(string draft, Visitor member, Visitor facilitator)
    {
        var row = await DraftRowAsync(Guid.Parse(draft.Split('/')[3]));
        Assert.DoesNotContain("soirées", Encoding.UTF8.GetString(row.Definition));
        foreach (var other in new[] { draft, $"{draft}/questions", $"{draft}/question?partie=0", $"{draft}/presentation", $"{draft}/essai" }) Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(other)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.OpenAsync($"{draft}/lire")).Status);
        Assert.DoesNotContain("Nos soirées calmes", (await facilitator.OpenAsync("/comite/brouillons")).Text);
    }

    private Task<CommitteeDraft> DraftRowAsync(Guid id) => portal.WithDbAsync(db => db.Set<CommitteeDraft>().AsNoTracking().SingleAsync(draft => draft.Id == id));
}
