using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Autonomy;

/// <summary>N4: answering, finishing, and the two sides that stay strangers until both have finished. On both databases.</summary>
public abstract partial class DoubleViewTests(Portal portal)
{
    /// <summary>A statement that only the young person, or only the référente, marks: where it shows, that side shows.</summary>
    private const string Mine = "Je nettoie une pièce commune avec le bon produit.";

    [Fact]
    public async Task A_grid_is_answered_in_several_sittings_and_nobody_sees_it_before_the_choice()
    {
        var (nadia, lina, child) = await CircleAsync();
        await lina.OpenAsync("/autonomie/commencer");
        await lina.Choose("16 et 17 ans").PressAsync("Commencer");
        var grid = lina.Path;
        Assert.Contains("À faire", lina.Text);

        await lina.OpenAsync($"{grid}/logement");
        Assert.Equal(Mine, lina.Heading);
        await lina.PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        await lina.Choose("J’apprends").Choose("C’est important pour moi").PressAsync("Continuer");
        Assert.Contains("Phrase 2 sur", lina.Text);
        Assert.Contains("Commencé", (await lina.OpenAsync(grid)).Text);
        Assert.Contains("J’apprends", (await lina.OpenAsync($"{grid}/reponses")).Text);
        Assert.Equal(grid, (await (await lina.OpenAsync("/autonomie")).FollowAsync("Continuer ma grille")).Path);

        foreach (var address in new[] { $"{grid}/ensemble", $"{grid}/imprimer", "/autonomie/temps", "/autonomie/pas" }) Assert.Equal(HttpStatusCode.NotFound, (await nadia.OpenAsync(address)).Status is HttpStatusCode.Forbidden ? HttpStatusCode.NotFound : nadia.Status);
        Assert.DoesNotContain("J’apprends", (await nadia.OpenAsync($"{grid}/reponses")).Text);
        Assert.DoesNotContain(Mine, nadia.Text);
        Assert.Contains("n’a pas fini", (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/autonomie")).Text);

        await lina.OpenAsync($"{grid}/finir");
        Assert.Contains("Nadia (référent ASE)", lina.Text);
        await lina.Choose("Moi, personne d’autre").PressAsync("Finir ma grille");
        Assert.Contains("Tes réponses ne changent plus.", lina.Text);
        await lina.OpenAsync($"{grid}/logement?n=1");
        Assert.EndsWith("/reponses", lina.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.OpenAsync($"{grid}/ensemble")).Status);
    }

    [Fact]
    public async Task Neither_side_sees_the_other_before_both_have_finished_and_then_both_do()
    {
        var (nadia, lina, child) = await CircleAsync();
        var id = await StartedAsync(lina);
        var grid = $"/autonomie/grille/{id}";
        await lina.OpenAsync($"{grid}/logement?n=1");
        await lina.Choose("Pas encore").PressAsync("Continuer");
        await nadia.OpenAsync($"{grid}/logement?n=1");
        await nadia.Choose("Sait faire seul·e").PressAsync("Continuer");

        await NothingOfTheOtherAsync(nadia, lina, grid, child);
        await nadia.OpenAsync($"{grid}/finir");
        await nadia.PressAsync("Terminer");
        await NothingOfTheOtherAsync(nadia, lina, grid, child);

        await lina.OpenAsync($"{grid}/finir");
        await lina.Choose("Mon référent Nadia").PressAsync("Finir ma grille");
        await lina.FollowAsync("Regarder ensemble");
        Assert.Contains("Sait faire seul·e", lina.Text);
        Assert.Contains("À en parler", lina.Text);
        await nadia.OpenAsync($"{grid}/ensemble");
        Assert.Contains("Pas encore", nadia.Text);
        await nadia.Fill("Ce qu’on décide ensemble", "On range ensemble samedi.").PressAsync("Garder cette décision");
        await lina.OpenAsync($"{grid}/ensemble");
        await lina.PressAsync("D’accord : On range ensemble samedi.");
        Assert.Contains("Décidé à deux", lina.Text);
        Assert.Contains("On range ensemble samedi.", (await lina.OpenAsync($"{grid}/imprimer")).Text);
        Assert.Contains("Sait faire seul", await CopyOfAsync(lina.Account));

        await lina.OpenAsync($"{grid}/reglages");
        await lina.PressAsync("Ne plus montrer");
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.OpenAsync($"{grid}/ensemble")).Status);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.ActorId == nadia.Account.Id && entry.PersonId == child.Id && entry.Action == AutonomyAudit.Read.Code)));
    }

    /// <summary>Both sides finish at the same instant, while others look: what anybody reads then, they read after both had finished.</summary>
    [Fact]
    public async Task Two_locks_at_once_and_a_look_between_them_never_show_one_side_alone()
    {
        var (nadia, lina, child) = await CircleAsync();
        var early = 0;
        for (var round = 0; round < 6; round++)
        {
            var (id, _) = await portal.GridAsync(lina.Account.Id, child.Id, Audience.CaseWorker, isLocked: false, (RelationKind.Self, lina.Account.Id, "seul"), (RelationKind.CaseWorker, nadia.Account.Id, "aide"));
            var looks = Enumerable.Range(0, 3).Select(_ => Task.Run(() => SeesAsync(nadia.Account, id))).ToList();
            await Task.WhenAll(
                Task.Run(() => ActAsync<AnswerGrid, bool>(lina.Account, grids => grids.FinishAsync(id, Audience.CaseWorker))),
                Task.Run(() => ActAsync<AnswerGrid, bool>(nadia.Account, grids => grids.LockOwnAsync(id))), Task.WhenAll(looks));
            foreach (var look in looks) if (await look is { } seen && !seen.BothLocked) early++;
            Assert.True(await SeesAsync(nadia.Account, id) is { BothLocked: true, Sheets: 1 });
            await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => ActAsync<AnswerGrid, bool>(nadia.Account, grids => grids.KeepAsync(id, GridsOf.Statement, new AnswerCode(AnswerKind.Alone, false))));
        }
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task No_page_of_autonomy_shows_a_score_a_share_or_a_rank()
    {
        var (nadia, lina, child) = await CircleAsync();
        for (var time = 0; time < 2; time++, portal.Clock.Advance(TimeSpan.FromMinutes(1)))
            await portal.GridAsync(lina.Account.Id, child.Id, Audience.CaseWorker, isLocked: true, (RelationKind.Self, lina.Account.Id, time == 0 ? "apprends" : "seul+"), (RelationKind.CaseWorker, nadia.Account.Id, "aide"));
        var id = await portal.WithDbAsync(db => db.Set<AutonomyGrid>().Where(grid => grid.ChildId == child.Id).Select(grid => grid.Id).FirstAsync());
        foreach (var (person, address) in new[]
        {
            (lina, "/autonomie"), (lina, "/autonomie/temps"), (lina, "/autonomie/pas"), (lina, $"/autonomie/grille/{id}"), (lina, $"/autonomie/grille/{id}/reponses"), (lina, $"/autonomie/grille/{id}/ensemble"), (lina, $"/autonomie/grille/{id}/imprimer"),
            (nadia, "/autonomie"), (nadia, $"/equipe/jeunes/{child.Id}/autonomie"), (nadia, $"/autonomie/grille/{id}/ensemble"), (nadia, $"/autonomie/grille/{id}/reponses"),
        })
        {
            await person.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, person.Status);
            Assert.DoesNotMatch(Score, person.Page.QuerySelector("main")!.TextContent);
        }
        Assert.Contains("Plus souvent seul·e", (await lina.OpenAsync("/autonomie/temps")).Text);
    }

    [Theory, InlineData("10 sur 12"), InlineData("85 %"), InlineData("Ton score"), InlineData("7/12"), InlineData("Tu es à 3 points"), InlineData("12 réponses")]
    public void A_planted_score_is_seen(string words) => Assert.Matches(Score, words);

    [Fact]
    public async Task Three_steps_at_most_even_when_four_come_at_once()
    {
        var (nadia, lina, child) = await CircleAsync();
        await lina.OpenAsync("/autonomie/pas/nouveau");
        await lina.Choose("Mon référent Nadia").Fill("Ce que je veux", "Prendre le bus.").Fill("Mon premier pas, cette semaine", "Lire les horaires.").PressAsync("Garder ce pas");
        Assert.Contains("Prendre le bus.", lina.Text);
        var wishes = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => Task.Run(async () =>
        {
            try
            {
                return await ActAsync<TakeSteps, Guid?>(lina.Account, take => take.ChooseAsync(new($"Envie {one}", "Demain.", null, DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddDays(3), null, Audience.OnlyMe), SecretCode.NewId())) is not null;
            }
            catch (ChildProtection.Platform.BrokenRuleException)
            {
                return false;
            }
        })));
        Assert.True(wishes.Count(kept => kept) <= SmallStep.MostOpen - 1);
        Assert.True(await portal.WithDbAsync(db => db.Set<SmallStep>().CountAsync(step => step.AuthorId == lina.Account.Id && step.Slot != null)) <= SmallStep.MostOpen);

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/autonomie");
        Assert.Contains("Prendre le bus.", nadia.Text);
        Assert.DoesNotContain("Envie", nadia.Text);
        await (await lina.OpenAsync("/autonomie/pas")).PressAsync("C’est fait : Prendre le bus.");
        Assert.Contains("Tu l’as voulu, et tu l’as fait.", lina.Text);
    }

    /// <summary>Direct requests, lists, the copy and the search, from both sides.</summary>
    private async Task NothingOfTheOtherAsync(Visitor nadia, Visitor lina, string grid, Child child)
    {
        foreach (var person in new[] { nadia, lina })
            foreach (var address in new[] { $"{grid}/ensemble", $"{grid}/ensemble?handler=Agree" }) Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync(address)).Status);
        foreach (var address in new[] { grid, $"{grid}/reponses", $"{grid}/finir", "/autonomie", $"/equipe/jeunes/{child.Id}/autonomie" }) Assert.DoesNotContain("Pas encore", (await nadia.OpenAsync(address)).Text.Replace("Pas encore de réponse.", ""));
        foreach (var address in new[] { grid, $"{grid}/reponses", "/autonomie", "/autonomie/temps" }) Assert.DoesNotContain("Sait faire seul·e", (await lina.OpenAsync(address)).Text);
        Assert.DoesNotContain("Sait faire seul", await CopyOfAsync(lina.Account));
        Assert.DoesNotContain("Pas encore", await CopyOfAsync(nadia.Account));
        foreach (var person in new[] { nadia, lina }) Assert.DoesNotContain("/autonomie/grille", string.Join(' ', (await person.OpenAsync("/recherche?q=menage")).Links));
    }

    private async Task<string> CopyOfAsync(ChildProtection.Platform.Identity.Account account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var parts = await scope.ServiceProvider.As<GatherMyData>(account).AllAsync();
        return new CopyOfMyData(parts, TimeZoneInfo.Utc, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All), isYoung: true).Page(portal.Clock.GetUtcNow());
    }

    private async Task<(bool BothLocked, int Sheets)?> SeesAsync(ChildProtection.Platform.Identity.Account account, Guid gridId)
    {
        var seen = await ActAsync<AutonomyAccess, int>(account, async autonomy => await autonomy.SeatAsync(gridId) is { } seat ? await autonomy.OpenSheets(seat).CountAsync() : 0);
        if (seen == 0) return null;
        return (await portal.WithDbAsync(db => db.Set<GridSheet>().CountAsync(sheet => sheet.GridId == gridId && sheet.LockedAt != null)) == 2, seen);
    }

    private async Task<TResult> ActAsync<T, TResult>(ChildProtection.Platform.Identity.Account account, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<T>(account));
    }

    private static async Task<Guid> StartedAsync(Visitor lina)
    {
        await lina.OpenAsync("/autonomie/commencer");
        await lina.Choose("16 et 17 ans").PressAsync("Commencer");
        return Guid.Parse(lina.Path.Split('/')[^1]);
    }

    private async Task<(Visitor Nadia, Visitor Lina, Child Child)> CircleAsync()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        return (await portal.VisitorAsync(nadia), await portal.VisitorAsync(lina), child);
    }

    /// <summary>« 10 sur 12 », « 85 % », « 7/12 », a score, points, a level, a rank, a number of answers or statements.</summary>
    [GeneratedRegex(@"%|\d\s+sur\s+\d|\d\s*/\s*\d|\b\d+\s+(réponses?|phrases|points?)|\b(score|points?|moyenne|classement|rang|total)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Score { get; }
}

public sealed class DoubleViewOnSqliteTests(SqlitePortal portal) : DoubleViewTests(portal), IClassFixture<SqlitePortal>;

public sealed class DoubleViewOnPostgresTests(PostgresPortal portal) : DoubleViewTests(portal), IClassFixture<PostgresPortal>;
