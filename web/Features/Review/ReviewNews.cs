using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Review;

/// <summary>Said on the home page: a document waits to be reread, an answer is owed or late, a document grows old. Never a title.</summary>
internal sealed class ReviewNews(PortalDb db, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string ToRead = "review.to-read";
    private const string Owed = "review.owed";
    private const string Late = "review.late";
    private const string Old = "review.old";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(ReviewAccess.Module)) return null;
        var (id, today) = (user.Id, territory.Today(clock));
        var (soon, documents, versions, readers) = (today.AddDays(ReviewDocument.DaysBefore), db.ReviewsOf(committee), db.ReviewVersions, db.ReviewReaders);
        if (user.Is(Role.YoungPerson) || user.Is(Role.Parent))
        {
            return me.Select(_ => new NewsCount
            {
                Name = ToRead,
                Count = versions.Count(version => version.OpenedAt != null && version.ClosedAt == null && version.ClosesOn >= today && documents.Any(document => document.Id == version.DocumentId)
                    && !readers.Any(reader => reader.VersionId == version.Id && reader.AccountId == id && reader.FinishedAt != null)),
            });
        }
        if (!user.Is(Role.Facilitator)) return null;
        var owed = versions.Where(version => version.ClosedAt != null && version.AnsweredAt == null && documents.Any(document => document.Id == version.DocumentId));
        return me.Select(_ => new NewsCount { Name = Owed, Count = owed.Count() })
            .Concat(me.Select(_ => new NewsCount { Name = Late, Count = owed.Count(version => version.DueOn < today) }))
            .Concat(me.Select(_ => new NewsCount { Name = Old, Count = documents.Count(document => document.OldOn <= soon) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        const string here = "/comite/relectures";
        var told = new List<NewsItem>();
        if (counts.Of(ToRead) is var toRead and > 0) told.Add(new(toRead == 1 ? "Un document est à relire." : $"{toRead} documents sont à relire.", here, "livret"));
        if (counts.Of(Late) > 0) told.Add(new("La réponse à une relecture est en retard.", here, "alerte"));
        else if (counts.Of(Owed) > 0) told.Add(new("Une relecture attend votre réponse.", here, "bulle"));
        if (counts.Of(Old) > 0) told.Add(new("Un document relu est bientôt trop vieux.", here, "horloge"));
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }
}
