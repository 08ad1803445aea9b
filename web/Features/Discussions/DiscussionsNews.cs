namespace ChildProtection.Features.Discussions;

/// <summary>Said on the home page: somebody asks you to come, a message waits for whoever runs the room, one came back. Never how many were said.</summary>
internal sealed class DiscussionsNews(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Asked = "rooms.asked";
    private const string Held = "rooms.held";
    private const string Returned = "rooms.returned";
    private const int FreshDays = 7;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(DiscussionsAccess.Module) || user.Role is Role.Observer or Role.Administrator or null) return null;
        var (id, fresh, members, rooms, messages) = (user.Id, clock.GetUtcNow().AddDays(-FreshDays), db.RoomMembers, db.Rooms, db.RoomMessages);
        var asked = me.Select(_ => new NewsCount { Name = Asked, Count = members.Count(member => member.AccountId == id && member.AcceptedAt == null && member.LeftAt == null && rooms.Any(room => room.Id == member.RoomId && room.ClosedAt == null)) });
        return user.Is(Role.Facilitator)
            ? asked.Concat(me.Select(_ => new NewsCount { Name = Held, Count = messages.Count(message => message.State == MessageState.Held && message.Reason != HeldFor.Care && message.Reason != HeldFor.Alarm && message.Reason != HeldFor.Moderation && members.Any(member => member.RoomId == message.RoomId && member.AccountId == id && member.LeftAt == null && member.Part == RoomPart.Facilitator)) }))
            : asked.Concat(me.Select(_ => new NewsCount { Name = Returned, Count = messages.Count(message => message.AuthorId == id && message.State == MessageState.Returned && message.At > fresh) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var tu = Role.IsYoung(user.Role);
        return Task.FromResult<IReadOnlyList<NewsItem>>(
        [
            .. counts.Of(Asked) > 0 ? [new NewsItem(tu ? "On t’invite à un échange. Tu peux dire non." : "On vous invite à un échange.", "/salons", "messages")] : Array.Empty<NewsItem>(),
            .. counts.Of(Held) > 0 ? [new NewsItem("Un message attend d’être lu.", "/salons", "oeil")] : Array.Empty<NewsItem>(),
            .. counts.Of(Returned) > 0 ? [new NewsItem(tu ? "Un de tes messages revient avec un mot." : "Un de vos messages revient avec un mot.", "/salons", "bulle")] : Array.Empty<NewsItem>(),
        ]);
    }
}
