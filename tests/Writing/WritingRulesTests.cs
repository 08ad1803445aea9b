using ChildProtection.Features.Writing;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Writing;

/// <summary>Texts taken apart, compared and reread, without a portal.</summary>
public sealed class WritingRulesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_shipped_page_comes_out_of_the_editor_as_it_went_in()
    {
        foreach (var file in Directory.GetFiles(Repository.Path("content/fr"), "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file).ReplaceLineEndings("\n");
            var page = MarkdownPage.Of(text);
            Assert.Equal(text, page.ToString());
            Assert.Equal(page.Value("titre"), page.With("titre", page.Value("titre")).Value("titre"));
        }
    }

    [Theory]
    [InlineData("Un titre : deux points"), InlineData("- un tiret"), InlineData("« Non »"), InlineData("Un \"mot\" et un \\"), InlineData("C’est simple"), InlineData("#1 : oui")]
    public void A_title_is_read_back_whatever_its_signs(string title) =>
        Assert.Equal(title, MarkdownPage.Of(MarkdownPage.Of("---\ntitre: Ancien\nversion: 1\n---\n\nTexte.\n").With("titre", title).ToString()).Value("titre"));

    [Fact]
    public void The_body_changes_and_the_head_stays()
    {
        var page = MarkdownPage.Of("---\ntitre: Un\nsources: [\"a\",\n  \"b\"]\nrelecture:\n  - qui: Lina\n    date: 2026-01-01\n---\n\nAvant.\n");

        Assert.Equal("---\ntitre: Un\nsources: [\"a\",\n  \"b\"]\nrelecture: []\n---\n\nAprès.\n", page.WithoutReaders().WithBody("Après.").ToString());
        Assert.Equal(8, page.HeadLines);
    }

    [Fact]
    public void Two_texts_are_compared_line_by_line_with_a_little_around_what_changed()
    {
        var lines = LineComparison.Of("a\nb\nc\nd\ne\nf\ng", "a\nb\nC\nd\ne\nf\ng\nh");

        Assert.Equal("=a =b -c +C =d =e =f =g +h", string.Join(' ', lines.Select(line => $"{"=-+"[(int)line.Change]}{line.Text}")));
        Assert.DoesNotContain(LineComparison.Around(LineComparison.Of("a\nb\nc\nd\ne\nf", "A\nb\nc\nd\ne\nf")), line => line.Text == "d");
        Assert.Empty(LineComparison.Around(LineComparison.Of("a\nb", "a\n\nb")));
    }

    [Fact]
    public void A_proposal_takes_the_place_of_its_sentence_and_keeps_its_sign()
    {
        Assert.Equal("un\n- Le neuf.\ntrois", RereadDraft.Replaced("un\n- le vieux\ntrois", "- le vieux", "Le neuf."));
        Assert.Null(RereadDraft.Replaced("un\ntrois", "- le vieux", "Le neuf."));
    }

    [Fact]
    public void A_code_is_read_with_spaces_and_small_letters_and_nothing_else_is_one()
    {
        var open = PageRereading.Open(SecretCode.NewId(), "f", [], SecretCode.NewId(), 7, Monday);

        Assert.Equal(open.Code, PageRereading.ReadCode($" {PageRereading.Grouped(open.Code).ToLowerInvariant()} "));
        Assert.Null(PageRereading.ReadCode("ABC"));
        Assert.Null(PageRereading.ReadCode(null));
        Assert.True(open.IsOpenAt(Monday.AddDays(6)));
        Assert.False(open.IsOpenAt(Monday.AddDays(7)));
        Assert.Throws<BrokenRuleException>(() => PageRereading.Open(SecretCode.NewId(), "f", [], SecretCode.NewId(), 0, Monday));
    }

    [Fact]
    public void A_version_is_withdrawn_once()
    {
        var version = PageVersion.Publish(SecretCode.NewId(), "f", 2, [], "", null, null, new DateOnly(2027, 1, 1), Monday);
        version.Withdraw([1], Monday);

        Assert.Throws<BrokenRuleException>(() => version.Withdraw([1], Monday));
    }

    [Fact]
    public void Readers_are_named_as_they_chose_and_the_others_are_counted()
    {
        var (lina, hidden) = (Reader(ReaderKind.Young), Reader(ReaderKind.Parent));
        lina.Finish(ReaderName.FirstName, "Lina", Monday);
        hidden.Finish(ReaderName.Hidden, "Sami", Monday);

        Assert.Equal("Lina et une autre personne", ReaderNames.Of([lina, hidden]));
        Assert.Equal("une personne concernée", ReaderNames.Of([hidden]));
        Assert.Equal("Lina", ReaderNames.Of([lina]));
    }

    [Fact]
    public void Whoever_takes_a_name_back_is_said_by_what_they_are()
    {
        var (lina, sami, zoe, old) = (Reader(ReaderKind.Committee), Reader(ReaderKind.Committee), Reader(ReaderKind.Committee), Reader(null));
        foreach (var reader in new[] { lina, sami, zoe, old }) reader.Finish(ReaderName.FirstName, "Prénom", Monday);
        lina.HideName(null);

        Assert.Equal("Prénom et un jeune du comité", ReaderNames.Of([sami, lina]));
        sami.HideName(null);
        Assert.Equal("Prénom et 2 jeunes du comité", ReaderNames.Of([sami, lina, zoe]));
        old.HideName(ReaderKind.Parent); // nobody wrote down what this reader is
        Assert.Equal("un parent", ReaderNames.Of([old]));
        Assert.Null(old.ShownName);
    }

    [Fact]
    public void The_code_of_one_reader_serves_one_reader()
    {
        var (expected, lina, sami) = (ExpectedReader.Invite(SecretCode.NewId(), SecretCode.NewId(), [1], ReaderKind.Committee, Monday), Reader(ReaderKind.Young), Reader(ReaderKind.Young));
        expected.Welcome(lina);
        expected.Welcome(lina);

        Assert.Equal(ReaderKind.Committee, lina.Kind);
        Assert.Throws<BrokenRuleException>(() => expected.Welcome(sami));
        Assert.Equal(ReaderKind.Young, sami.Kind);
    }

    [Fact]
    public void What_is_kept_in_the_page_is_read_back_and_nothing_else_is()
    {
        (string, string)[] texts = [("content/fr/fiches/dire-non.md", "---\ntitre: Non\n---\n\nTu peux dire « non ».\n")];

        Assert.Equal(texts, KeptTexts.Unpack(KeptTexts.Pack(texts)));
        foreach (var wrong in new[] { null, "", "abc", "AAAA", Convert.ToBase64String([1, 2, 3]), new string('A', KeptTexts.Most + 1) }) Assert.Null(KeptTexts.Unpack(wrong));
    }

    /// <summary>SEC-V8.2.2: what readers say opens through <c>Access</c>, but to the jobs that serve everybody and to each person’s own copy.</summary>
    [Fact]
    public void Readers_are_reached_through_access()
    {
        string[] without = ["WritingData.cs", "PublishedPages.cs", "WritingPersonalData.cs", "WritingRetention.cs", "WritingDemo.cs"];
        var found = Directory.GetFiles(Repository.Path("web/Features/Writing"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !without.Contains(Path.GetFileName(file)) && Past(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.Empty(found);
        Assert.True(Past("var all = db.PageReaders.Where(reader => true);"));
        Assert.False(Past("var mine = access.OwnRereadings(db.PageReaders);"));
    }

    private static bool Past(string code) => System.Text.RegularExpressions.Regex.IsMatch(code, @"(?<!access\.\w+\()db\.PageReaders\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));

    private static PageReader Reader(ReaderKind? kind) => PageReader.Join(SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), kind, Monday);
}
