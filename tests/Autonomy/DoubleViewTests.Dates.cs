using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Autonomy.Dates;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Autonomy;

/// <summary>Dates from 16 to 25: what is prepared, what was decided, who is told, and who comes back.</summary>
public abstract partial class DoubleViewTests
{
    private DateOnly Today => DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime);

    [Fact]
    public async Task A_sheet_is_a_draft_until_it_is_addressed_and_one_box_is_never_shown()
    {
        var (nadia, lina, child) = await CircleAsync();
        var date = $"/equipe/jeunes/{child.Id}/autonomie/dates/entretien";
        await lina.OpenAsync("/autonomie/dates/entretien");
        await lina.PressAsync("Garder ma feuille");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Il ne décide pas à ta place.", lina.Text);
        await lina.Choose("Moi, personne d’autre").Choose("Nadia (référent ASE)").Fill("Mes questions, si tu veux", "Où je vais habiter").Fill("Juste pour moi, si tu veux", "J’ai peur.").PressAsync("Garder ma feuille");
        Assert.Contains("C’est gardé.", lina.Text);
        Assert.Equal("Où je vais habiter", lina.ValueOf("Mes questions, si tu veux"));
        Assert.DoesNotContain("Où je vais habiter", (await nadia.OpenAsync(date)).Text);

        await lina.Choose("Mon référent Nadia").PressAsync("Garder ma feuille");
        Assert.Contains("Où je vais habiter", (await nadia.OpenAsync(date)).Text);
        Assert.Contains("Nadia (référent ASE)", nadia.Text);
        Assert.DoesNotContain("peur", nadia.Text);
        Assert.DoesNotContain("peur", (await lina.OpenAsync("/autonomie/dates/entretien/imprimer")).Text);
        var karim = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        var educator = await portal.VisitorAsync(karim);
        Assert.DoesNotContain("Où je vais habiter", (await educator.OpenAsync(date)).Text);
        Assert.Null(educator.Page.QuerySelector("form textarea"));

        await lina.OpenAsync("/autonomie/dates/entretien");
        await lina.Choose("Moi, personne d’autre").PressAsync("Garder ma feuille");
        Assert.DoesNotContain("Où je vais habiter", (await nadia.OpenAsync(date)).Text);
        Assert.Contains("J’ai peur.", await CopyOfAsync(lina.Account));
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/autonomie/dates/filet")).Status);
    }

    [Fact]
    public async Task A_record_is_final_only_when_the_young_person_says_so_and_an_objection_is_owed_an_answer()
    {
        var (nadia, lina, child) = await CircleAsync();
        var (date, mine) = ($"/equipe/jeunes/{child.Id}/autonomie/dates/entretien", "/autonomie/dates/entretien/decide");
        await nadia.OpenAsync(date);
        await nadia.Fill("Ce qu’on a décidé", "Lina part seule en juin.").PressAsync("Montrer au jeune");
        Assert.Contains("Le jeune n’a pas encore dit si c’est juste.", nadia.Text);
        Assert.Contains("Un texte attend ton avis.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Un texte attend ton avis", (await lina.OpenAsync("/autonomie/dates")).Text);

        await lina.OpenAsync(mine);
        var first = await portal.WithDbAsync(db => db.MilestoneRecords.Where(row => row.ChildId == child.Id).Select(row => row.Id).SingleAsync());
        await lina.Fill("Ce qui n’est pas juste", "Pas seule, avec Karim.").PressAsync("Dire ce qui n’est pas juste");
        Assert.Contains("Ton référent te doit une réponse.", lina.Text);
        Assert.Contains("Quelqu’un attend votre réponse.", (await nadia.OpenAsync("/accueil")).Text);
        Assert.Contains("Dit que votre texte n’est pas juste", (await nadia.OpenAsync("/autonomie")).Text);
        await nadia.OpenAsync(date);
        Assert.Contains("Pas seule, avec Karim.", nadia.Text);
        await nadia.Fill("Ce qu’on a décidé", "Lina part avec Karim en juin.").PressAsync("Montrer le nouveau texte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nadia.Status);
        await nadia.Fill("Votre réponse au jeune", "Tu as raison.").PressAsync("Montrer le nouveau texte");
        Assert.Contains("Le jeune n’a pas encore dit si c’est juste.", nadia.Text);

        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => ActAsync<WriteRecord, bool>(lina.Account, records => records.ValidateAsync(first)));
        await lina.OpenAsync(mine);
        Assert.Contains("Tu as raison.", lina.Text);
        await lina.PressAsync("C’est bien ce qu’on a dit");
        Assert.Contains("Tu as dit oui.", lina.Text);
        Assert.Contains("Le texte ne change plus.", (await nadia.OpenAsync(date)).Text);
        Assert.Null(nadia.Page.QuerySelector("form textarea"));
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => ActAsync<WriteRecord, bool>(nadia.Account, records => records.WriteAsync(child.Id, MilestoneKind.Interview, 2, Today, "Autre chose.", null)));
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.ActorId == lina.Account.Id && entry.Action == "autonomy.record-validated")));
        var stranger = await portal.AccountAsync(Role.YoungPerson, "Renard");
        Assert.False(await ActAsync<WriteRecord, bool>(stranger, records => records.ValidateAsync(first)));
    }

    [Theory, InlineData(4, InterviewDue.Later), InlineData(2, InterviewDue.Soon), InlineData(0, InterviewDue.Now), InlineData(-2, InterviewDue.Late)]
    public void An_interview_is_soon_then_now_then_late(int months, InterviewDue due) => Assert.Equal(due, DueInterviews.Of(Today.AddMonths(months), Today));

    [Fact]
    public async Task The_caseworker_is_told_of_an_interview_that_comes_and_no_more_once_it_is_written()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Idris", Today.AddYears(1).AddMonths(2)); // 17 years in two months
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        var visitor = await portal.VisitorAsync(nadia);
        Assert.Contains("Un entretien arrive dans moins de 3 mois.", (await visitor.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("Idris", visitor.Text);
        Assert.Contains("Entretien dans moins de 3 mois", (await visitor.OpenAsync("/autonomie")).Text);
        Assert.Contains("Une date à préparer arrive.", (await (await portal.VisitorAsync(lina)).OpenAsync("/accueil")).Text);
        Assert.True(await ActAsync<WriteRecord, bool>(nadia, records => records.WriteAsync(child.Id, MilestoneKind.Interview, 0, Today, "On prépare la suite.", null)));
        Assert.DoesNotContain("Entretien dans moins de 3 mois", (await visitor.OpenAsync("/autonomie")).Text);
    }

    [Fact]
    public async Task After_18_one_asks_to_come_back_and_whoever_is_named_owes_an_answer()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Noé", Today.AddYears(-1));
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        await LeaveAsync(nadia, child);
        var noe = await portal.VisitorAsync(young);
        await noe.OpenAsync("/autonomie/revenir");
        Assert.Contains("Elle choisit un référent.", noe.Text);
        await noe.Choose("Je voudrais revenir").Fill("Ce que je veux ajouter, si tu veux", "Je dors chez un ami.").PressAsync("Envoyer ma demande");
        Assert.Contains("Réponse avant le", noe.Text);
        Assert.Contains("Une personne va être choisie pour te répondre.", noe.Text);

        var office = await portal.VisitorAsync(await portal.AccountAsync(Role.Administrator));
        await office.OpenAsync("/administration/liens/sans-referent");
        Assert.Contains(office.Links, link => link == $"/administration/liens/{child.Id}");
        Assert.DoesNotContain("Je dors", office.Page.QuerySelector("main")!.TextContent);
        var karim = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.RelateAsync(child, karim, RelationKind.CaseWorker);
        var visitor = await portal.VisitorAsync(karim);
        await visitor.OpenAsync($"/equipe/jeunes/{child.Id}/autonomie/retour");
        Assert.Contains("Je dors chez un ami.", visitor.Text);
        await visitor.Fill("Votre réponse", "Oui. Venez lundi.").PressAsync("Envoyer la réponse");
        Assert.Contains("Oui. Venez lundi.", (await noe.OpenAsync("/autonomie/revenir")).Text);
        Assert.Contains("Une réponse est arrivée.", (await noe.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain((await office.OpenAsync("/administration/liens/sans-referent")).Links, link => link == $"/administration/liens/{child.Id}");

        var (_, lina, _) = await CircleAsync();
        Assert.Contains("le jour de tes 18 ans", (await lina.OpenAsync("/autonomie/revenir")).Text);
        Assert.Null(lina.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Another_caseworker_continues_an_open_sheet_and_neither_side_opens_by_it()
    {
        var (nadia, lina, child) = await CircleAsync();
        var (id, _) = await portal.GridAsync(lina.Account.Id, child.Id, Audience.CaseWorker, isLocked: false, (RelationKind.Self, lina.Account.Id, "pas-encore"), (RelationKind.CaseWorker, nadia.Account.Id, "seul"));
        var grid = $"/autonomie/grille/{id}";
        var account = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.RelateAsync(child, account, RelationKind.CaseWorker);
        var karim = await portal.VisitorAsync(account);
        await karim.OpenAsync(grid);
        Assert.Contains("Une autre personne répond déjà", karim.Text);
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => ActAsync<ChildProtection.Features.Autonomy.TakeOverSheet, bool>(account, take => take.TakeAsync(id)));

        await portal.WithDbAsync(async db =>
        {
            (await db.Relations.SingleAsync(one => one.ChildId == child.Id && one.AccountId == nadia.Account.Id)).End(portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await karim.OpenAsync(grid);
        await karim.PressAsync("Continuer ces réponses");
        Assert.Contains("quelqu’un d’autre a répondu", karim.Text);
        Assert.Contains("Sait faire seul·e", (await karim.OpenAsync($"{grid}/reponses")).Text);
        Assert.DoesNotContain("Pas encore", karim.Text.Replace("Pas encore de réponse.", ""));
        Assert.DoesNotContain("Sait faire seul·e", (await lina.OpenAsync($"{grid}/reponses")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.OpenAsync(grid)).Status);
        await (await karim.OpenAsync($"{grid}/finir")).PressAsync("Terminer");
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync($"{grid}/ensemble")).Status);
        await lina.OpenAsync($"{grid}/finir");
        await lina.Choose("Mon référent Karim").PressAsync("Finir ma grille");
        Assert.Contains("Pas encore", (await karim.OpenAsync($"{grid}/ensemble")).Text);
        Assert.Contains("Karim", (await lina.OpenAsync($"{grid}/ensemble")).Text);
        Assert.True(await portal.WithDbAsync(db => db.FormerHands.AnyAsync(hand => hand.AccountId == nadia.Account.Id)));
    }

    [Fact]
    public async Task Six_months_after_the_service_is_told_then_whoever_is_named_and_the_young_person_all_along()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Tess", Today.AddYears(-2));
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        await LeaveAsync(nadia, child);
        var (office, tess) = (await portal.VisitorAsync(await portal.AccountAsync(Role.Administrator)), await portal.VisitorAsync(young));
        Assert.DoesNotContain($"/administration/liens/{child.Id}", (await office.OpenAsync("/administration/liens/sans-referent")).Links);
        Assert.DoesNotContain("Six mois après", (await tess.OpenAsync("/accueil")).Text);

        DateTimeOffset? left = portal.Clock.GetUtcNow().AddMonths(-Milestone.MonthsAfterLeaving).AddDays(-2);
        await portal.WithDbAsync(db => db.Children.Where(one => one.Id == child.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.CareEndsAt, left)));
        Assert.Contains($"/administration/liens/{child.Id}", (await office.OpenAsync("/administration/liens/sans-referent")).Links);
        Assert.Contains("Six mois après ta sortie", (await tess.OpenAsync("/accueil")).Text);

        var karim = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.AsAsync(office.Account, async services => { await services.GetRequiredService<HandOver>().ChildAsync(child.Id, null, karim.Id); return true; });
        var visitor = await portal.VisitorAsync(karim);
        Assert.Contains("rendez-vous à proposer", (await visitor.OpenAsync("/autonomie")).Text);
        Assert.Contains("Un entretien est à faire maintenant.", (await visitor.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain($"/administration/liens/{child.Id}", (await office.OpenAsync("/administration/liens/sans-referent")).Links);
        Assert.True(await ActAsync<WriteRecord, bool>(karim, records => records.WriteAsync(child.Id, MilestoneKind.AfterLeaving, 0, Today, "Tess a un studio.", null)));
        Assert.DoesNotContain("rendez-vous à proposer", (await visitor.OpenAsync("/autonomie")).Text);
        Assert.DoesNotContain("Six mois après ta sortie", (await tess.OpenAsync("/accueil")).Text);
    }

    /// <summary>The measure has ended, and nobody follows them any more.</summary>
    private Task LeaveAsync(Account caseWorker, Child child) => portal.WithDbAsync(async db =>
    {
        var now = portal.Clock.GetUtcNow();
        (await db.Relations.SingleAsync(one => one.ChildId == child.Id && one.AccountId == caseWorker.Id)).End(now);
        await db.SaveChangesAsync();
        DateTimeOffset? end = now.AddDays(-10);
        return await db.Children.Where(one => one.Id == child.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.CareEndsAt, end));
    });
}
