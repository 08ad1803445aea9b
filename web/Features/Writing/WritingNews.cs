using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>Said on the home page to whoever reread a page that is now published.</summary>
internal sealed class WritingNews(PortalDb db, Access access, CurrentUser user) : INews
{
    public async Task<IReadOnlyList<NewsItem>> TellAsync()
    {
        if (!user.Is(Role.YoungPerson) && !user.Is(Role.Parent) && !user.Is(Role.Mentor)) return [];
        var told = await access.OwnRereadings(db.PageReaders).Where(reader => reader.Changed != null && reader.SeenAt == null).Select(reader => reader.Changed).ToListAsync();
        if (told.Count == 0) return [];
        var isYoung = Role.IsYoung(user.Role);
        var changed = told.Sum() ?? 0;
        var words = changed switch
        {
            0 => isYoung ? "Une page que tu as relue est publiée." : "Une page que vous avez relue est publiée.",
            1 => isYoung ? "Ta phrase a changé dans une page." : "Votre phrase a changé dans une page.",
            _ => isYoung ? $"{changed} de tes phrases ont changé." : $"{changed} de vos phrases ont changé.",
        };
        return [new NewsItem(words, "/relire", "crayon")];
    }
}
