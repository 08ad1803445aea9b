using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Mandate;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee;

/// <summary>Said on the home page: rules to sign, a mandate that ends, a draft that came back or waits. Never a title.</summary>
internal sealed class CommitteeNews(PortalDb db, GivenDrafts given, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Returned = "committee.returned";
    private const string Given = "committee.given";
    private const string Ending = "committee.ending";
    private const string Unsigned = "committee.unsigned";
    private const string Closed = "committee.closed";
    private const int FreshDays = 14;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(CommitteeAccess.Module)) return null;
        var (isYoung, isParent, hasSurveys) = (Role.IsYoung(user.Role), user.Is(Role.Parent), territory.Has(Surveys.SurveysAccess.Module));
        var (id, fresh, drafts) = (user.Id, clock.GetUtcNow().AddDays(-FreshDays), db.CommitteeDrafts);
        if (user.Is(Role.Facilitator)) return !hasSurveys ? null : me.Select(_ => new NewsCount { Name = Given, Count = given.Given().Count(draft => draft.State == DraftState.Given) });
        if (!isYoung && !isParent) return null;

        var seats = Seats(id, isParent);
        var (soon, versions, signatures) = (territory.Today(clock).AddDays(MandateDesk.DaysBefore), db.BodyRules, db.RulesSignatures);
        var ending = me.Select(_ => new NewsCount { Name = Ending, Count = seats.Count(seat => seat.EndsOn <= soon && seat.WishesToStayAt == null) });
        var unsigned = me.Select(_ => new NewsCount
        {
            Name = Unsigned,
            Count = seats.Count(seat => versions.Any(rules => rules.BodyId == seat.BodyId && !versions.Any(newer => newer.BodyId == rules.BodyId && newer.Number > rules.Number) && !signatures.Any(one => one.RulesId == rules.Id && one.SeatId == seat.Id))),
        });
        var (closed, since) = (committee.Closed(), clock.GetUtcNow().AddDays(-FreshDays));
        var mine = ending.Concat(unsigned).Concat(me.Select(_ => new NewsCount { Name = Closed, Count = closed.Count(body => body.ClosedAt > since) }));
        return isYoung && hasSurveys ? mine.Concat(me.Select(_ => new NewsCount { Name = Returned, Count = drafts.Count(draft => draft.AuthorId == id && draft.State == DraftState.Own && draft.WordAt > fresh) })) : mine;
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var tu = !user.Is(Role.Parent);
        return Task.FromResult<IReadOnlyList<NewsItem>>(
        [
            .. counts.Of(Unsigned) > 0 ? [new NewsItem(tu ? "Un règlement attend ta signature." : "Un règlement attend votre signature.", "/comite", "stylo")] : Array.Empty<NewsItem>(),
            .. counts.Of(Closed) > 0 ? [new NewsItem(tu ? "Une de tes instances est fermée." : "Un de vos groupes est fermé.", "/comite", "cadenas")] : Array.Empty<NewsItem>(),
            .. counts.Of(Ending) > 0 ? [new NewsItem(tu ? "Ton mandat finit bientôt." : "Votre mandat finit bientôt.", "/comite", "calendrier")] : Array.Empty<NewsItem>(),
            .. counts.Of(Returned) > 0 ? [new NewsItem("Un brouillon revient avec un mot.", "/comite", "bulle")] : Array.Empty<NewsItem>(),
            .. counts.Of(Given) is var waiting and > 0 ? [new NewsItem(waiting == 1 ? "Un brouillon du comité vous attend." : $"{waiting} brouillons du comité vous attendent.", "/comite/brouillons", "crayon")] : Array.Empty<NewsItem>(),
        ]);
    }

    /// <summary>One’s open seats on bodies of one’s own kind.</summary>
    private IQueryable<CommitteeMember> Seats(Guid id, bool isParent)
    {
        var bodies = db.Bodies;
        return db.CommitteeMembers.Where(seat => seat.AccountId == id && seat.Until == null && bodies.Any(body => body.Id == seat.BodyId && body.ClosedAt == null && (body.Public == BodyPublic.Families) == isParent));
    }
}
