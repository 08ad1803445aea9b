namespace ChildProtection.Features.Autonomy;

/// <summary>Said on the home page, and no more than that: a date has come, or something waits. Never a name or a subject.</summary>
internal sealed class AutonomyNews(PortalDb db, AutonomyAccess autonomy, CurrentUser user, TerritoryPack pack) : INews
{
    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        if (!pack.Has(AutonomyFeature.Module)) return [];
        if (!user.Is(Role.Professional) && !user.Is(Role.Mentor)) return [];
        var (sheets, me) = (db.GridSheets, user.Id);
        var waiting = await autonomy.ToAnswer.AnyAsync(grid => grid.FinishedAt != null && grid.WithdrawnAt == null && grid.Audience != Accounts.Audience.OnlyMe
            && !sheets.Any(sheet => sheet.GridId == grid.Id && sheet.LockedAt != null && sheet.AuthorId == me));
        return waiting ? [new("Quelqu’un vous attend pour regarder ensemble.", "/autonomie", "personnes")] : [];
    }
}
