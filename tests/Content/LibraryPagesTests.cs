using System.Net;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Content;

/// <summary>Sheets, editions, languages and services, as their readers open them.</summary>
public sealed class LibraryPagesTests(Portal portal) : IClassFixture<Portal>
{
    private ContentEdition Content => portal.Services.GetRequiredService<ContentLibrary>().Current;

    [Fact]
    public async Task Every_sheet_is_listed_for_its_readers_and_opens()
    {
        var reader = portal.Stranger();
        var seen = new HashSet<string>();
        foreach (var audience in new[] { "jeunes", "parents", "mentors", "pros" })
        {
            await reader.OpenAsync($"/fiches?pour={audience}");
            seen.UnionWith(reader.Links.Where(link => link.StartsWith("/fiches/", StringComparison.Ordinal)));
        }
        Assert.Equal(Content.Leaflets.Select(sheet => sheet.Address).Order(), seen.Order());
        foreach (var sheet in Content.Leaflets.Where((_, number) => number % 9 == 0))
        {
            await reader.OpenAsync(sheet.Address);
            Assert.Equal((HttpStatusCode.OK, sheet.Title.Replace('\u00A0', ' ')), (reader.Status, reader.Heading));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/fiches/la-lune")).Status);
    }

    [Fact]
    public async Task Who_signs_in_finds_the_sheets_and_the_booklet_of_their_role()
    {
        var mother = await portal.VisitorAsync(Role.Parent);
        Assert.Equal("Votre livret", (await mother.OpenAsync("/livret")).Heading);
        Assert.Contains(mother.Links, link => link.EndsWith("?pour=parents", StringComparison.Ordinal) && link.StartsWith("/livret/", StringComparison.Ordinal));
        await mother.OpenAsync("/fiches");
        Assert.Contains(Content.Leaflets.First(sheet => sheet.Audience == Audience.Parents).Address, mother.Links);
    }

    /// <summary>Each edition is read from its first page to its last.</summary>
    [Fact]
    public async Task Every_edition_is_read_from_cover_to_end()
    {
        foreach (var edition in BookletEdition.All)
        {
            var chapters = Content.Booklet(edition);
            var reader = await portal.Stranger().OpenAsync($"/livret?pour={edition.Code}");
            await reader.FollowAsync("Commencer à lire");
            foreach (var chapter in chapters)
            {
                Assert.Equal(chapter.Title.Replace('\u00A0', ' '), reader.Heading);
                if (chapter != chapters[^1]) await reader.FollowAsync("Suite :");
            }
            Assert.DoesNotContain(reader.Page.QuerySelectorAll("a"), link => link.TextContent.Contains("Suite", StringComparison.Ordinal));
        }
        Assert.Equal("Ton livret", (await portal.Stranger().OpenAsync("/livret?pour=rien")).Heading);
    }

    [Fact]
    public async Task A_translation_says_its_language_its_direction_and_that_it_must_be_reread()
    {
        foreach (var (address, language, direction) in new[] { ("/aide", "ar", "rtl"), ("/droits", "ar", "rtl"), ("/livret/mes-droits", "ar", "rtl"), ("/aide", "en", "ltr"), ("/droits", "en", "ltr"), ("/livret/bienvenue", "en", "ltr") })
        {
            var reader = await portal.Stranger().OpenAsync($"{address}?langue={language}");
            var body = reader.Page.QuerySelector($"main [lang={language}][dir={direction}]:has(h1)");
            Assert.True(body is not null, $"{address} in {language}");
            Assert.Contains(ContentLanguage.Find(language)!.ToReread, body.TextContent, StringComparison.Ordinal);
            Assert.Contains(address, reader.Links); // back to the French page
            await reader.OpenAsync(address);
            Assert.Contains($"{address}?langue={language}", reader.Links);
        }
        Assert.Equal("fr", (await portal.Stranger().OpenAsync("/droits?langue=xx")).Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Services_are_chosen_by_place_and_need_and_say_when_they_were_checked()
    {
        var reader = await portal.Stranger().OpenAsync("/services?secteur=haut-plateau&sujet=sante");
        Assert.Contains("Planning du Haut-Plateau", reader.Text);
        Assert.DoesNotContain("Maison des adolescents", reader.Text);
        Assert.Contains("Vérifié le", (await reader.OpenAsync("/services?sujet=ecoute")).Text);
        Assert.Contains("À vérifier avant d’y aller.", (await reader.OpenAsync("/services?sujet=droits")).Text);
        Assert.Equal(Content.Services.Count, (await reader.OpenAsync("/services?secteur=rien&sujet=rien")).Page.QuerySelectorAll(".service").Length);
    }
}
