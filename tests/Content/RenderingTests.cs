using AngleSharp.Html.Parser;
using ChildProtection.Features.Content;

namespace ChildProtection.Tests.Content;

public sealed class RenderingTests : IDisposable
{
    private readonly Shelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void A_picture_stands_beside_its_sentences_one_element_each()
    {
        var block = Page("::: image maison violet\nDes adultes t’accompagnent.\nChacun a un rôle.\n:::").QuerySelector(".falc.violet")!;

        Assert.Equal("/images/icones.svg#maison", block.QuerySelector(".pic svg[aria-hidden=true] use")!.GetAttribute("href"));
        Assert.Equal(["Des adultes t’accompagnent.", "Chacun a un rôle."], block.QuerySelectorAll(".phrases .phrase").Select(phrase => phrase.TextContent));
        Assert.Equal(["1", "2"], block.QuerySelectorAll(".phrase").Select(phrase => phrase.GetAttribute("data-phrase")));
    }

    [Fact]
    public void A_picture_without_colour_takes_that_of_the_page() =>
        Assert.NotNull(Page("::: image maison\nBonjour.\n:::").QuerySelector(".falc.lagune"));

    [Fact]
    public void A_word_is_explained_right_after_its_sentence()
    {
        var page = Page("::: image maison\nTon [[référent|référente]] suit ton parcours.\nElle prépare les réunions.\n:::");
        var button = page.QuerySelector(".word button[type=button]")!;
        var explanation = page.GetElementById(button.GetAttribute("aria-controls")!)!;

        Assert.Equal("true", button.GetAttribute("aria-expanded"));
        Assert.Equal("C’est quoi, référent\u00A0?", button.QuerySelector(".sr")!.TextContent);
        Assert.Equal("référent\u00A0: La personne qui suit ton parcours.", explanation.TextContent);
        Assert.Contains("Elle prépare", explanation.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Ton référente suit ton parcours.", "Elle prépare les réunions."], shelf.Make().Chapters[0].Sentences);
    }

    [Fact]
    public void Adults_read_the_explanation_for_adults() =>
        Assert.Contains("le parcours de l’enfant", shelf.Html("Le [[référent]] est là.", audience: "parents"), StringComparison.Ordinal);

    [Fact]
    public void A_word_is_explained_once()
    {
        var page = Page("Le [[référent]] est là.\nLa [[référente]] aussi.");

        Assert.Single(page.QuerySelectorAll(".word"));
        Assert.Contains("La référente aussi.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_have_their_title_and_their_voice()
    {
        const string boxes = "::: retenir\nBonjour.\n:::\n\n::: exemple\nPar exemple : un ami.\n:::\n\n::: question\nQui est là ?\n:::";
        var page = Page(boxes);

        Assert.Equal("À retenir", page.QuerySelector(".retenir strong")!.TextContent);
        Assert.Equal("Par exemple\u00A0: un ami.", page.QuerySelector(".exemple .phrase")!.TextContent);
        Assert.Equal("Tu peux demander\u00A0:", page.QuerySelector(".demander strong")!.TextContent);
        Assert.Contains("Vous pouvez demander", shelf.Html(boxes, audience: "parents"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_who_uses_the_words_of_the_territory()
    {
        const string body = "## Près de toi\n\n::: qui referent\nCette personne suit ton parcours.\n:::";

        Assert.Equal("Le référent", Page(body).QuerySelector("h3.who-name")!.TextContent);
        Assert.Contains("Le référent ASE", shelf.Html(body, "lyon"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_the_confirmed_numbers_of_its_kind()
    {
        var page = Page("::: aide danger\nTu as peur ?\n:::");

        Assert.Equal("tel:119", page.QuerySelector(".help a.btn")!.GetAttribute("href"));
        Assert.DoesNotContain("116 000", page.Body!.TextContent, StringComparison.Ordinal); // still to be confirmed
        Assert.Contains("Tu es en danger", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Un enfant est en danger", shelf.Html("::: aide danger\n:::", audience: "tous"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_never_stays_without_a_number() =>
        Assert.NotNull(Page("::: aide mal-etre\nTu vas mal ?\n:::").QuerySelector("a[href='tel:119'], a[href='tel:3114']"));

    [Fact]
    public void Territory_words_agree() =>
        Assert.Contains("C’est un service de la Métropole de Lyon.", shelf.Html("C’est un service {{du collectivite}}.", "lyon"), StringComparison.Ordinal);

    [Fact]
    public void Links_outside_say_so_and_links_inside_do_not()
    {
        var page = Page("Lis [le site](https://example.org/a?b=1&c=2).\nLis [les mots](/mots).");

        Assert.Equal("le site (autre site)", page.QuerySelector("a[href^=https]")!.TextContent);
        Assert.Equal("https://example.org/a?b=1&c=2", page.QuerySelector("a[href^=https]")!.GetAttribute("href"));
        Assert.Equal("les mots", page.QuerySelector("a[href='/mots']")!.TextContent);
    }

    [Fact]
    public void Punctuation_does_not_break_away() =>
        Assert.Contains("Ça va\u00A0? Dis «\u00A0oui\u00A0».", shelf.Html("Ça va ? Dis « oui »."), StringComparison.Ordinal);

    [Fact]
    public void Lists_are_sentences_too()
    {
        var items = Page("- répondre\n- proposer [les mots](/mots)").QuerySelectorAll("ul.points > li > .phrase");

        Assert.Equal(["répondre", "proposer les mots"], items.Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Bonjour <img src=x onerror=alert(1)> toi.")]
    [InlineData("<a href=\"javascript:alert(1)\">là</a>")]
    [InlineData("[là](javascript:alert(1))")]
    [InlineData("[là](JaVaScRiPt:alert)")]
    [InlineData("[là](&#106;avascript:alert(1))")]
    [InlineData("[là](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[là](//example.org)")]
    [InlineData("[là](http://example.org)")]
    [InlineData("[là](/\\example.org)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<https://example.org>")]
    [InlineData("[là][x]\n\n[x]: javascript:alert(1)")]
    [InlineData("![là](https://example.org/x.png)")]
    [InlineData("[[<script>alert(1)</script>]]")]
    [InlineData("[[référent|<img src=x onerror=alert(1)>]]")]
    [InlineData("{{<b>}}")]
    [InlineData("::: image maison\" onload=\"x\nBonjour.\n:::")]
    [InlineData("::: image maison x\"onload=1\nBonjour.\n:::")]
    public void Hostile_markup_stays_text(string body)
    {
        var page = Page(body);

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, b, a[href^='//'], a[href^='http:'], a[href^=data], a[href*='\\\\']"));
        Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), link => link.GetAttribute("href")!.Contains("script", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.NotEmpty(shelf.Findings);
    }

    [Fact]
    public void The_ids_of_two_chapters_never_meet()
    {
        const string body = "## Près de toi\n\nLe [[référent]] est là.\n\n## Près de toi";
        shelf.Chapter(body).Chapter(body, "02-autre.md", order: 20);
        var ids = shelf.Make().Chapters.SelectMany(chapter => Parse(chapter.Html.ToString()!).QuerySelectorAll("[id]")).Select(element => element.Id).ToList();

        Assert.Equal(6, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("[]", "2026-12-01", "Langage simple. Pas encore relu par des jeunes.", RereadState.NotYet)]
    [InlineData("[{ qui: \"Lina, 17 ans\", date: 2026-12-01 }]", "2026-12-02", "Relu par Lina, 17 ans, le 1er décembre 2026.", RereadState.Reread)]
    [InlineData("[{ qui: Lina, date: 2026-12-01 }]", "2027-11-23", "Ce texte devait être relu avant le 22 novembre 2027.", RereadState.Expired)]
    public void A_page_says_who_has_reread_it(string rereadings, string today, string text, RereadState state)
    {
        shelf.Chapter("Bonjour.");
        var file = System.IO.Path.Combine(shelf.Root, "fr/livret/01-une-page.md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("relecture: []", $"relecture: {rereadings}", StringComparison.Ordinal));

        Assert.Equal(new RereadStatus(text, state), shelf.Make().Chapters[0].StatusOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Reading_takes_at_least_a_minute()
    {
        shelf.Chapter(string.Join('\n', Enumerable.Repeat("Voici une phrase de six mots.", 40)));

        Assert.Equal(3, shelf.Make().Chapters[0].Minutes);
        Assert.Equal(1, shelf.Chapter("Bonjour.").Make().Chapters[0].Minutes);
    }

    private AngleSharp.Html.Dom.IHtmlDocument Page(string body) => Parse(shelf.Html(body));

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><main>{html}</main>");
}
