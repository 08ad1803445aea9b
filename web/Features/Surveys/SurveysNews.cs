using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys;

/// <summary>The same neutral line for the whole group: a survey is open, a return is there. Nobody is told « vous n’avez pas répondu » (STAT-06).</summary>
internal sealed class SurveysNews(PortalDb db, Respondents respondents, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const int FreshDays = 14;

    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var today = territory.Today(clock);
        if (user.Is(Role.Facilitator) || user.Is(Role.Administrator))
        {
            if (!territory.Has(SurveysAccess.Module)) return [];
            var late = await db.Surveys.CountAsync(survey => survey.IsOpened && survey.ReturnedOn == null && survey.ReturnOn < today);
            return late == 0 ? [] : [new(late == 1 ? "Un retour d’enquête est en retard." : $"{late} retours d’enquête sont en retard.", "/enquetes/gerer", "alerte")];
        }
        var mine = await respondents.MineAsync();
        var (news, open) = (new List<NewsItem>(), mine.Count(survey => survey.TakesAnswersOn(today)));
        foreach (var survey in mine.Where(survey => survey.IsRemindedOn(today)))
            news.Add(new($"L’enquête «\u00A0{survey.Title}\u00A0» est ouverte jusqu’au {survey.ClosesOn.InWords()}.", $"/enquetes/{survey.Id}", "question"));
        if (open > 0) news.Add(new(open == 1 ? "Une enquête est ouverte." : $"{open} enquêtes sont ouvertes.", "/enquetes", "question"));
        if (await respondents.HasReturnAfterAsync(mine, today.AddDays(-FreshDays))) news.Add(new("Une enquête a une réponse.", "/enquetes", "bulle"));
        return news;
    }
}
