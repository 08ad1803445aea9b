namespace ChildProtection.Features.Accounts;

/// <summary>The lists that pages of this feature show, each through <see cref="Access"/>.</summary>
public sealed class Circles(PortalDb db, Access access)
{
    /// <summary>One line of a professional's or a mentor's list.</summary>
    public sealed record Row(Guid Id, string FirstName, string Zone, RelationKind Kind, bool HasAccount, bool IsInvited)
    {
        /// <summary>When the measure ends; null while nobody wrote it.</summary>
        public DateTimeOffset? CareEndsAt { get; init; }

        /// <summary>Past 21 years, and no end is written: the référent is asked to.</summary>
        public bool IsToEnd { get; init; }
    }

    /// <summary>What a parent sees of one child: the référent's name, and what the decision in force says.</summary>
    public sealed record ParentedChild(Guid Id, string FirstName, string? CaseWorker, ParentalRights? Rights, DateTimeOffset? Since, DateTimeOffset? Until);

    /// <summary>More than anybody follows; names are encrypted, so they are sorted here and not by the database.</summary>
    private const int Most = 500;

    /// <summary>The children one accompanies, by first name.</summary>
    public async Task<IReadOnlyList<Row>> AccompaniedAsync()
    {
        var now = access.Now;
        var me = access.UserId;
        var relations = db.Relations.HoldingAt(now);
        var invitations = access.WaitingInvitations();
        var children = access.Children(Purpose.Accompany);
        var kinds = Purpose.Accompany.Kinds();
        var past = access.Today.AddYears(-Care.EndCare.YearsAfterMajority);
        var rows = await (
            from relation in relations
            join child in children on relation.ChildId equals child.Id
            where relation.AccountId == me && kinds.Contains(relation.Kind)
            orderby child.CreatedAt descending, child.Id
            select new Row(child.Id, child.FirstName, child.Zone, relation.Kind,
                relations.Any(r => r.ChildId == child.Id && r.Kind == RelationKind.Self),
                invitations.Any(i => i.ChildId == child.Id && i.Kind == RelationKind.Self))
            {
                CareEndsAt = child.CareEndsAt, IsToEnd = child.CareEndsAt == null && child.ComesOfAgeOn <= past,
            })
            .Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.FirstName, StringComparer.CurrentCulture)];
    }

    /// <summary>The adults around the young person who asks.</summary>
    public async Task<IReadOnlyList<Member>> AroundMeAsync() =>
        await access.Members(access.Children(Purpose.Own)).Take(50).ToListAsync();

    /// <summary>When one’s own measure ends, or ended; null while it goes on, or for whoever has none here.</summary>
    public Task<DateTimeOffset?> MyCareEndsAtAsync() => access.Children(Purpose.Own).Select(child => child.CareEndsAt).FirstOrDefaultAsync();

    /// <summary>A parent's children, each apart, with what concerns this parent only.</summary>
    public async Task<IReadOnlyList<ParentedChild>> ParentedAsync()
    {
        var me = access.UserId;
        var now = access.Now;
        var children = access.Children(Purpose.Parent);
        var caseWorkers = access.Members(children, RelationKind.CaseWorker);
        var decisions = db.ParentalDecisions.InForceAt(now);
        var rows = await (
            from relation in db.Relations.HoldingAt(now)
            join child in children on relation.ChildId equals child.Id
            where relation.AccountId == me && relation.Kind == RelationKind.Parent
            orderby child.CreatedAt, child.Id
            select new
            {
                child.Id,
                child.FirstName,
                CaseWorker = caseWorkers.Where(member => member.ChildId == child.Id).Select(member => member.Name).FirstOrDefault(),
                Decision = decisions.Where(decision => decision.RelationId == relation.Id)
                    .Select(decision => new { decision.Rights, decision.From, decision.Until }).FirstOrDefault(),
            }).Take(30).ToListAsync();
        return [.. rows.Select(row => new ParentedChild(row.Id, row.FirstName, row.CaseWorker, row.Decision?.Rights, row.Decision?.From, row.Decision?.Until))];
    }
}
