using AngleSharp.Html.Parser;
using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Content;

/// <summary>The words that are shipped, with the words of every territory.</summary>
public sealed class RepositoryContentTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly ContentFolder Folder = new(Repository.Path("content"));

    public static TheoryData<string> Territories => [.. TerritoryPacks.Codes(Folder)];

    [Theory, MemberData(nameof(Territories))]
    public void Every_page_is_whole_and_names_no_other_territory(string code)
    {
        var findings = new List<FileFinding>();
        var packs = TerritoryPacks.All(Folder, findings);
        var pack = packs.Single(one => one.Code == code);
        var edition = ContentEdition.Make(ContentShelf.Read(Folder, Icons(), findings), pack, findings);
        var own = NamesOf(pack).ToHashSet(StringComparer.Ordinal);
        var others = packs.Where(one => one.Code != code).SelectMany(NamesOf).Where(name => !own.Contains(name)).Distinct().ToList();

        var wrong = pack.Terms.Values.Where(term => term.Noun.Contains(' ', StringComparison.Ordinal)).SelectMany(WrongArticles).ToList();

        Assert.DoesNotContain(findings, finding => !finding.IsWarning);
        Assert.NotEmpty(edition.Chapters);
        Assert.Contains($" de le {pack.Term("collectivite").Noun}", wrong);
        Assert.All(packs, one => Assert.True(one.Code == code || others.Contains(one.Name), one.Code)); // or the search would find nothing
        foreach (var (where, text) in Texts(edition, pack))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{where} says nothing.");
            foreach (var mark in new[] { "{{", "[[", ":::" }) Assert.False(text.Contains(mark, StringComparison.Ordinal), $"{where}: {mark}");
            Assert.All(wrong, phrase => Assert.False($" {text} ".Replace('\u00A0', ' ').Contains($"{phrase} ", StringComparison.OrdinalIgnoreCase), $"{where}: {phrase}"));
            Assert.All(others, other => Assert.False(text.Contains(other, StringComparison.Ordinal), $"{where}: {other}"));
        }
        foreach (var language in ContentLanguage.Translations)
            foreach (var page in edition.All.Select(page => edition.In(language.Code, page.Address)).OfType<ContentPage>())
                Assert.True(language.IsRightToLeft == page.Title.Any(letter => letter is >= '\u0600' and <= '\u06FF'), $"{page.Address} is not written in {language.Name}.");
    }

    /// <summary>Everything a reader of this territory can be shown: chapters, sheets and pages in every language, words, services, help.</summary>
    private static IEnumerable<(string Where, string Text)> Texts(ContentEdition edition, TerritoryPack pack)
    {
        var translated = from language in ContentLanguage.Translations from address in edition.All.Select(page => page.Address).Append("/aide") select edition.In(language.Code, address);
        foreach (var page in edition.All.Concat(translated.OfType<ContentPage>()).Distinct())
            foreach (var (part, text) in new[] { ("title", page.Title), ("summary", page.Summary), ("body", new HtmlParser().ParseDocument(page.Html.ToString()!).Body!.TextContent), ("aloud", string.Join('\n', page.Sentences)) })
                yield return ($"{page.Language.Code} {page.Address} ({part})", text);
        foreach (var word in edition.Glossary.Words) yield return ($"word {word.Word}", $"{word.Word} {word.ForTheYoung} {word.ForAdults}");
        foreach (var service in edition.Services) yield return ($"service {service.Name}", $"{service.Name} {service.Summary} {string.Join(' ', service.Address)} {service.Hours}");
        foreach (var line in pack.HelpLines) yield return ($"help {line.Code}", $"{line.Name} {line.ForTheYoung} {line.ForAdults} {line.Hours}");
        yield return ("help within", $"{pack.Listening.Name} {pack.Listening.Hours} {pack.Listening.Delay}");
    }

    /// <summary>What only one territory is called.</summary>
    private static IEnumerable<string> NamesOf(TerritoryPack pack) => [pack.Name, pack.Term("collectivite").Noun, .. pack.Legal.Publisher is { Length: > 0 } publisher ? [publisher] : Array.Empty<string>()];

    /// <summary>What issue 4 asks of the words themselves, in every territory: five editions, sheets in seven domains and for adults, words, three reference pages.</summary>
    [Theory, MemberData(nameof(Territories))]
    public void There_is_enough_to_hand_to_every_child(string code)
    {
        var findings = new List<FileFinding>();
        var pack = TerritoryPacks.Chosen(Folder, code);
        var edition = ContentEdition.Make(ContentShelf.Read(Folder, Icons(), findings), pack, findings);

        Assert.True(edition.Chapters.Count >= 25);
        Assert.All(BookletEdition.All, booklet => Assert.True(edition.Booklet(booklet).Count >= 6, booklet.Code));
        Assert.True(edition.Leaflets.Count(sheet => sheet.Audience == Audience.Young) >= 40);
        Assert.All(LifeDomainWords.All, domain => Assert.True(edition.Leaflets.Count(sheet => sheet.Audience == Audience.Young && sheet.Domain == domain.Domain) >= 5, domain.Code));
        Assert.True(edition.Leaflets.Count(sheet => sheet.Audience == Audience.Parents) >= 12);
        Assert.True(edition.Leaflets.Count(sheet => sheet.Audience is Audience.Mentors or Audience.Professionals) >= (pack.Has("mentorat") ? 8 : 5));
        Assert.True(edition.Glossary.Words.Count >= 150);
        Assert.All(new[] { "/droits", "/qui-decide", "/qui-est-qui" }, address => Assert.NotNull(edition.At(address)));
        Console.WriteLine($"{code}: {edition.Chapters.Count} chapters, {edition.Leaflets.Count} sheets, {edition.Glossary.Words.Count} words, {edition.All.Count} pages.");
    }

    [Fact]
    public void Pages_are_made_once()
    {
        var library = portal.Services.GetRequiredService<ContentLibrary>();

        Assert.Same(library.Current.Chapters[0].Html, library.Current.Chapters[0].Html);
        Assert.Same(library, portal.Services.GetRequiredService<ContentLibrary>());
        Assert.Same(library.Current, library.Current);
    }

    [Fact]
    public async Task The_verb_says_that_all_is_well_in_one_line()
    {
        var (code, output) = await CheckAsync(Folder.Root);

        Assert.True(code == 0, output);
        Assert.Matches(@"^\d+ pages, \d+ mots, 4 territoires(, \d+ (affirmations?|questionnaires?|actions?[^,:]*))*\u00A0: aucune erreur(, \d+ à améliorer)?\.$", output.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Fact]
    public async Task The_verb_prints_each_mistake_and_fails()
    {
        using var shelf = new Shelf().Chapter("L'école.\nLis [ceci](/nulle-part).");
        var (code, output) = await CheckAsync(shelf.Root);

        Assert.Equal(1, code);
        Assert.Contains($"content/fr/livret/01-une-page.md:{Shelf.BodyLine}: écrivez ’ et non '", output, StringComparison.Ordinal);
        Assert.EndsWith("1 page, 1 mot, 4 territoires\u00A0: 2 erreurs.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/folder")]
    [InlineData("--strict")]
    [InlineData("one two")]
    public async Task The_verb_refuses_wrong_use(string arguments) => Assert.Equal(2, (await CheckAsync(arguments.Split(' '))).Code);

    [Fact]
    public void A_wrong_page_stops_the_start_with_its_line()
    {
        using var shelf = new Shelf().Chapter("L'école.");
        var refused = Assert.Throws<StartRefusedException>(() =>
            ActivatorUtilities.CreateInstance<ContentLibrary>(portal.Services, new ContentFolder(shelf.Root)).Current);

        Assert.Contains($"content/fr/livret/01-une-page.md:{Shelf.BodyLine}: écrivez ’ et non '", refused.Reasons);
        using var scope = portal.Services.CreateScope();
        Assert.Contains(scope.ServiceProvider.GetServices<IStartTask>(), task => task is FirstReadOfContent);
    }

    /// <summary>« de le Département », « la projet pour l’enfant », « à les équipes »: the same noun with every article but its own.</summary>
    private static IEnumerable<string> WrongArticles(FrenchTerm term) =>
        from start in new[] { "le ", "la ", "l’", "de le ", "de la ", "de l’", "du ", "de les ", "au ", "à le ", "à la ", "à l’", "à les " }
        let phrase = start + term.Noun
        where !new[] { term.The, term.OfThe, term.ToThe }.Contains(phrase, StringComparer.Ordinal)
        select $" {phrase}";

    private async Task<(int Code, string Output)> CheckAsync(params string[] arguments)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var verb = scope.ServiceProvider.GetServices<IVerb>().Single(verb => verb.Name == "content check");
        using var output = new StringWriter();
        return (await verb.RunAsync(arguments, output), output.ToString());
    }

    private static HashSet<string> Icons() => [.. System.Text.RegularExpressions.Regex
        .Matches(File.ReadAllText(Repository.Path("web/wwwroot/images/icones.svg")), "<symbol id=\"(?<name>[^\"]+)\"",
            System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
        .Select(match => match.Groups["name"].Value)];
}
