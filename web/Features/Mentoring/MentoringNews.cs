using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring;

/// <summary>Said on the home page: a proposal, an evaluation, a goodbye, a stop, words to read. Never a name, never a word of it.</summary>
internal sealed class MentoringNews(PortalDb db, MentoringAccess mentoring, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Lines = "mentoring.lines";
    private const string Offers = "mentoring.offers";
    private const string Reviews = "mentoring.reviews";
    private const string Goodbyes = "mentoring.goodbyes";
    private const string Stops = "mentoring.stops";
    private const string Held = "mentoring.held";
    private const string Wishes = "mentoring.wishes";
    private const string Charter = "mentoring.charter";
    private const int FreshDays = 30;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(MentoringAccess.Module) || user.Role is not (Role.YoungPerson or Role.Mentor or Role.Parent or Role.Professional)) return null;
        var (id, today, pairings) = (user.Id, territory.Today(clock), db.Pairings);
        var lines = mentoring.MyLines().Where(line => line.Answer == null && !line.IsInformed);
        var waiting = me.Select(_ => new NewsCount
        {
            Name = Lines,
            Count = lines.Count(line => pairings.Any(pairing => pairing.Id == line.PairingId && (line.Step == AgreementStep.Agreement && pairing.State == PairingState.Agreeing || line.Step == AgreementStep.Convention && pairing.State == PairingState.Signing))),
        });
        if (user.Is(Role.Parent)) return waiting;
        if (user.Is(Role.Professional))
        {
            var (running, words, wishes, files) = (db.MentoringCoordinators.Where(one => one.Until == null && one.AccountId == id), ReadWords.WaitingIn(db), db.MentorWishes, db.MentorFiles);
            return waiting.Concat(me.Select(_ => new NewsCount { Name = Stops, Count = pairings.Count(pairing => pairing.State == PairingState.Leaving && running.Any()) }))
                .Concat(me.Select(_ => new NewsCount { Name = Held, Count = words.Count(_ => running.Any()) }))
                .Concat(me.Select(_ => new NewsCount { Name = Wishes, Count = wishes.Count(wish => wish.State == WishState.Waiting && running.Any()) + files.Count(file => file.State == FileState.Sent && running.Any()) }));
        }
        var (mine, reviews, isYoung) = (mentoring.Mine(), db.PairReviews, mentoring.IsYoung);
        var open = me.Select(_ => new NewsCount
        {
            Name = Reviews,
            Count = reviews.Count(review => review.ClosedAt == null && review.OpensOn <= today && (isYoung ? review.YouthAt == null : review.AdultAt == null) && mine.Any(pairing => pairing.Id == review.PairingId && (pairing.State == PairingState.Trial || pairing.State == PairingState.Active || !isYoung && pairing.State == PairingState.Leaving && pairing.PausedAt == null))),
        });
        if (!isYoung)
        {
            var signed = db.MentorFiles;
            return waiting.Concat(open).Concat(me.Select(_ => new NewsCount { Name = Charter, Count = signed.Count(file => file.AccountId == id && file.State == FileState.Accepted && (file.CharterVersion == null || file.CharterVersion < MentorCharter.Current)) }));
        }
        var (since, said, offered) = (clock.GetUtcNow().AddDays(-FreshDays), db.PairWords, db.MentorWishes);
        return waiting.Concat(open).Concat(me.Select(_ => new NewsCount { Name = Offers, Count = offered.Count(wish => wish.AccountId == id && wish.State == WishState.Offered) }))
            .Concat(me.Select(_ => new NewsCount { Name = Goodbyes, Count = said.Count(word => word.YouthId == id && word.Kind == PairWordKind.Goodbye && word.ShownAt > since) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        const string here = "/mentorat";
        const string desk = "/mentorat/suivi";
        return Task.FromResult<IReadOnlyList<NewsItem>>(
        [
            .. counts.Of(Stops) > 0 ? [new NewsItem("Un jeune attend que vous appeliez quelqu’un.", desk, "alerte")] : Array.Empty<NewsItem>(),
            .. counts.Of(Held) > 0 ? [new NewsItem("Des mots attendent votre lecture.", $"{desk}/a-lire", "oeil")] : Array.Empty<NewsItem>(),
            .. counts.Of(Wishes) > 0 ? [new NewsItem("Une demande de mentorat vous attend.", desk, "mentor")] : Array.Empty<NewsItem>(),
            .. counts.Of(Lines) > 0 ? [new NewsItem(mentoring.IsYoung ? "Une proposition attend ta réponse." : "Une proposition attend votre réponse.", here, "mentor")] : Array.Empty<NewsItem>(),
            .. counts.Of(Charter) > 0 ? [new NewsItem("La charte a changé. Relisez-la, puis signez.", $"{here}/candidature", "stylo")] : Array.Empty<NewsItem>(),
            .. counts.Of(Offers) > 0 ? [new NewsItem("Ton référent te propose quelque chose.", here, "mentor")] : Array.Empty<NewsItem>(),
            .. counts.Of(Goodbyes) > 0 ? [new NewsItem("Un mot est arrivé pour toi.", here, "lettre")] : Array.Empty<NewsItem>(),
            .. counts.Of(Reviews) > 0 ? [new NewsItem("Un bilan est ouvert.", here, "coche")] : Array.Empty<NewsItem>(),
        ]);
    }
}
