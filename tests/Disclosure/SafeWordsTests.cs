using System.Text;
using System.Text.Json;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>What people read: words first, and the file for researchers; both from the safe table alone.</summary>
public sealed class SafeWordsTests
{
    [Theory]
    [InlineData(100, 75, "La plupart des jeunes répondent «\u00A0Oui\u00A0».")]
    [InlineData(100, 65, "Plus de la moitié des jeunes répondent «\u00A0Oui\u00A0».")]
    [InlineData(100, 50, "Environ la moitié des jeunes répondent «\u00A0Oui\u00A0».")]
    [InlineData(100, 30, "Une partie des jeunes répond «\u00A0Oui\u00A0».")]
    [InlineData(100, 15, "Quelques-uns répondent «\u00A0Oui\u00A0».")]
    public void A_share_is_said_in_words(int total, int count, string sentence) =>
        Assert.Equal(sentence, Assert.Single(WordsFirst.Say(Table(total, new SafeCell(CellState.Shown, count, null)), Speakers.YoungPeople)));

    [Fact]
    public void The_words_cover_every_percentage_once_and_their_bounds_are_told()
    {
        Assert.All(Enumerable.Range(0, 101), percent => Assert.Single(WordsFirst.Scale, word => word.Least <= percent && percent <= word.Greatest));
        Assert.Contains("«\u00A0Une partie\u00A0»\u00A0: de 16 à 44 sur 100.", WordsFirst.Bounds());
    }

    [Fact]
    public void What_is_hidden_is_not_said() => Assert.Empty(WordsFirst.Say(Table(100, SafeCell.Hidden), Speakers.People));

    [Fact]
    public void La_plupart_is_said_without_a_figure() =>
        Assert.Equal("La plupart des personnes répondent «\u00A0Oui\u00A0».", Assert.Single(WordsFirst.Say(Table(100, SafeCell.Mostly), Speakers.People)));

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+33612345678", "\"'+33612345678\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u00A0=1", "\"'\u00A0=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("Oui; « non »", "\"Oui; « non »\"")]
    [InlineData("dit \"oui\"", "\"dit \"\"oui\"\"\"")]
    [InlineData("Oui", "Oui")]
    public void No_text_of_the_file_is_a_formula(string text, string field) => Assert.Equal(field, SafeCsv.Field(text));

    [Fact]
    public void The_file_says_what_the_table_says_and_no_more()
    {
        var tables = DisclosureControl.Protect(
            [new CountTable("t", ["oui", "=cmd", "sans avis"], ["tous"], new[,] { { 42 }, { 33 }, { 2 } }, false)], DisclosureRules.Outside);
        var file = Encoding.UTF8.GetString(SafeCsv.Write("Mon lieu", tables, table => table.Code));

        Assert.StartsWith("\uFEFFenquête;tableau", file, StringComparison.Ordinal);
        Assert.DoesNotContain(";=", file);
        Assert.DoesNotContain("42", file);
        Assert.DoesNotContain("33", file);
        Assert.Contains("Mon lieu;t;ensemble;total;75;;arrondi", file);
        Assert.Contains("sans avis;;;caché", file);
    }

    [Fact]
    public void A_frozen_table_comes_back_as_it_was()
    {
        var tables = DisclosureControl.Protect([new CountTable("t", ["oui", "non"], ["a", "b"], new[,] { { 42, 20 }, { 33, 30 } }, false)], DisclosureRules.Inside);
        var text = JsonSerializer.Serialize(tables);

        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<SafeTable[]>(text)));
    }

    private static SafeTable Table(int total, SafeCell cell) => new("t", ["Oui"], ["tous"], [[cell]], total, null);

    [Fact]
    public void Two_waves_are_compared_by_what_was_published_and_never_by_a_difference_of_numbers()
    {
        var before = new SafeTable("t", ["Oui", "Non", "Je passe"], ["tous"], [[new(CellState.Shown, 20, 20)], [new(CellState.Shown, 80, 80)], [SafeCell.Hidden]], 100, null);
        var now = before with { Cells = [[new SafeCell(CellState.Shown, 75, 75)], [SafeCell.Hidden], [SafeCell.Hidden]] };

        Assert.Equal("«\u00A0Oui\u00A0»\u00A0: avant, une partie\u00A0; maintenant, la plupart.", Assert.Single(Assert.Single(Waves.Compare([before], [now])).Say()));
        Assert.Equal("Les réponses sont à peu près les mêmes.", Assert.Single(Assert.Single(Waves.Compare([before], [before])).Say()));
        Assert.Empty(Waves.Compare([before.Withhold("?")], [now]));
        Assert.Empty(Waves.Compare([before], [now with { Rows = ["Oui", "Non", "Autre"] }]));
    }
}
