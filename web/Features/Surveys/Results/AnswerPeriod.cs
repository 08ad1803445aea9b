namespace ChildProtection.Features.Surveys.Results;

/// <summary>When a survey takes its answers, from its first day to the day it is closed, or to its last one while it runs.</summary>
internal sealed record AnswerPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>A survey asked again sooner than this asks nearly the same people: what changed by a few is not told.</summary>
    public const int DaysApart = 90;

    public static AnswerPeriod Of(Survey survey, DateOnly today)
    {
        var until = survey.ClosedOn ?? Later(survey.ClosesOn, today);
        var from = survey.IsOpened ? survey.OpensOn : Later(survey.OpensOn, today);
        return new AnswerPeriod(from < until ? from : until, until);
    }

    /// <summary>They overlap, or few days are between them.</summary>
    public bool IsNear(AnswerPeriod other) => From <= other.Until.AddDays(DaysApart) && other.From <= Until.AddDays(DaysApart);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
