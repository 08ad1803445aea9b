using System.Diagnostics;
using ChildProtection.Features.Content;
using ChildProtection.Features.Content.Search;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Content;

/// <summary>« Chercher » understands accents left out, words as they sound, and the spelling of messages; nothing of it leaves this machine.</summary>
public sealed class SearchTests(Portal portal) : IClassFixture<Portal>
{
    private ContentEdition Content => portal.Services.GetRequiredService<ContentLibrary>().Current;

    /// <summary>As typed on a phone, and the page that must be among the first three.</summary>
    [Theory]
    [InlineData("lojement", "/fiches/chercher-un-logement"), InlineData("carte vital", "/fiches/carte-vitale"), InlineData("apran tissage", "/fiches/apprentissage")]
    [InlineData("medcin", "/fiches/trouver-un-medecin"), InlineData("contra jeun majeur", "/fiches/contrat-jeune-majeur"), InlineData("ecrire o juge", "/fiches/ecrire-au-juge")]
    [InlineData("ouvrir un conte en banke", "/fiches/ouvrir-un-compte"), InlineData("parcour sup", "/fiches/parcoursup"), InlineData("titre de sejour", "/fiches/titre-de-sejour")]
    [InlineData("mon dossié", "/fiches/demander-mon-dossier"), InlineData("harselement", "/fiches/harcelement"), InlineData("contrasepsion", "/fiches/contraception")]
    [InlineData("jve fair mon budjet", "/fiches/faire-un-budget"), InlineData("trouvé un staj", "/fiches/trouver-un-stage"), InlineData("mission lokal", "/fiches/mission-locale")]
    [InlineData("avoka gratui", "/fiches/avocat-gratuit"), InlineData("carte didentité", "/fiches/carte-d-identite"), InlineData("impo", "/fiches/declarer-mes-impots")]
    [InlineData("voté", "/fiches/voter-et-m-inscrire"), InlineData("dormir", "/fiches/bien-dormir"), InlineData("MES FRERES ET SOEURS", "/fiches/voir-mes-freres-et-soeurs")]
    [InlineData("la poliss", "/fiches/police-mes-droits"), InlineData("bours", "/fiches/demander-une-bourse"), InlineData("colok", "/fiches/vivre-en-colocation")]
    public void What_is_meant_is_found(string typed, string address) =>
        Assert.Contains(address, Content.Search.Find(typed, Audience.Young, 3).Select(hit => hit.Page.Address));

    [Theory]
    [InlineData("zzzzqx"), InlineData(""), InlineData("   "), InlineData("!!!"), InlineData("\uD800"), InlineData("\u202E\0<script>")]
    public void What_is_nowhere_finds_nothing(string typed) => Assert.Empty(Content.Search.Find(typed, Audience.Young, 3));

    [Theory]
    [InlineData("mon père me frappe", true), InlineData("jveux mourir", true), InlineData("g peur", true), InlineData("harcelé", true)]
    [InlineData("ouvrir un compte", false), InlineData("trouver un stage", false), InlineData("la carte Vitale", false)]
    public void Words_of_danger_show_the_numbers(string typed, bool shown) => Assert.Equal(shown, Content.Synonyms.SoundsLikeDanger(typed));

    [Fact]
    public async Task The_page_finds_keeps_what_was_typed_and_puts_it_nowhere_else()
    {
        var reader = await portal.Stranger().OpenAsync("/recherche");
        await reader.Fill("Que cherches-tu ?", "mon père me frappe <b>").PressAsync("Chercher");

        Assert.Equal("/recherche", reader.Address.PathAndQuery);
        Assert.Equal("mon père me frappe <b>", reader.ValueOf("Que cherches-tu ?"));
        Assert.Contains("119", reader.Text);
        Assert.DoesNotContain("frappe", reader.Page.Title, StringComparison.Ordinal);

        await reader.OpenAsync("/recherche");
        await reader.PressAsync("Chercher");
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.Contains("Il faut un mot au moins.", reader.Text);
    }

    /// <summary>Grows with the words of the content, not with its pages: the figure is for the README, the limit only catches a fall.</summary>
    [Fact]
    public void Five_thousand_pages_answer_in_the_time_of_a_page()
    {
        var random = new Random(4);
        var sentences = Content.All.SelectMany(page => page.Sentences).ToList();
        var pages = Enumerable.Range(0, 5_000).Select(number => Content.All[number % Content.All.Count] with
        {
            Slug = $"page-{number}", Address = $"/fiches/page-{number}", Sentences = [.. Enumerable.Range(0, 25).Select(_ => sentences[random.Next(sentences.Count)] + $" mot{random.Next(20_000)}")],
        }).ToList();
        var index = new SearchIndex(pages, Content.Synonyms);
        index.Find("logement", Audience.Young, 12);
        var watch = Stopwatch.StartNew();
        string[] searches = ["jve un lojement", "carte vital", "ouvrir un conte en banke", "mon dossié ase", "contra jeun majeur", "abcdefghij klmnopqrst uvwxyzabcd efghijklmn opqrstuvwx"];
        foreach (var typed in searches) index.Find(typed, Audience.Young, 12);
        var each = watch.Elapsed / searches.Length;
        Console.WriteLine($"{nameof(SearchTests)}: 5,000 pages, {each.TotalMilliseconds:0} ms a search.");
        Assert.True(each < TimeSpan.FromSeconds(2));
    }
}
