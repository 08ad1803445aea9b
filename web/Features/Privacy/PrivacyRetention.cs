using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>The rules about people themselves: erased everywhere at once, with their key, and never without a notice.</summary>
internal static class PrivacyRetention
{
    public const string AccountsCode = "accounts";
    public const string RequestsCode = "rights-requests";

    /// <summary>How long before the end a person is told, and how long a notice must have been there.</summary>
    public static readonly TimeSpan WarnedBefore = TimeSpan.FromDays(61);

    /// <inheritdoc cref="WarnedBefore"/>
    public static readonly TimeSpan WarnedAtLeast = TimeSpan.FromDays(30);

    public static readonly RetentionRule Accounts = new(AccountsCode, "Le compte et ce qui est dedans", "après le dernier contact", "La loi demande 2 ans au plus. Un avis vient 2 mois avant.", 730)
    {
        Entity = typeof(Account), Least = 365, Most = 730, Mark = "V", Order = 10,
    };

    public static readonly RetentionRule Children = new("children", "La fiche d’un jeune sans aucun lien", "après la fin du dernier lien", "La loi demande 2 ans au plus.", 730)
    {
        Entity = typeof(Child), Least = 365, Most = 730, Mark = "V", Order = 60, // after the links
    };

    private static readonly RetentionRule Requests = new(RequestsCode, "Les demandes sur les données", "après la réponse", "Pour prouver qu’une réponse est venue.", 365)
    {
        Entity = typeof(RightsRequest), Least = 365, Most = 1_826,
    };

    public static void AddPrivacyRetention(this IServiceCollection services)
    {
        services.AddScoped<IRetention, UnseenAccounts>();
        services.AddScoped<IRetention, UnlinkedChildren>();
        services.AddRetention(Requests, (db, limit) => db.RightsRequests.Where(request => request.ClosedAt < limit || request.AccountId == null && request.AskedAt < limit).OrderBy(request => request.Id));
    }
}

/// <summary>Accounts nobody came back to, told thirty days ago or more.</summary>
internal sealed class UnseenAccounts(PortalDb db, ErasePerson erase, TimeProvider clock) : IRetention
{
    public RetentionRule Rule => PrivacyRetention.Accounts;

    public Task<long> CountAsync(DateTimeOffset limit) => Overdue(limit).LongCountAsync();

    public async Task<long> PurgeAsync(DateTimeOffset limit, int most)
    {
        var people = await Overdue(limit).OrderBy(account => account.Id).Select(account => account.Id).Take(most).ToListAsync();
        foreach (var person in people) await erase.RunAsync(person, "unseen", AuditActor.Portal);
        return people.Count;
    }

    private IQueryable<Account> Overdue(DateTimeOffset limit)
    {
        var (notices, told) = (db.ErasureNotices, clock.GetUtcNow() - PrivacyRetention.WarnedAtLeast);
        return db.Users.UnseenSince(limit).Where(account => notices.Any(notice => notice.AccountId == account.Id && notice.ToldAt <= told));
    }
}

/// <summary>Records of children without any link left.</summary>
internal sealed class UnlinkedChildren(PortalDb db, ErasePerson erase) : IRetention
{
    public RetentionRule Rule => PrivacyRetention.Children;

    public Task<long> CountAsync(DateTimeOffset limit) => Overdue(limit).LongCountAsync();

    public async Task<long> PurgeAsync(DateTimeOffset limit, int most)
    {
        var children = await Overdue(limit).OrderBy(child => child.Id).Select(child => child.Id).Take(most).ToListAsync();
        foreach (var child in children) await erase.RunAsync(child, "unlinked", AuditActor.Portal);
        return children.Count;
    }

    private IQueryable<Child> Overdue(DateTimeOffset limit)
    {
        var links = db.Relations.Where(relation => relation.Until == null || relation.Until >= limit);
        return db.Children.Where(child => child.CreatedAt < limit && !links.Any(relation => relation.ChildId == child.Id));
    }
}
