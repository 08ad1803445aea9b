using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>The rules about people themselves: erased everywhere at once, with their key, and never without a notice.</summary>
internal static class PrivacyRetention
{
    public const string AccountsCode = "accounts";
    public const string RequestsCode = "rights-requests";
    public const string ErasuresCode = "rights-erasures";

    /// <summary>How long before the end a person is told, and how long a notice must have been there.</summary>
    public static readonly TimeSpan WarnedBefore = TimeSpan.FromDays(61);

    /// <inheritdoc cref="WarnedBefore"/>
    public static readonly TimeSpan WarnedAtLeast = TimeSpan.FromDays(30);

    /// <summary>When an account goes that nobody comes back to.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset lastContact, DateTimeOffset toldAt, int days) =>
        lastContact.AddDays(days) is var end && toldAt + WarnedAtLeast is var least && end > least ? end : least;

    public static readonly RetentionRule Accounts = new(AccountsCode, "Le compte et ce qui est dedans, paroles aussi", "après le dernier contact",
        "La loi demande 2 ans au plus. 2 mois avant, un adulte reçoit un courriel. Pour un jeune, c’est son référent.", 730)
    {
        Entity = typeof(Account), Least = 365, Most = 730, Mark = "V", Order = 10,
    };

    public static readonly RetentionRule Children = new("children", "La fiche d’un jeune que plus personne ne suit", "après la fin du dernier lien", "La loi demande 2 ans au plus.", 730)
    {
        Entity = typeof(Child), Least = 365, Most = 730, Mark = "V", Order = 60, // after the links
    };

    /// <summary>The days that a granted erasure waits; each request keeps the date that its asker was told.</summary>
    public static readonly RetentionRule Erasures = new(ErasuresCode, "L’espace qu’une personne demande d’effacer", "après une réponse oui", "Pour lire la réponse, ou changer d’avis.", 7)
    {
        Entity = typeof(RightsRequest), Least = 7, Most = 30, Order = 5,
    };

    private static readonly RetentionRule Requests = new(RequestsCode, "Les demandes sur les données", "après la réponse", "Pour prouver qu’une réponse est venue.", 365)
    {
        Entity = typeof(RightsRequest), Least = 365, Most = 1_826,
    };

    public static void AddPrivacyRetention(this IServiceCollection services)
    {
        services.AddScoped<IRetention, UnseenAccounts>();
        services.AddScoped<IRetention, UnlinkedChildren>();
        services.AddScoped<IRetention, GrantedErasures>();
        services.AddRetention(Requests, (db, limit) => db.RightsRequests.Where(request => request.ClosedAt < limit || request.AccountId == null && request.AskedAt < limit).OrderBy(request => request.Id));
    }
}

/// <summary>People whom a rule erases. Whoever is erased is held first, so that nothing changes between the last look and the act.</summary>
internal abstract class ErasedPeople(RetentionRule rule, ErasePerson erase, string reason) : IPeopleRetention
{
    public RetentionRule Rule => rule;

    public Task<long> CountAsync(DateTimeOffset limit) => Overdue(limit).LongCountAsync();

    public async Task<IReadOnlyList<Guid>> OverdueAsync(DateTimeOffset limit, IReadOnlyCollection<Guid> except, int most) =>
        await Overdue(limit).Where(id => !except.Contains(id)).OrderBy(id => id).Take(most).ToListAsync();

    public async Task<bool> PurgeOneAsync(Guid id, DateTimeOffset limit)
    {
        if (await HeldAsync(id, limit) is not { } person) return false;
        await erase.RunAsync(person, reason, AuditActor.Portal);
        return true;
    }

    /// <summary>The ids by which <see cref="HeldAsync"/> finds them.</summary>
    protected abstract IQueryable<Guid> Overdue(DateTimeOffset limit);

    /// <summary>Locks the row until the transaction ends, and says whom to erase; null when it is no longer overdue.</summary>
    protected abstract Task<Guid?> HeldAsync(Guid id, DateTimeOffset limit);
}

/// <summary>Accounts nobody came back to, told thirty days ago or more.</summary>
internal sealed class UnseenAccounts(PortalDb db, ErasePerson erase, TimeProvider clock) : ErasedPeople(PrivacyRetention.Accounts, erase, ErasePerson.Unseen)
{
    protected override IQueryable<Guid> Overdue(DateTimeOffset limit) => Accounts(limit).Select(account => account.Id);

    /// <summary>Writing what is there waits for a sign-in at the same instant, and then finds its new date.</summary>
    protected override async Task<Guid?> HeldAsync(Guid id, DateTimeOffset limit) =>
        await Accounts(limit).Where(account => account.Id == id).ExecuteUpdateAsync(update => update.SetProperty(account => account.LastContactAt, account => account.LastContactAt)) == 1 ? id : null;

    private IQueryable<Account> Accounts(DateTimeOffset limit)
    {
        var (notices, told) = (db.ErasureNotices, clock.GetUtcNow() - PrivacyRetention.WarnedAtLeast);
        return db.Users.UnseenSince(limit).Where(account => notices.Any(notice => notice.AccountId == account.Id && notice.ToldAt <= told));
    }
}

/// <summary>Records of children whom nobody follows any more: their place, the decisions and the invitations go with them.</summary>
internal sealed class UnlinkedChildren(PortalDb db, ErasePerson erase, TimeProvider clock) : ErasedPeople(PrivacyRetention.Children, erase, ErasePerson.Unlinked)
{
    protected override IQueryable<Guid> Overdue(DateTimeOffset limit) => Lone(limit).Select(lone => lone.ChildId);

    protected override async Task<Guid?> HeldAsync(Guid id, DateTimeOffset limit) =>
        await Lone(limit).Where(lone => lone.ChildId == id).ExecuteUpdateAsync(update => update.SetProperty(lone => lone.Since, lone => lone.Since)) == 1 ? id : null;

    private IQueryable<UnlinkedChild> Lone(DateTimeOffset limit)
    {
        var (relations, now) = (db.Relations, clock.GetUtcNow());
        return db.UnlinkedChildren.Where(lone => lone.Since < limit && !relations.Any(relation => relation.ChildId == lone.ChildId && (relation.Until == null || relation.Until > now)));
    }
}

/// <summary>Erasures that were asked, granted, and whose time to read the answer is over.</summary>
internal sealed class GrantedErasures(PortalDb db, ErasePerson erase, TimeProvider clock) : ErasedPeople(PrivacyRetention.Erasures, erase, ErasePerson.Request)
{
    protected override IQueryable<Guid> Overdue(DateTimeOffset limit) => Requests().Select(request => request.Id);

    protected override async Task<Guid?> HeldAsync(Guid id, DateTimeOffset limit) =>
        await Requests().Where(request => request.Id == id).ExecuteUpdateAsync(update => update.SetProperty(request => request.EraseAt, request => request.EraseAt)) == 1
            ? await db.RightsRequests.Where(request => request.Id == id).Select(request => request.AccountId).SingleAsync() : null;

    /// <summary>By the date that the asker was told, whatever the rule says today.</summary>
    private IQueryable<RightsRequest> Requests()
    {
        var now = clock.GetUtcNow();
        return db.RightsRequests.Where(request => request.State == RightsState.Granted && request.AccountId != null && request.EraseAt <= now);
    }
}
