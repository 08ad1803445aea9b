using ChildProtection.Features.Booklet;
using ChildProtection.Platform;

namespace ChildProtection.Tests.Booklet;

public sealed class ChapterFeedbackTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    /// <summary>Whoever has the database must not learn who was reading, nor at which minute.</summary>
    [Fact]
    public void Nothing_in_it_says_who_or_when()
    {
        Assert.Equal(["Chapter", "ClearWord", "Day", "Id", "SealedWord", "Verdict", "Version", "Word"], typeof(ChapterFeedback).GetProperties().Select(p => p.Name).Order());
        var ids = Enumerable.Range(0, 32).Select(_ => ChapterFeedback.Give("mes-droits", 1, Verdict.Helps, null, Monday).Id);
        Assert.Contains(ids, id => id.Version != 7); // a version 7 id holds the millisecond
    }

    [Fact]
    public void An_empty_word_is_no_word() => Assert.Null(ChapterFeedback.Give("mes-droits", 1, Verdict.Hard, "  ", Monday).Word);

    [Fact]
    public void A_word_stays_short() =>
        Assert.Throws<BrokenRuleException>(() => ChapterFeedback.Give("mes-droits", 1, Verdict.Hard, new string('a', 201), Monday));

    [Fact]
    public void There_are_two_answers() =>
        Assert.Throws<BrokenRuleException>(() => ChapterFeedback.Give("mes-droits", 1, (Verdict)7, null, Monday));
}
