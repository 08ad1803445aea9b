using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>Who is on a list: the members of the body on the day it is fixed, and nobody who runs the instance.</summary>
public sealed class Electorate(PortalDb db)
{
    /// <summary>More people than any committee has.</summary>
    private const int Most = 500;

    /// <param name="Id">The account.</param>
    /// <param name="Name">As they are called here.</param>
    /// <param name="Role">A <see cref="Role"/>.</param>
    public sealed record Person(Guid Id, string Name, string Role);

    /// <summary>The members of today, by name.</summary>
    public async Task<IReadOnlyList<Person>> MembersAsync(Guid? bodyId)
    {
        var (accounts, members) = (db.Users, Members(bodyId));
        var people = await (from id in members.Distinct() join account in accounts on id equals account.Id
                            where account.DisabledAt == null && (account.Role == Role.YoungPerson || account.Role == Role.Parent)
                            select new Person(account.Id, account.DisplayName, account.Role)).Take(Most).ToListAsync();
        return Sorted(people);
    }

    /// <summary>Who may sit in the bureau: the members and whoever runs the committee.</summary>
    public async Task<IReadOnlyList<Person>> ForBureauAsync(Guid? bodyId)
    {
        var facilitators = await db.Users.Where(account => account.Role == Role.Facilitator && account.DisabledAt == null).OrderBy(account => account.Id).Take(Most)
            .Select(account => new Person(account.Id, account.DisplayName, account.Role)).ToListAsync();
        return Sorted([.. await MembersAsync(bodyId), .. facilitators]);
    }

    /// <summary>The fixed list, and who has voted on paper or on the web: for voting in presence.</summary>
    public async Task<IReadOnlyList<(Person Person, ElectionMark? Mark)>> ListAsync(Guid electionId)
    {
        var (accounts, voters) = (db.Users, db.ElectionVoters);
        var people = await (from voter in voters join account in accounts on voter.AccountId equals account.Id where voter.ElectionId == electionId
                            select new Person(account.Id, account.DisplayName, account.Role)).Take(Most).ToListAsync();
        var marks = await db.ElectionMarks.AsNoTracking().Where(mark => mark.ElectionId == electionId).ToDictionaryAsync(mark => mark.AccountId);
        return [.. Sorted(people).Select(person => (person, marks.GetValueOrDefault(person.Id)))];
    }

    private IQueryable<Guid> Members(Guid? bodyId) => db.CommitteeMembers.Where(member => member.Until == null).Select(member => member.AccountId);

    private static List<Person> Sorted(List<Person> people) => [.. people.OrderBy(person => person.Name, StringComparer.CurrentCulture)];
}
