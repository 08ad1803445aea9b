using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

/// <summary>Said on the home page: an action one follows has news, a text waits, an answer is owed. Never a word or a title.</summary>
internal sealed class PlanNews(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Followed = "plan.followed";
    private const string Mine = "plan.mine";
    private const string Late = "plan.late";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(PlanAccess.Module)) return null;
        var (id, today) = (user.Id, territory.Today(clock));
        var (followers, updates, values, questions, published, additions, running) = (db.PlanFollowers, db.PlanUpdates, db.PlanValues, db.PlanQuestions, db.PublishedFor(user), db.PlanAdditions, db.BodyFacilitators);
        var followed = me.Select(_ => new NewsCount
        {
            Name = Followed,
            Count = followers.Count(follower => follower.AccountId == id
                && (updates.Any(update => update.Action == follower.Action && update.At > follower.SeenAt) || values.Any(value => value.Action == follower.Action && value.WrittenAt > follower.SeenAt)
                    || published.Any(question => question.Action == follower.Action && (question.PublishedAt > follower.SeenAt || question.AnsweredAt > follower.SeenAt))
                    || additions.Any(addition => addition.At > follower.SeenAt && published.Any(question => question.Id == addition.QuestionId && question.Action == follower.Action)))),
        });
        if (user.Is(Role.YoungPerson) || user.Is(Role.Parent)) return followed.Concat(me.Select(_ => new NewsCount { Name = Mine, Count = questions.Count(question => question.AuthorId == id && question.State == QuestionState.Returned) }));
        if (user.Is(Role.Facilitator)) return followed.Concat(me.Select(_ => new NewsCount { Name = Mine, Count = questions.Count(question => question.State == QuestionState.Held && running.Any(one => one.BodyId == question.BodyId && one.AccountId == id && one.Until == null)) }));
        if (!user.Is(Role.Observer)) return followed;
        return followed.Concat(me.Select(_ => new NewsCount { Name = Mine, Count = questions.Count(question => question.State == QuestionState.Published && question.AnsweredAt == null) }))
            .Concat(me.Select(_ => new NewsCount { Name = Late, Count = questions.Count(question => question.State == QuestionState.Published && question.AnsweredAt == null && question.DueOn < today) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var told = new List<NewsItem>();
        if (counts.Of(Late) is var late and > 0) told.Add(new(late == 1 ? "Une réponse au comité est en retard." : $"{late} réponses au comité sont en retard.", "/comite/plan/reponses", "alerte"));
        else if (counts.Of(Mine) > 0) told.Add(Own());
        if (counts.Of(Followed) > 0) told.Add(new("Il y a du nouveau sur le schéma.", "/comite/plan", "balance"));
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }

    private NewsItem Own() => user.Is(Role.YoungPerson) || user.Is(Role.Parent) ? new("Un texte sur le schéma revient avec un mot.", "/comite/plan/mes-textes", "bulle")
        : user.Is(Role.Facilitator) ? new("Un texte du comité attend d’être lu.", "/comite/plan/a-lire", "crayon")
        : new("Le comité attend une réponse.", "/comite/plan/reponses", "bulle");
}
