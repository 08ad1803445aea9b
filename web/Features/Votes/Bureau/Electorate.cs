using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;

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
    public async Task<IReadOnlyList<Person>> MembersAsync(Guid bodyId)
    {
        var (accounts, members, bodies) = (db.Users, db.CommitteeMembers, db.Bodies);
        var people = await (from body in bodies join member in members on body.Id equals member.BodyId join account in accounts on member.AccountId equals account.Id
                            where body.Id == bodyId && body.ClosedAt == null && member.Until == null && account.DisabledAt == null
                                && account.Role == (body.Public == BodyPublic.Families ? Role.Parent : Role.YoungPerson)
                            select new Person(account.Id, account.DisplayName, account.Role)).Take(Most).ToListAsync();
        return Sorted(people);
    }

    /// <summary>Who may sit in the bureau: the members and whoever runs the committee.</summary>
    public async Task<IReadOnlyList<Person>> ForBureauAsync(Guid bodyId)
    {
        var (accounts, running) = (db.Users, db.BodyFacilitators);
        var facilitators = await (from one in running join account in accounts on one.AccountId equals account.Id
                                  where one.BodyId == bodyId && one.Until == null && account.Role == Role.Facilitator && account.DisabledAt == null
                                  select new Person(account.Id, account.DisplayName, account.Role)).Take(Most).ToListAsync();
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

    private static List<Person> Sorted(List<Person> people) => [.. people.OrderBy(person => person.Name, StringComparer.CurrentCulture)];
}
