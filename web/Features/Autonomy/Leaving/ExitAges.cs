using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>« Ma situation à la sortie » asks about housing and income: only of whoever has, around their exit, an age that the questionnaire names.</summary>
internal static class ExitAges
{
    /// <summary>The first day on which one may be asked; null for never.</summary>
    /// <param name="template">The questionnaire, with its ages.</param>
    /// <param name="comesOfAgeOn">The day of their 18 years; null when nobody wrote it: then no age is known.</param>
    /// <param name="end">The last day of the measure.</param>
    public static DateOnly? AskedFrom(Questionnaire template, DateOnly? comesOfAgeOn, DateOnly end)
    {
        var from = end.AddDays(-OfferAtExit.DaysBefore);
        if (template is { AgeFrom: null, AgeTo: null }) return from;
        if (comesOfAgeOn is not { } majority) return null;
        if (template.AgeFrom is { } least && majority.AddYears(least - 18) is var birthday && birthday > from) from = birthday;
        if (from > end.AddDays(LeavingWaves.DaysToAnswer)) return null; // they left before that age
        return template.AgeTo is { } most && from >= majority.AddYears(most + 1 - 18) ? null : from;
    }
}
