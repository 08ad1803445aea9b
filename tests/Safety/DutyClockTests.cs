using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;

namespace ChildProtection.Tests.Safety;

/// <summary>Quiet hours on the clocks of the place, the hours without anybody, and how long somebody has to take an alert.</summary>
public sealed class DutyClockTests
{
    private static readonly QuietHours Usual = new();

    /// <summary>21 to 8 there: in summer and in winter, the nights the hour changes, in Réunion, French Guiana and Saint-Pierre, at the same instant in UTC.</summary>
    [Theory]
    [InlineData("Europe/Paris", "2026-07-01T18:59:59Z", false), InlineData("Europe/Paris", "2026-07-01T19:00:00Z", true), InlineData("Europe/Paris", "2026-12-01T19:30:00Z", false), InlineData("Europe/Paris", "2026-12-01T20:00:00Z", true)]
    [InlineData("Europe/Paris", "2026-03-28T20:00:00Z", true), InlineData("Europe/Paris", "2026-03-29T05:59:00Z", true), InlineData("Europe/Paris", "2026-03-29T06:00:00Z", false)]
    [InlineData("Europe/Paris", "2026-10-25T06:59:00Z", true), InlineData("Europe/Paris", "2026-10-25T07:00:00Z", false), InlineData("Europe/Paris", "2026-10-24T19:00:00Z", true)]
    [InlineData("Indian/Reunion", "2026-07-01T17:00:00Z", true), InlineData("Indian/Reunion", "2026-07-01T04:00:00Z", false), InlineData("America/Cayenne", "2026-07-01T23:59:00Z", false), InlineData("America/Cayenne", "2026-07-02T00:00:00Z", true)]
    [InlineData("America/Miquelon", "2026-07-01T23:30:00Z", true), InlineData("Pacific/Noumea", "2026-07-01T12:00:00Z", true)]
    public void Quiet_hours_are_those_of_the_wall_clock(string zone, string at, bool quiet) =>
        Assert.Equal(quiet, Usual.IsQuiet(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTimeOffset.Parse(at, null)));

    [Theory]
    [InlineData("Europe/Paris", "2026-03-28T21:00:00Z", "2026-03-29T06:00:00Z"), InlineData("Europe/Paris", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00Z"), InlineData("Europe/Paris", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z")]
    [InlineData("Indian/Reunion", "2026-07-01T23:00:00Z", "2026-07-02T04:00:00Z")]
    public void They_end_at_eight_there(string zone, string at, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, null), Usual.EndAfter(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTimeOffset.Parse(at, null)));

    [Theory, InlineData(13, 15, 14, true), InlineData(13, 15, 15, false), InlineData(0, 0, 3, false), InlineData(22, 7, 6, true)]
    public void A_pack_may_choose_its_own(int from, int until, int hour, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(from, until).IsQuiet(TimeZoneInfo.Utc, new DateTimeOffset(2026, 7, 1, hour, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void What_nobody_covers_is_a_gap_and_shifts_that_overlap_make_none()
    {
        var day = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        PlanDuty.Gap Hours(int from, int until) => new(day.AddHours(from), day.AddHours(until));

        Assert.Equal([Hours(0, 8), Hours(20, 22)], PlanDuty.Between([Hours(8, 14), Hours(12, 20), Hours(13, 15), Hours(22, 30)], day, day.AddHours(24)));
        Assert.Equal([Hours(0, 24)], PlanDuty.Between([], day, day.AddHours(24)));
        Assert.Empty(PlanDuty.Between([Hours(-2, 26)], day, day.AddHours(24)));
    }

    /// <summary>From 8 to 8 over the night the clocks go back, and forward; an hour more is too long.</summary>
    [Theory, InlineData("2026-10-24T08:00:00+02:00", "2026-10-25T08:00:00+01:00", 25), InlineData("2026-03-28T08:00:00+01:00", "2026-03-29T08:00:00+02:00", 23)]
    public void A_day_of_duty_is_a_day_of_the_wall_clock(string from, string until, int hours)
    {
        var (begins, ends) = (DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(until, null));
        var shift = DutyShift.Plan(SecretCode.NewId(), DutyKind.First, begins, ends, begins);
        Assert.Equal(TimeSpan.FromHours(hours), shift.Until - shift.From);
        Assert.Throws<BrokenRuleException>(() => DutyShift.Plan(SecretCode.NewId(), DutyKind.First, begins, ends.AddHours(1), begins));
    }

    [Theory]
    [InlineData(WordRisk.Danger | WordRisk.Contact, 15), InlineData(WordRisk.SelfHarm, 15), InlineData(WordRisk.Sexual, 60), InlineData(WordRisk.Violence, 60), InlineData(WordRisk.Secrecy, 60), InlineData(WordRisk.Contact, 1440), InlineData(WordRisk.Elsewhere, 1440)]
    public void The_gravest_risk_says_how_soon(WordRisk risks, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), Alert.DelayOf(risks));

    [Theory, InlineData(11.2, "Il reste 12 minutes"), InlineData(0.2, "Il reste 1 minute"), InlineData(-60, "En retard de 1 heure"), InlineData(-59, "En retard de 59 minutes"), InlineData(1440, "Il reste 24 heures"), InlineData(-2880, "En retard de 2 jours")]
    public void The_clock_speaks_in_words(double minutes, string words) => Assert.Equal(words, AlertWords.Left(TimeSpan.FromMinutes(minutes)));
}
