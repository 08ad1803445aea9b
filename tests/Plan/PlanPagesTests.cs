using System.Net;
using ChildProtection.Features.Plan;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Plan;

/// <summary>The « schéma » as people use it: who reads, who writes, what is owed and when; on both databases.</summary>
public abstract partial class PlanPagesTests(Portal portal)
{
    private const string Words = "Pourquoi la boîte à idées reste-t-elle fermée\u00A0?";

    [Fact]
    public async Task Everybody_signed_in_reads_the_plan_and_finds_an_action()
    {
        foreach (var role in Role.All)
        {
            var one = await portal.VisitorAsync(role);
            Assert.Contains("Un livret d’accueil écrit avec des jeunes", (await one.OpenAsync("/comite/plan")).Text);
            Assert.Equal(8, one.Page.QuerySelectorAll("main .list li").Length);
            await one.Fill("Chercher", "BOITE idees").PressAsync("Chercher");
            Assert.Contains("1 action trouvée.", one.Text);
            Assert.EndsWith("/comite/plan", one.Path); // what was typed is in no address
            Assert.Equal(HttpStatusCode.OK, (await one.OpenAsync("/comite/plan/7")).Status);
            Assert.Contains("Aucune nouvelle pour l’instant.", one.Text);
            Assert.Equal(HttpStatusCode.OK, (await one.OpenAsync("/comite/plan/imprimer")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync("/comite/plan/99")).Status);
        }
    }

    [Fact]
    public async Task The_pilot_says_where_an_action_stands_and_nothing_said_is_lost()
    {
        var (ines, lina) = (await portal.VisitorAsync(Role.Observer), await portal.VisitorAsync(Role.YoungPerson));
        await (await lina.OpenAsync("/comite/plan/4")).PressAsync("Me prévenir");
        Assert.Contains("Tu suis cette action.", lina.Text);
        Assert.DoesNotContain("nouveau sur le schéma", (await lina.OpenAsync("/accueil")).Text);

        await (await ines.OpenAsync("/comite/plan/4/etat")).PressAsync("Publier ces nouvelles");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ines.Status);
        Assert.Equal("Écrivez au moins une phrase.", ines.ErrorOf("Les nouvelles"));
        await ines.Choose("En cours").Fill("Les nouvelles", "Le projet est écrit avec 3 foyers.").PressAsync("Publier ces nouvelles");
        Assert.EndsWith("/comite/plan/4", ines.Path);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await ines.OpenAsync("/comite/plan/4/etat")).Choose("Arrêtée").Fill("Les nouvelles", "Il n’y a plus d’argent.").PressAsync("Publier ces nouvelles");

        Assert.Contains("nouveau sur le schéma", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("argent", lina.Text);
        Assert.Contains("Il n’y a plus d’argent.", (await lina.OpenAsync("/comite/plan/4")).Text);
        Assert.Contains("Arrêtée", lina.Text);
        Assert.DoesNotContain("nouveau sur le schéma", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Le projet est écrit avec 3 foyers.", (await lina.OpenAsync("/comite/plan/4/nouvelles")).Text);
        await (await lina.OpenAsync("/comite/plan/4")).PressAsync("Ne plus me prévenir");
        Assert.Equal(0, await portal.WithDbAsync(db => db.PlanFollowers.CountAsync(one => one.AccountId == lina.Account.Id)));
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ActorId == ines.Account.Id && entry.Action == "plan.state-written")));
    }

    [Fact]
    public async Task A_figure_is_typed_in_french_said_in_words_and_refused_when_it_is_none()
    {
        var (ines, nadia) = (await portal.VisitorAsync(Role.Observer), await portal.VisitorAsync(Role.Professional));
        var today = portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock);
        await (await ines.OpenAsync("/comite/plan/2/chiffres")).Fill("Quel chiffre ?", "Foyers qui répondent (foyers)").Fill("Le jour", today.AddDays(1).ToString("yyyy-MM-dd", null)).Fill("Le nombre", "beaucoup").PressAsync("Publier ce chiffre");
        Assert.Contains("Écrivez un nombre seul", ines.ErrorOf("Le nombre"));
        Assert.Equal("beaucoup", ines.ValueOf("Le nombre"));
        await ines.Fill("Le nombre", "4,5").PressAsync("Publier ce chiffre");
        Assert.Contains("Ce jour n’est pas encore venu.", ines.Text);
        foreach (var (days, value) in new[] { (40, "4,5"), (3, "9") })
        {
            await (await ines.OpenAsync("/comite/plan/2/chiffres")).Fill("Quel chiffre ?", "Foyers qui répondent (foyers)").Fill("Le jour", today.AddDays(-days).ToString("yyyy-MM-dd", null))
                .Fill("Le nombre", value).Fill("Un mot pour expliquer, si vous voulez", "Compté au téléphone.").PressAsync("Publier ce chiffre");
            Assert.Equal(HttpStatusCode.OK, ines.Status);
        }
        Assert.Contains("9 foyers", (await nadia.OpenAsync("/comite/plan/2")).Text);
        Assert.Contains("C’est 4,5 de plus que la fois d’avant.", nadia.Text);
        Assert.Equal(2, nadia.Page.QuerySelectorAll("main table.data tbody tr").Length);
        Assert.Contains("Compté au téléphone.", nadia.Text);
    }

    [Fact]
    public async Task A_held_text_is_seen_by_its_author_and_its_facilitator_and_by_nobody_else()
    {
        var (lina, rose, other, claire, ines) = (await MemberAsync(), await portal.FacilitatorAsync(), await portal.FacilitatorAsync(Bodies.Parents), await portal.VisitorAsync(Role.Parent), await portal.VisitorAsync(Role.Observer));
        const string text = "Texte gardé, canari-du-plan.";
        await WriteAsync(lina, "5", text);
        Assert.Contains("canari-du-plan", (await lina.OpenAsync("/comite/plan/mes-textes")).Text);
        var id = await HeldAsync(lina);

        foreach (var somebody in new[] { other, claire, ines, await MemberAsync() })
            foreach (var address in new[] { "/accueil", "/comite/plan", "/comite/plan/5", "/comite/plan/imprimer", "/comite/plan/mes-textes", "/comite/plan/a-lire", $"/comite/plan/a-lire/{id}", "/comite/plan/reponses", $"/comite/plan/reponses/{id}" })
            {
                await somebody.OpenAsync(address);
                Assert.DoesNotContain("canari-du-plan", somebody.Page.Source.Text);
            }
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/comite/plan/a-lire/{id}")).Status);
        Assert.Contains("Aucun texte n’attend.", (await other.OpenAsync("/comite/plan/a-lire")).Text);
        Assert.DoesNotContain("canari-du-plan", (await rose.OpenAsync("/comite/plan/a-lire")).Text);
        Assert.Contains("canari-du-plan", (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).Text);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ObjectId == id && entry.Action == "plan.question-read" && entry.ActorId == rose.Account.Id && entry.PersonId == lina.Account.Id)));

        await rose.PressAsync("Rendre le texte");
        Assert.Equal("Écrivez un mot : l’auteur attend une réponse.", rose.ErrorOf("Votre mot à l’auteur"));
        await rose.Fill("Votre mot à l’auteur", "Bonne question. Enlève le nom du foyer.").PressAsync("Rendre le texte");
        Assert.Contains("revient avec un mot", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Enlève le nom du foyer.", (await lina.OpenAsync("/comite/plan/mes-textes")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).Status);
        await lina.PressAsync("Oui, effacer");
        Assert.Equal(0, await portal.WithDbAsync(db => db.PlanQuestions.CountAsync(question => question.Id == id)));
    }

    [Fact]
    public async Task A_question_is_published_under_the_body_s_name_owed_late_answered_once_and_added_to()
    {
        var (lina, rose, ines, sami, claire) = (await MemberAsync(), await portal.FacilitatorAsync(), await portal.VisitorAsync(Role.Observer), await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Parent));
        await WriteAsync(lina, "2", Words);
        var id = await HeldAsync(lina);
        await (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).PressAsync("Publier au nom du groupe");

        var pack = portal.Services.GetRequiredService<TerritoryPack>();
        var row = await portal.WithDbAsync(db => db.PlanQuestions.AsNoTracking().SingleAsync(question => question.Id == id));
        Assert.Equal((null, pack.Today(portal.Clock).AddDays(pack.Answer.Days), pack.Answer.Who), (row.AuthorId, row.DueOn!.Value, row.OwedBy));
        Assert.Contains(Words, (await sami.OpenAsync("/comite/plan/2")).Page.QuerySelector("main")!.TextContent);
        Assert.Contains("Comité des jeunes", sami.Text);
        Assert.DoesNotContain(lina.Account.DisplayName, sami.Text);
        Assert.Contains("Réponse promise avant le", sami.Text);
        Assert.DoesNotContain(Words, (await claire.OpenAsync("/comite/plan/2")).Page.Source.Text); // no parent reads a child’s words
        Assert.DoesNotContain("question attend", (await claire.OpenAsync("/comite/plan")).Page.QuerySelector("main a[href='/comite/plan/2']")!.TextContent);
        Assert.Contains("nouveau sur le schéma", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Le comité attend une réponse.", (await ines.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain(Words, (await rose.OpenAsync("/comite/plan/a-lire")).Text);

        portal.Clock.Advance(TimeSpan.FromDays(pack.Answer.Days + 2));
        foreach (var one in new[] { lina, ines, sami }) one.Become(await portal.SignInAsync(one.Account));
        Assert.Contains("en retard", (await ines.OpenAsync("/accueil")).Text);
        Assert.Contains("En retard", (await lina.OpenAsync("/comite/plan/2")).Text);
        Assert.Contains("La réponse devait arriver le", lina.Text);
        Assert.Contains("réponse", (await ines.OpenAsync("/comite/plan")).Page.QuerySelector("main nav .row.corail")!.TextContent);
        await (await ines.OpenAsync($"/comite/plan/reponses/{id}")).Fill("Votre réponse", "La boîte ouvre en mars.").PressAsync("Publier la réponse");
        Assert.Equal("Dites pourquoi : une réponse a une raison.", ines.ErrorOf("Pourquoi"));
        Assert.Equal("La boîte ouvre en mars.", ines.ValueOf("Votre réponse"));
        await ines.Fill("Pourquoi", "Il fallait acheter 12 boîtes.").PressAsync("Publier la réponse");
        Assert.DoesNotContain("Publier la réponse", ines.Text);
        await ines.Fill("La suite", "9 boîtes sont posées.").PressAsync("Publier la suite");
        Assert.Contains("Il fallait acheter 12 boîtes.", (await lina.OpenAsync("/comite/plan/2")).Text);
        Assert.Contains("9 boîtes sont posées.", lina.Text);
        Assert.DoesNotContain("La réponse devait arriver le", lina.Text);
        await using var scope = portal.Services.CreateAsyncScope();
        var answers = scope.ServiceProvider.GetRequiredService<AnswerQuestions>();
        await Assert.ThrowsAsync<BrokenRuleException>(() => answers.AnswerAsync(id, "Autre chose.", "Parce que."));
        Assert.Contains("La boîte ouvre en mars.", (await sami.OpenAsync("/comite/plan/2")).Text);
    }

    [Fact]
    public async Task Whoever_sits_nowhere_writes_nothing_and_parents_write_for_their_own_group()
    {
        var (sami, claire, rose) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Parent), await portal.FacilitatorAsync(Bodies.Parents));
        Assert.Contains("Il faut être dans un comité ou un groupe", (await sami.OpenAsync("/comite/plan/1/ecrire")).Text);
        Assert.Equal(0, await portal.WithDbAsync(db => db.PlanQuestions.CountAsync(question => question.AuthorId == sami.Account.Id)));
        await portal.SeatAsync(claire.Account, Bodies.Parents);
        await WriteAsync(claire, "1", "Les parents peuvent-ils lire le livret\u00A0?", "Un avis");
        var id = await HeldAsync(claire);
        await (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).PressAsync("Publier au nom du groupe");
        Assert.Contains("Avis", (await claire.OpenAsync("/comite/plan/1")).Text);
        Assert.Contains((await portal.BodyAsync(Bodies.Parents)).Name, claire.Text);
        Assert.DoesNotContain((await portal.BodyAsync(Bodies.Parents)).Name, (await sami.OpenAsync("/comite/plan/1")).Text);
    }

    [Fact]
    public async Task A_text_that_came_back_is_written_again_and_an_empty_one_is_refused()
    {
        var (lina, rose) = (await MemberAsync(), await portal.FacilitatorAsync());
        await WriteAsync(lina, "3", "Où est le forum\u00A0?");
        var id = await HeldAsync(lina);
        await (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).Fill("Votre mot à l’auteur", "Dis aussi quand.").PressAsync("Rendre le texte");
        await (await lina.OpenAsync("/comite/plan/mes-textes")).Fill("Le texte", " ").PressAsync("Envoyer encore");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("la case est vide", lina.Text);
        await lina.Fill("Le texte", "Où et quand est le forum\u00A0?").PressAsync("Envoyer encore");
        Assert.Contains("Un animateur va lire", lina.Text);
        Assert.Contains("Où et quand est le forum", (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).Text);
    }

    [Fact]
    public async Task An_action_without_news_for_too_long_says_so()
    {
        var months = portal.Services.GetRequiredService<PlanLibrary>().Current.SilentMonths;
        var (id, then) = (SecretCode.NewId(), portal.Clock.GetUtcNow().AddMonths(-months).AddDays(-5));
        var words = await portal.WithVaultAsync(vault => vault.SealAsync(PlanData.Update, Vault.Nobody, id, "On a commencé."));
        await portal.WithDbAsync(db => { db.Add(new ActionUpdate { Id = id, Action = "8", State = ActionState.Underway, Words = words, At = then, SubmissionKey = SecretCode.NewId() }); return db.SaveChangesAsync(); });
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        Assert.Contains("Pas de nouvelles depuis le", (await lina.OpenAsync("/comite/plan/8")).Text);
        Assert.Contains("Pas de nouvelles depuis longtemps.", (await lina.OpenAsync("/comite/plan")).Text);

        var update = new ActionUpdate { Id = id, Action = "8", State = ActionState.Done, Words = words, At = then, SubmissionKey = SecretCode.NewId() };
        var (today, day) = (new DateOnly(2026, 11, 23), new DateOnly(2025, 11, 23));
        Assert.Equal(PlanBoard.Silence.None, PlanBoard.SilenceOf(update, day.AddYears(-3), today, 12));
        Assert.Equal(PlanBoard.Silence.Never, PlanBoard.SilenceOf(null, null, today, 12));
    }

    [Theory, InlineData(0, PlanBoard.Silence.None), InlineData(-1, PlanBoard.Silence.TooLong)]
    public void Silence_begins_the_day_after_the_months_are_over(int days, PlanBoard.Silence expected)
    {
        var update = new ActionUpdate { Id = SecretCode.NewId(), Action = "1", State = ActionState.Underway, Words = [], At = default, SubmissionKey = SecretCode.NewId() };
        Assert.Equal(expected, PlanBoard.SilenceOf(update, new DateOnly(2025, 11, 23).AddDays(days), new DateOnly(2026, 11, 23), 12));
    }

    [Fact]
    public async Task The_page_of_a_followed_action_asks_the_database_eight_times_at_most()
    {
        var (lina, ines) = (await MemberAsync(), await portal.VisitorAsync(Role.Observer));
        await AskedAsync("6", 12);
        await (await lina.OpenAsync("/comite/plan/6")).PressAsync("Me prévenir");
        foreach (var address in new[] { "/comite/plan", "/comite/plan/6", "/comite/plan/6?numero=2", "/comite/plan/6/nouvelles", "/comite/plan/imprimer", "/comite/plan/mes-textes", "/comite/plan/6/ecrire" })
            Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync(address)), 1, 8);
        foreach (var address in new[] { "/comite/plan/reponses", "/comite/plan", "/comite/plan/6" })
            Assert.InRange(await portal.Sql.OfAsync(() => ines.OpenAsync(address)), 1, 8);
        Assert.Equal(ReadAction.QuestionsOfPage, (await lina.OpenAsync("/comite/plan/6")).Page.QuerySelectorAll("#questions ~ article").Length);
    }

    [Fact]
    public async Task Erasing_a_person_leaves_what_the_body_published()
    {
        var (lina, rose) = (await MemberAsync(), await portal.FacilitatorAsync());
        await (await lina.OpenAsync("/comite/plan/7/ecrire")).Choose("Une question").Fill("Le texte", "Qui choisit la couleur\u00A0?").PressAsync("Envoyer");
        var id = await HeldAsync(lina);
        await (await rose.OpenAsync($"/comite/plan/a-lire/{id}")).PressAsync("Publier au nom du groupe");
        await WriteAsync(lina, "7", "Et le bureau\u00A0?");
        await using (var scope = portal.Services.CreateAsyncScope())
            foreach (var feature in scope.ServiceProvider.GetServices<IPersonalData>().Where(one => one.Module.Code == "schema")) await feature.EraseAsync(lina.Account.Id);

        Assert.Equal([id], await portal.WithDbAsync(db => db.PlanQuestions.Where(question => question.Action == "7").Select(question => question.Id).ToListAsync()));
        Assert.Contains("Qui choisit la couleur", (await rose.OpenAsync("/comite/plan/7")).Text);
        Assert.Equal(0, await portal.WithDbAsync(db => db.PlanFollowers.CountAsync(follower => follower.AccountId == lina.Account.Id)));
    }
}

public sealed class PlanPagesOnSqlite(SqlitePortal portal) : PlanPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class PlanPagesOnPostgres(PostgresPortal portal) : PlanPagesTests(portal), IClassFixture<PostgresPortal>;
