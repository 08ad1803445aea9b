using ChildProtection.Features.Forums;
using ChildProtection.Platform;

namespace ChildProtection.Tests.Forums;

/// <summary>What a vote gave stays, or says that it changed.</summary>
public sealed class ForumSheetTests
{
    private static readonly HandCount Hands = new(9, 1, 0, new(2026, 11, 1));
    private static ForumSheet Sheet => ForumSheet.Empty.VotedBy(null, Hands).With(new BudgetLine("Le bus", 100, 80, null));

    [Fact]
    public void A_spent_sum_written_alone_keeps_the_voted_one()
    {
        var line = Assert.Single(Sheet.With(new BudgetLine("le bus", 100, null, 90)).Budget);
        Assert.Equal((80, 90, false), (line.Voted, line.Spent, line.IsChanged));
    }

    [Fact]
    public void A_voted_sum_that_changes_says_so_until_the_next_vote()
    {
        var changed = Sheet.With(new BudgetLine("Le bus", 100, 60, null)).With(new BudgetLine("Le bus", 100, null, 50));
        Assert.Equal((60, true), (changed.Budget[0].Voted, changed.Budget[0].IsChanged));
        Assert.False(changed.VotedBy(null, Hands).Budget[0].IsChanged);
        Assert.Throws<BrokenRuleException>(() => changed.WithoutLine("Le bus"));
    }
}
