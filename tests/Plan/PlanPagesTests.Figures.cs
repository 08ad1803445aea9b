using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Plan;

/// <summary>Many indicators on one page.</summary>
public abstract partial class PlanPagesTests
{
    /// <summary>A plan names up to 19 figures for one action: names first, the rest by a press; few are shown whole.</summary>
    [Fact]
    public async Task An_action_with_many_indicators_folds_them_and_says_how_many_are_written()
    {
        var (ines, lina) = (await portal.VisitorAsync(Role.Observer), await portal.VisitorAsync(Role.YoungPerson));
        var today = portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock);
        await lina.OpenAsync("/comite/plan/4");
        Assert.Contains("Le schéma nomme 12 chiffres. Aucun n’est encore écrit. Appuie sur une ligne pour en savoir plus.", lina.Text);
        Assert.Equal(["Ce qui est fait", "Ce que ça change"], lina.Page.QuerySelectorAll("main h3").Select(title => title.TextContent));
        var folded = lina.Page.QuerySelectorAll("main section[aria-labelledby=chiffres] details");
        Assert.Equal((12, 0), (folded.Length, folded.Count(one => one.HasAttribute("open"))));
        Assert.Equal("Projets avec la parole du jeune", folded[0].QuerySelector("summary")!.TextContent.Trim());

        await (await ines.OpenAsync("/comite/plan/4/chiffres")).Fill("Quel chiffre ?", "Avis suivis (avis)").Fill("Le jour", today.AddDays(-2).ToString("yyyy-MM-dd", null)).Fill("Le nombre", "64").PressAsync("Publier ce chiffre");
        Assert.Contains("1 est déjà écrit. Appuyez sur une ligne", ines.Text);
        var written = Assert.Single((await lina.OpenAsync("/comite/plan/4")).Page.QuerySelectorAll("main summary .pill"));
        Assert.Equal("64\u00A0avis", written.TextContent);
        Assert.Contains("Avis suivis", written.ParentElement!.TextContent);
        Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync("/comite/plan/4")), 1, 8);

        var few = (await lina.OpenAsync("/comite/plan/8")).Page.QuerySelectorAll("main section[aria-labelledby=chiffres] details");
        Assert.Equal((2, 2), (few.Length, few.Count(one => one.HasAttribute("open"))));
        Assert.Contains("Le schéma ne dit pas comment\u00A0: nous proposons cela.", few[0].TextContent);
        Assert.Contains("Lu dans le schéma, page 8.", few[0].TextContent);
        Assert.DoesNotContain("Le schéma ne dit pas comment", (await lina.OpenAsync("/comite/plan/2")).Text); // there it does
    }

    [Fact]
    public async Task One_figure_is_written_sixty_times_at_most_and_its_neighbour_is_not_held_up()
    {
        var ines = await portal.VisitorAsync(Role.Observer);
        var today = portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock);
        await portal.WithDbAsync(db =>
        {
            for (var number = 0; number < IndicatorValue.MostOfIndicator; number++)
                db.Add(new IndicatorValue { Id = SecretCode.NewId(), Action = "8", Indicator = "1", Day = today.AddDays(-number), Value = number, WrittenAt = portal.Clock.GetUtcNow(), SubmissionKey = SecretCode.NewId() });
            return db.SaveChangesAsync();
        });
        await using var scope = portal.Services.CreateAsyncScope();
        var pilot = scope.ServiceProvider.GetRequiredService<PilotAction>();

        await Assert.ThrowsAsync<BrokenRuleException>(() => pilot.MeasureAsync("8", "1", today, 1, null, SecretCode.NewId()));
        Assert.True(await pilot.MeasureAsync("8", "2", today, 3, null, SecretCode.NewId()));
        Assert.Equal(ReadAction.ValuesShown + 1, (await ines.OpenAsync("/comite/plan/8")).Page.QuerySelectorAll("main table.data tbody tr").Length);
        Assert.False(await pilot.MeasureAsync("8", "3", today, 3, null, SecretCode.NewId()));
    }
}
