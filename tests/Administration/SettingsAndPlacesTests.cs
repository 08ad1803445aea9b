using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Administration.Places;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>What an installation may choose, its places of life, and what must be done again and again: on both databases.</summary>
public abstract class SettingsAndPlacesTests(Portal portal)
{
    [Fact]
    public async Task A_setting_is_said_at_once_where_people_read_it_and_written_down()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        var (young, _) = await portal.YoungPersonAsync(await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia")), "none");
        var reader = await portal.VisitorAsync(young);

        await (await office.OpenAsync("/administration/reglages")).Fill("Téléphone de l’écoute", "01.99.00 77 66").Fill("Adresse e-mail de l’écoute", "ici@val-darroux.example")
            .Fill("Heures de l’écoute", "Le mardi, de 14 heures à 16 heures.").Fill("Jours pour répondre à une parole", "9").PressAsync("Garder ces réglages");

        Assert.Contains("C’est gardé.", office.Text);
        foreach (var address in new[] { "/aide", "/livret/imprimer", "/contact" }) Assert.Contains("01 99 00 77 66", (await reader.OpenAsync(address)).Text);
        Assert.Contains("Le mardi, de 14 heures à 16 heures.", (await reader.OpenAsync("/aide")).Text);
        Assert.Contains("mailto:ici@val-darroux.example", reader.Links);
        Assert.Contains("Réponse au plus tard le mercredi 2 décembre 2026.", (await reader.OpenAsync("/ma-parole/ecrire")).Text);
        var reasons = await portal.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.Action == "setting.changed").Select(entry => entry.Reason).ToListAsync());
        Assert.Contains("word-days.pack-9", reasons);
        Assert.All(reasons, reason => Assert.DoesNotContain("7766", reason));

        await (await office.OpenAsync("/administration/reglages")).Fill("Téléphone de l’écoute", "").Fill("Adresse e-mail de l’écoute", "").Fill("Heures de l’écoute", "").Fill("Jours pour répondre à une parole", "").PressAsync("Garder ces réglages");
        Assert.Contains("01 99 00 45 67", (await reader.OpenAsync("/aide")).Text);
        Assert.Contains("01 99 00 45 67", (await reader.OpenAsync("/contact")).Text);
    }

    [Theory]
    [InlineData("Téléphone de l’écoute", "123", "Écrivez 10 chiffres")]
    [InlineData("Téléphone de l’écoute", "01 23 45 67 89", "Ce territoire est inventé")]
    [InlineData("Adresse e-mail de l’écoute", "ici", "adresse e-mail complète")]
    [InlineData("Jours pour répondre à une parole", "0", "de 1 à 60")]
    [InlineData("Jours pour répondre à une parole", "-3", "de 1 à 60")]
    [InlineData("Jours pour répondre à une parole", "61", "de 1 à 60")]
    public async Task A_setting_that_cannot_be_is_refused_next_to_its_field(string field, string value, string says)
    {
        var office = await portal.VisitorAsync(Role.Administrator);

        await (await office.OpenAsync("/administration/reglages")).Fill(field, value).PressAsync("Garder ces réglages");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains(says, office.ErrorOf(field));
        Assert.Equal(value, office.ValueOf(field));
    }

    [Fact]
    public async Task A_place_is_added_named_again_closed_and_open_again()
    {
        var (alex, nadia) = (await portal.VisitorAsync(Role.Administrator), await portal.VisitorAsync(Role.Professional));
        var name = $"Foyer {SecretCode.NewKey()[..6]}";

        await (await alex.OpenAsync("/administration/lieux")).Fill("Nom du lieu", name).Fill("Secteur", "Haut-Plateau").Choose("Maison d’enfants (MECS)").PressAsync("Ajouter ce lieu");
        Assert.Contains($"{name}Maison d’enfants (MECS) · Haut-Plateau", alex.Text);
        Assert.Contains(name, (await nadia.OpenAsync("/equipe/jeunes/nouveau")).Text);
        await (await alex.OpenAsync("/administration/lieux")).Fill("Nom du lieu", name.ToUpperInvariant()).Fill("Secteur", "Haut-Plateau").Choose("Foyer").PressAsync("Ajouter ce lieu");
        Assert.Contains("a déjà ce nom", alex.Text);

        await alex.OpenAsync("/administration/lieux");
        await alex.FollowAsync(name);
        await alex.Fill("Nom du lieu", $"{name} bis").PressAsync("Garder ces changements");
        await alex.FollowAsync($"{name} bis");
        await alex.PressAsync("Fermer ce lieu");
        Assert.Contains("Ce lieu est fermé.", alex.Text);
        Assert.DoesNotContain(name, (await nadia.OpenAsync("/equipe/jeunes/nouveau")).Text);
        await alex.PressAsync("Rouvrir ce lieu");
        Assert.Contains($"{name} bis (Haut-Plateau)", (await nadia.OpenAsync("/equipe/jeunes/nouveau")).Text);

        var id = Guid.Parse(alex.Path.Split('/')[^1]);
        Assert.Equal(["place.added", "place.changed", "place.closed", "place.reopened"], await portal.WrittenAsync(id));
    }

    [Fact]
    public async Task Two_administrators_who_close_a_place_at_once_are_decided_once()
    {
        var cookie = await portal.SignInAsync(await portal.StaffAsync(Role.Administrator));
        var id = await portal.WithCookieAsync(cookie, services => services.GetRequiredService<KeepPlaces>().AddAsync($"Lieu {SecretCode.NewKey()[..6]}", "plaine", PlaceKind.Home));
        Task Close() => portal.WithCookieAsync(cookie, services => services.GetRequiredService<KeepPlaces>().CloseAsync(id));

        Assert.Equal(["", "Ce lieu est déjà fermé."], await Bureau.AtOnceAsync(Close, Close));
    }

    /// <summary>DATA-21: backups of a day, a drill of a week, a purge of a night; whatever is older is said in red.</summary>
    [Fact]
    public async Task The_overview_is_red_when_upkeep_is_late()
    {
        var office = await portal.VisitorAsync(Role.Administrator);
        foreach (var (line, key, late, fresh) in new[]
        {
            ("Dernière sauvegarde", BackupDates.Last, TimeSpan.FromHours(27), TimeSpan.FromHours(25)),
            ("Dernier essai de restauration", BackupDates.Restored, TimeSpan.FromDays(8), TimeSpan.FromDays(6)),
            ("Dernier effacement des données anciennes", "purge:last", TimeSpan.FromHours(37), TimeSpan.FromHours(35)),
        })
        {
            await portal.WithDbAsync(db => db.InstanceSettings.Where(setting => setting.Key == key).ExecuteDeleteAsync());
            await office.OpenAsync("/administration");
            Assert.Equal("Jamais", office.Detail(line));
            Assert.True(IsRed(office, line));
            foreach (var (age, isRed) in new[] { (late, true), (fresh, false) })
            {
                await portal.WithDbAsync(db => db.RememberAsync(key, portal.Clock.GetUtcNow() - age));
                await office.OpenAsync("/administration");
                Assert.Equal(isRed, IsRed(office, line));
            }
        }
        foreach (var link in new[] { "personnes", "invitations", "liens", "lieux", "reglages", "courriels", "journal" }) Assert.Contains($"/administration/{link}", office.Links);
    }

    private static bool IsRed(Visitor office, string line) =>
        office.Page.QuerySelectorAll("dt").Single(dt => dt.TextContent == line).NextElementSibling!.QuerySelector(".corail") is not null;
}

public sealed class SettingsAndPlacesOnSqliteTests(SqlitePortal portal) : SettingsAndPlacesTests(portal), IClassFixture<SqlitePortal>;

public sealed class SettingsAndPlacesOnPostgresTests(PostgresPortal portal) : SettingsAndPlacesTests(portal), IClassFixture<PostgresPortal>;
