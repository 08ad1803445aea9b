using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>Said on the home page to whoever reread a page that is now published.</summary>
internal sealed class WritingNews(PortalDb db, Access access, CurrentUser user) : INews
{
    private const string Pages = "writing.pages";
    private const string Sentences = "writing.sentences";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!user.Is(Role.YoungPerson) && !user.Is(Role.Parent) && !user.Is(Role.Mentor)) return null;
        var told = access.OwnRereadings(db.PageReaders).Where(reader => reader.Changed != null && reader.SeenAt == null);
        return me.Select(_ => new NewsCount { Name = Pages, Count = told.Count() }).Concat(me.Select(_ => new NewsCount { Name = Sentences, Count = told.Sum(reader => reader.Changed ?? 0) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        if (counts.Of(Pages) == 0) return Task.FromResult<IReadOnlyList<NewsItem>>([]);
        var changed = counts.Of(Sentences);
        var isYoung = Role.IsYoung(user.Role);
        var words = changed switch
        {
            0 => isYoung ? "Une page que tu as relue est publiée." : "Une page que vous avez relue est publiée.",
            1 => isYoung ? "Ta phrase a changé dans une page." : "Votre phrase a changé dans une page.",
            _ => isYoung ? $"{changed} de tes phrases ont changé." : $"{changed} de vos phrases ont changé.",
        };
        return Task.FromResult<IReadOnlyList<NewsItem>>([new NewsItem(words, "/relire", "crayon")]);
    }
}
