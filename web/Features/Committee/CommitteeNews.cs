using ChildProtection.Features.Committee.Drafts;

namespace ChildProtection.Features.Committee;

/// <summary>Said on the home page: a draft came back with a word, or one waits. Never a title.</summary>
internal sealed class CommitteeNews(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Returned = "committee.returned";
    private const string Given = "committee.given";
    private const int FreshDays = 14;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(CommitteeAccess.Module) || !territory.Has(Surveys.SurveysAccess.Module)) return null;
        var (id, fresh, drafts) = (user.Id, clock.GetUtcNow().AddDays(-FreshDays), db.CommitteeDrafts);
        return Role.IsYoung(user.Role) ? me.Select(_ => new NewsCount { Name = Returned, Count = drafts.Count(draft => draft.AuthorId == id && draft.State == DraftState.Own && draft.WordAt > fresh) })
            : user.Is(Role.Facilitator) ? me.Select(_ => new NewsCount { Name = Given, Count = drafts.Count(draft => draft.State == DraftState.Given) }) : null;
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts) => Task.FromResult<IReadOnlyList<NewsItem>>(
    [
        .. counts.Of(Returned) > 0 ? [new NewsItem("Un brouillon revient avec un mot.", "/comite", "bulle")] : Array.Empty<NewsItem>(),
        .. counts.Of(Given) is var given and > 0 ? [new NewsItem(given == 1 ? "Un brouillon du comité vous attend." : $"{given} brouillons du comité vous attendent.", "/comite/brouillons", "crayon")] : Array.Empty<NewsItem>(),
    ]);
}
