using System.Net;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Committee;

/// <summary>« Ce dont nous voulons parler », on both databases.</summary>
public abstract class ThemesTests(Portal portal)
{
    private const string Canary = "canari-du-theme";

    [Fact]
    public async Task A_theme_is_read_before_it_is_published_without_a_name_and_hands_are_counted_once()
    {
        var (claire, ana, rose) = (await portal.VisitorAsync(Role.Parent), await portal.VisitorAsync(Role.Parent), await portal.FacilitatorAsync(Bodies.Parents));
        foreach (var one in new[] { claire, ana }) await portal.SeatAsync(one.Account, Bodies.Parents);
        const string here = "/comite/instances/parents/themes";
        await (await claire.OpenAsync(here)).PressAsync("Proposer ce thème");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, claire.Status);
        Assert.Equal("Il manque le thème.", claire.ErrorOf("Le thème"));
        await claire.Fill("Le thème", $"Les visites, {Canary}").PressAsync("Proposer ce thème");
        Assert.Contains("Un animateur va lire", claire.Text);
        Assert.DoesNotContain(Canary, (await ana.OpenAsync(here)).Page.Source.Text); // held
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.FacilitatorAsync()).OpenAsync(here)).Status);

        await (await rose.OpenAsync(here)).PressAsync("Publier");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Contains(Canary, (await ana.OpenAsync(here)).Text);
        Assert.DoesNotContain(claire.Account.DisplayName, ana.Page.QuerySelector("main")!.TextContent);
        var body = (await portal.BodyAsync(Bodies.Parents)).Id;
        var id = await portal.WithDbAsync(db => db.BodyThemes.Where(theme => theme.AuthorId == null && theme.BodyId == body).OrderByDescending(theme => theme.ChangedAt).Select(theme => theme.Id).FirstAsync());
        var devices = new List<Visitor>();
        for (var device = 0; device < 2; device++) devices.Add(await (await portal.VisitorAsync(ana.Account)).OpenAsync(here));
        await Task.WhenAll(devices.Select(device => device.PressAsync("Lever la main")));
        Assert.Equal(1, await portal.WithDbAsync(db => db.ThemeHands.CountAsync(hand => hand.ThemeId == id)));
        Assert.Contains("1 main levée", (await claire.OpenAsync(here)).Text);
        await (await ana.OpenAsync(here)).PressAsync("Baisser la main");
        Assert.Equal(0, await portal.WithDbAsync(db => db.ThemeHands.CountAsync(hand => hand.ThemeId == id)));
    }

    [Fact]
    public async Task A_theme_that_comes_back_has_a_word_and_is_erased_by_its_author_alone()
    {
        var (lina, rose) = (await portal.VisitorAsync(Role.YoungPerson), await portal.FacilitatorAsync());
        await portal.SeatAsync(lina.Account);
        const string here = "/comite/instances/jeunes/themes";
        await (await lina.OpenAsync(here)).Fill("Le thème", $"Le foyer de Karim, {Canary}").PressAsync("Proposer ce thème");
        await (await rose.OpenAsync(here)).PressAsync("Rendre avec un mot");
        Assert.Equal("Écrivez un mot : l’auteur attend une réponse.", rose.ErrorOf("Votre mot à l’auteur"));
        await rose.Fill("Votre mot à l’auteur", "Enlève le nom.").PressAsync("Rendre avec un mot");
        Assert.DoesNotContain(Canary, rose.Page.Source.Text);
        Assert.Contains("Enlève le nom.", (await lina.OpenAsync(here)).Text);
        await lina.PressAsync("Effacer");
        Assert.Equal(0, await portal.WithDbAsync(db => db.BodyThemes.CountAsync(theme => theme.AuthorId == lina.Account.Id)));
    }

    [Fact]
    public async Task A_theme_of_december_waits_over_the_year_before_all_that_is_published()
    {
        var (lina, rose, body) = (await portal.VisitorAsync(Role.YoungPerson), await portal.FacilitatorAsync(Bodies.Adolescents), await portal.BodyAsync(Bodies.Adolescents));
        await portal.SeatAsync(lina.Account, Bodies.Adolescents);
        const string here = "/comite/instances/adolescents/themes";
        await (await lina.OpenAsync(here)).Fill("Le thème", $"Noël au foyer, {Canary}").PressAsync("Proposer ce thème");
        var year = portal.Clock.GetUtcNow().Year;
        await portal.WithDbAsync(db => db.BodyThemes.Where(theme => theme.AuthorId == lina.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(theme => theme.Year, year - 1)));
        var now = portal.Clock.GetUtcNow().AddDays(-1);
        var list = new List<BodyTheme>();
        for (var number = 0; number < BodyTheme.Most; number++)
        {
            var id = SecretCode.NewId();
            var words = await portal.WithVaultAsync(vault => vault.SealAsync(BodyData.ThemeText, Vault.Nobody, id, $"Thème {number}"));
            var theme = BodyTheme.Write(id, body.Id, Vault.Nobody, words, year, SecretCode.NewId(), now);
            theme.Publish(words, year, now);
            list.Add(theme);
        }
        await portal.WithDbAsync(db => { db.AddRange(list); return db.SaveChangesAsync(); });
        Assert.Contains("Un animateur va lire", (await lina.OpenAsync(here)).Text);
        Assert.Contains(Canary, (await rose.OpenAsync(here)).Text);
        await rose.PressAsync("Publier");
        Assert.Equal(1, await portal.WithDbAsync(db => db.BodyThemes.CountAsync(theme => theme.BodyId == body.Id && theme.State == ThemeState.Published && theme.ChangedAt > now && theme.Year == year)));
    }
}

public sealed class ThemesOnSqlite(SqlitePortal portal) : ThemesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ThemesOnPostgres(PostgresPortal portal) : ThemesTests(portal), IClassFixture<PostgresPortal>;
