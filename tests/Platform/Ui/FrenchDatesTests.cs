using ChildProtection.Platform.Ui;

namespace ChildProtection.Tests.Platform.Ui;

public sealed class FrenchDatesTests
{
    [Fact]
    public void A_moment_is_said_with_its_weekday_and_whole_words() =>
        Assert.Equal("lundi 23 novembre 2026 à 14 heures 30", FrenchDates.DayAndHour(new DateTimeOffset(2026, 11, 23, 14, 30, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void The_first_of_the_month_has_its_own_word() => Assert.Equal("dimanche 1er novembre 2026", FrenchDates.Day(new DateOnly(2026, 11, 1)));

    [Fact]
    public void Within_a_sentence_a_date_goes_without_its_weekday()
    {
        Assert.Equal("22 novembre 2026", new DateOnly(2026, 11, 22).InWords());
        Assert.Equal("1er mars 2026", new DateOnly(2026, 3, 1).InWords());
        Assert.Equal("1er mars 2026 à 9 heures 05", new DateTimeOffset(2026, 3, 1, 9, 5, 0, TimeSpan.FromHours(1)).InWords());
    }

    [Theory]
    [InlineData(0, 0, "minuit")]
    [InlineData(1, 5, "1 heure 05")]
    [InlineData(9, 0, "9 heures")]
    public void Hours_are_said_as_people_say_them(int hour, int minute, string said) => Assert.Equal(said, FrenchDates.Hour(new TimeOnly(hour, minute)));
}
