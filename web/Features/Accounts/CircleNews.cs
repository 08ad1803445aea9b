namespace ChildProtection.Features.Accounts;

/// <summary>Said on the home page for two weeks when a référent was named or changed by the administration, or a place of life was changed by the référent.</summary>
internal sealed class CircleNews(PortalDb db, CurrentUser user, TimeProvider clock) : INews
{
    private static readonly TimeSpan Said = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        if (!user.Is(Role.Professional) && !user.Is(Role.YoungPerson)) return [];
        var (me, now) = (user.Id, clock.GetUtcNow());
        var since = now - Said;
        var (relations, children, open) = (db.Relations, db.Children, db.Users.Where(account => account.DisabledAt == null));
        var named = relations.HoldingAt(now).Where(relation => relation.Kind == RelationKind.CaseWorker && relation.From > since && open.Any(account => account.Id == relation.AccountId)
            && children.Any(child => child.Id == relation.ChildId && child.CreatedAt < relation.From)); // not by who added the child

        if (user.Is(Role.YoungPerson))
        {
            var mine = relations.HoldingAt(now).Where(relation => relation.AccountId == me && relation.Kind == RelationKind.Self);
            var stays = db.Stays.Where(stay => stay.Until == null && stay.RecordedAt != null && (stay.From > since || stay.RecordedAt > since));
            var told = await mine.Select(own => new
            {
                IsNew = named.Any(relation => relation.ChildId == own.ChildId),
                Ends = children.Where(child => child.Id == own.ChildId).Select(child => child.CareEndsAt).FirstOrDefault(),
                Moves = stays.Where(stay => stay.ChildId == own.ChildId).Select(stay => (DateTimeOffset?)stay.From).FirstOrDefault(),
            }).FirstOrDefaultAsync();
            var move = told?.Moves is { } from && !(told.Ends <= now)
                ? new NewsItem(from > now ? "Ton lieu de vie va changer. Regarde quand." : "Ton lieu de vie a changé. Regarde.", "/ma-maison", "maison") : null;
            var care = told?.Ends > since ? new NewsItem(told.Ends > now ? "Ton accompagnement va finir. Regarde quand." : "Ton accompagnement est terminé. Ton espace reste à toi.", "/mes-adultes", "horloge")
                : told?.IsNew == true ? new NewsItem("Ton référent a changé. Regarde qui c’est.", "/mes-adultes", "referent") : null;
            return [.. new[] { care, move }.OfType<NewsItem>()];
        }
        var links = await relations.Where(relation => relation.AccountId == me && relation.Kind == RelationKind.CaseWorker).GroupBy(_ => 1).Select(all => new
        {
            Came = all.Count(relation => named.Any(other => other.Id == relation.Id)),
            Left = all.Count(relation => relation.Until > since && relation.Until <= now),
        }).SingleOrDefaultAsync();
        return
        [
            .. links?.Came > 0 ? [new NewsItem(links.Came == 1 ? "Un jeune vous est confié." : $"{links.Came} jeunes vous sont confiés.", "/equipe", "personnes")] : Array.Empty<NewsItem>(),
            .. links?.Left > 0 ? [new NewsItem(links.Left == 1 ? "Vous n’êtes plus le référent d’un jeune." : $"Vous n’êtes plus le référent de {links.Left} jeunes.", "/equipe", "equipe")] : Array.Empty<NewsItem>(),
        ];
    }
}
