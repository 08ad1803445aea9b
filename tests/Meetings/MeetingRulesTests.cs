using ChildProtection.Features.Meetings;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Meetings;

/// <summary>What a meeting lets happen, without a database.</summary>
public sealed class MeetingRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Over = Start.AddHours(3);

    [Fact]
    public void Corrected_later_who_came_keeps_how_many_were_needed_that_day()
    {
        var (meeting, without) = (Past(), Past());
        meeting.Count(7, 8, Over);
        meeting.Count(9, 12, Over.AddDays(40));
        Assert.Equal((9, 8), (meeting.Present, meeting.Quorum));
        without.Count(7, null, Over);
        without.Count(7, 12, Over.AddDays(40));
        Assert.Null(without.Quorum);
    }

    [Fact]
    public void What_one_asks_to_change_holds_until_the_minutes_are_written_again()
    {
        var meeting = Past();
        meeting.Count(2, null, Over);
        meeting.Write([1], Over);
        meeting.Reread(1, isAgreed: true);
        meeting.Reread(1, isAgreed: false);
        Assert.Contains("demande un changement", Assert.Throws<BrokenRuleException>(() => meeting.Reread(1, isAgreed: true)).Message);
        Assert.Throws<BrokenRuleException>(() => meeting.PublishMinutes(hasReaders: true, Over.AddDays(20)));
        meeting.Write([2], Over.AddDays(1));
        meeting.Reread(2, isAgreed: true);
        meeting.PublishMinutes(hasReaders: true, Over.AddDays(2));
        Assert.Equal(MinutesState.Published, meeting.MinutesState);
    }

    [Theory, InlineData(false, true, 14, true), InlineData(false, true, 13, false), InlineData(true, true, 40, false), InlineData(false, false, 40, false)]
    public void Minutes_that_nobody_can_read_again_wait_two_weeks_and_then_say_so(bool hasReaders, bool isCounted, int days, bool isPublished)
    {
        var meeting = Past();
        if (isCounted) meeting.Count(0, null, Over);
        meeting.Write([1], Over);
        if (!isPublished) Assert.Throws<BrokenRuleException>(() => meeting.PublishMinutes(hasReaders, Over.AddDays(days)));
        else meeting.PublishMinutes(hasReaders, Over.AddDays(days));
        Assert.Equal((isPublished ? MinutesState.PublishedUnread : MinutesState.ToReread, isPublished), (meeting.MinutesState, meeting.HasMinutes));
        if (isPublished) Assert.Throws<BrokenRuleException>(() => meeting.Write([2], Over.AddDays(days)));
    }

    [Theory, InlineData(13, false, false), InlineData(14, false, true), InlineData(7, true, true)]
    public void Opinions_close_after_two_weeks_or_when_the_body_meets_again(int days, bool nextBegan, bool isClosed)
    {
        var (meeting, now) = (Past(), Start.AddHours(2).AddDays(days));
        Assert.Equal((isClosed, !isClosed), (meeting.HasOpinions(now, nextBegan), meeting.TakesOpinions(now, nextBegan)));
        Assert.False(meeting.TakesOpinions(Start.AddHours(1), nextBegan: false));
    }

    [Theory, InlineData(null, false, true), InlineData(null, true, false), InlineData(false, false, false), InlineData(true, true, true)]
    public void Whoever_was_there_speaks_even_from_the_waiting_list_and_whoever_was_not_does_not(bool? wasThere, bool isWaiting, bool maySpeak)
    {
        var seat = MeetingSeat.Take(SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), isWaiting, 1, Start);
        if (wasThere is { } there) seat.Tick(there);
        Assert.Equal(maySpeak, seat.MaySpeak);
    }

    private static Meeting Past() => Meeting.Plan(SecretCode.NewId(), SecretCode.NewId(), false, new MeetingTimes(Start, Start.AddHours(2), null, 3), [1], SecretCode.NewId(), Start.AddDays(-9));
}
