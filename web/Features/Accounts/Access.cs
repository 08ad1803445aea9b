using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// The one door to what belongs to a child. Pages, files, hubs and jobs come through here; each function says to whom it
/// opens, by relation, dates and purpose, inside the query itself. What it does not open does not exist for whoever asks,
/// so a refusal is the same 404 as a thing that never was (reference SEC-V8.2.2, V8.3.1).
/// </summary>
public sealed class Access(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    public Guid UserId => user.Id;
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => territory.Today(clock);

    /// <summary>The children whose door this purpose opens to whoever makes the request, at this moment.</summary>
    public IQueryable<Child> Children(Purpose purpose)
    {
        var mine = Relations(purpose).Select(relation => relation.ChildId);
        var children = db.Children.Where(child => mine.Contains(child.Id)); // one's few links, not every child
        if (!purpose.EndsAtMajority()) return children;

        var today = Today;
        return children.Where(child => child.ComesOfAgeOn > today);
    }

    /// <summary>Where the young person who asks lives today; null for anybody else.</summary>
    public Task<OwnLife?> OwnLifeAsync() => OwnLife.OfAsync(db, user.Id, Now);

    /// <summary>
    /// The ids of those one has any link with today, whatever it opens: a narrow start for a list, which still asks for its own door.
    /// </summary>
    public IQueryable<Guid> LinkedChildren() => Mine().Select(relation => relation.ChildId);

    /// <summary>
    /// Every child there is, for the administration's own acts: it has no relation with any, so the page that asks is reserved
    /// to administrators, shows a number and no name, and writes what it opens in the audit log.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">Whoever asks is no administrator: a page forgot to say who may come.</exception>
    public IQueryable<Child> ChildrenByNumber() =>
        user.Role == Role.Administrator ? db.Children : throw new UnauthorizedAccessException("Children by number are for administrators.");

    /// <summary>One child through that door, to read; null when the door is shut or there is no such child.</summary>
    public Task<Child?> ChildAsync(Purpose purpose, Guid childId) =>
        Children(purpose).AsNoTracking().SingleOrDefaultAsync(child => child.Id == childId);

    /// <summary>
    /// The adults around these children, whose door is already open: never the young person, whose pseudonym is theirs; nobody
    /// whose account is closed; no parent once the child is of age.
    /// </summary>
    public IQueryable<Member> Members(IQueryable<Child> opened, params RelationKind[] kinds)
    {
        var today = Today;
        var all = db.Children;
        return Linked(opened, kinds).Where(member => !member.IsClosed
            && (member.Kind != RelationKind.Parent || all.Any(child => child.Id == member.ChildId && (child.ComesOfAgeOn == null || child.ComesOfAgeOn > today))));
    }

    /// <summary>The same with those whose door is shut for now, so that whoever composes the circle ends or mends what would open again.</summary>
    public IQueryable<Member> Linked(IQueryable<Child> opened, params RelationKind[] kinds)
    {
        var accounts = db.Users;
        var relations = db.Relations.HoldingAt(Now).Where(relation => relation.Kind != RelationKind.Self);
        if (kinds.Length > 0) relations = relations.Where(relation => kinds.Contains(relation.Kind));
        return from relation in relations
               join account in accounts on relation.AccountId equals account.Id
               where opened.Any(child => child.Id == relation.ChildId)
               orderby relation.Kind, relation.From
               select new Member
               {
                   RelationId = relation.Id, ChildId = relation.ChildId, AccountId = account.Id, Name = account.DisplayName, Kind = relation.Kind,
                   Since = relation.From, IsClosed = account.DisabledAt != null,
               };
    }

    /// <summary>The invitations around the children whose circle this person composes, whoever made them and whatever became of them.</summary>
    public IQueryable<Invitation> Invitations()
    {
        var children = Children(Purpose.Compose);
        return db.Invitations.Where(i => children.Any(child => child.Id == i.ChildId));
    }

    /// <summary>Those that still wait.</summary>
    public IQueryable<Invitation> WaitingInvitations()
    {
        var now = Now;
        return Invitations().Where(i => i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now);
    }

    /// <summary>
    /// Of these words, those this person may read: their own, and those addressed to what they are to the child today.
    /// The rule is <see cref="Readership"/>, the same that names the readers before one writes.
    /// </summary>
    public IQueryable<T> Readable<T>(IQueryable<T> words) where T : class, IAddressed
    {
        var me = user.Id;
        return words.Where(AnyOf(word => word.AuthorId == me, Addressed<T>()));
    }

    /// <summary>Of these words, those somebody else addressed to what this person is to the child today, and did not take back.</summary>
    public IQueryable<T> AddressedToMe<T>(IQueryable<T> words) where T : class, IAddressed
    {
        var me = user.Id;
        return words.Where(word => word.AuthorId != me).Where(Addressed<T>());
    }

    /// <summary>
    /// Of those who reread a text, this person: a rereading, its answers and its name open to the reader alone. Whoever holds
    /// the code of another is nobody here.
    /// </summary>
    public IQueryable<T> OwnRereadings<T>(IQueryable<T> readers) where T : class, IRereader
    {
        var me = Me();
        return readers.Where(reader => me.Any(account => account.Id == reader.AccountId));
    }

    /// <summary>
    /// Of those who reread a text, those whose answers the workshop reads: all, for whoever writes the pages (animateur,
    /// administrateur); none for anybody else. It was said before they answered. Who said what is not told: the caller shows
    /// sentences, and names only as they are on the page.
    /// </summary>
    public IQueryable<T> RereadingsOfTheWorkshop<T>(IQueryable<T> readers) where T : class, IRereader
    {
        var (me, writes) = (Me(), user.Role is Role.Facilitator or Role.Administrator);
        return readers.Where(reader => writes && me.Any());
    }

    private Expression<Func<T, bool>> Addressed<T>() where T : class, IAddressed
    {
        var mine = Mine();
        Expression<Func<T, bool>> nobody = word => false;
        return Readership.All.Where(one => one.Readers.Count > 0).Aggregate(nobody, (all, one) =>
        {
            var (audience, kinds) = (one.Audience, one.Readers.ToArray());
            return AnyOf(all, word => word.Audience == audience && word.WithdrawnAt == null
                && mine.Any(relation => relation.ChildId == word.ChildId && kinds.Contains(relation.Kind)));
        });
    }

    /// <summary>A closed account opens no door, whoever asks in its name: <see cref="Members"/> does not name it either.</summary>
    private IQueryable<Relation> Mine()
    {
        var (id, me) = (user.Id, Me());
        return db.Relations.HoldingAt(Now).Where(relation => relation.AccountId == id && me.Any(account => account.Id == relation.AccountId));
    }

    private IQueryable<Account> Me() => db.Users.Where(account => account.Id == user.Id && account.DisabledAt == null);

    private IQueryable<Relation> Relations(Purpose purpose)
    {
        var (now, kinds, right) = (Now, purpose.Kinds(), purpose.Needs());
        var mine = Mine().Where(relation => kinds.Contains(relation.Kind));
        if (right == ParentalRights.None) return mine;

        var granted = db.ParentalDecisions.InForceAt(now).Where(decision => (decision.Rights & right) == right);
        return mine.Where(relation => granted.Any(decision => decision.RelationId == relation.Id));
    }

    private static Expression<Func<T, bool>> AnyOf<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(
            one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}

/// <summary>An adult of a child's circle.</summary>
public sealed record Member
{
    public required Guid RelationId { get; init; }
    public required Guid ChildId { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    public required RelationKind Kind { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>May not sign in at present, so reads nothing.</summary>
    public required bool IsClosed { get; init; }
}
