using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Autonomy;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>
/// A child with all that an address or a form can name: a young person with a card, a mentor, an invitation that waits. What
/// it does not know it refuses, so that a new route, field or relation is decided here before the access matrix passes.
/// </summary>
internal sealed class SeededChild
{
    /// <summary>The words of the last column of web/access-matrix.csv.</summary>
    private static readonly Dictionary<string, RelationKind> Words = new(StringComparer.Ordinal)
    {
        ["jeune"] = RelationKind.Self, ["référent"] = RelationKind.CaseWorker, ["éducateur"] = RelationKind.Educator,
        ["assistant familial"] = RelationKind.FosterCarer, ["parent"] = RelationKind.Parent, ["mentor"] = RelationKind.Mentor,
    };

    private readonly Portal portal;
    private readonly Dictionary<string, string> places;
    private readonly Dictionary<string, string> fields;

    private SeededChild(Portal portal, Guid childId, Guid mentorId, Guid invitationId, Guid parentId, Guid statementId, Guid handoverId, Guid stayId, Guid placeId, (Guid GridId, Guid AgreementId) autonomy, Guid requestId)
    {
        this.portal = portal;
        Id = childId;
        places = new(StringComparer.Ordinal)
        {
            ["/equipe/jeunes/{id}"] = childId.ToString(), ["/equipe/jeunes/{id}/parents/{parentId}"] = parentId.ToString(), ["/paroles/{id}"] = statementId.ToString(),
            ["/autonomie/grille/{id}"] = autonomy.GridId.ToString(), ["/autonomie/grille/{id}/{domaine}"] = "logement",
            ["/equipe/jeunes/{id}/autonomie/dates/{code}"] = "entretien",
        };
        fields = new(StringComparer.OrdinalIgnoreCase)
        {
            ["relationId"] = mentorId.ToString(), ["handoverId"] = handoverId.ToString(), ["agreementId"] = autonomy.AgreementId.ToString(), ["requestId"] = requestId.ToString(), ["invitationId"] = invitationId.ToString(), ["stayId"] = stayId.ToString(), ["placeId"] = placeId.ToString(), ["firstDay"] = portal.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["seen"] = stayId.ToString(), ["lien"] = nameof(RelationKind.Parent), ["Email"] = "personne@exemple.fr",
        };
    }

    public Guid Id { get; }

    /// <summary>The relations that a row of the matrix (« référent, éducateur ») names for this role; at least one.</summary>
    public static IReadOnlyList<RelationKind> KindsOf(string relation, string role)
    {
        var kinds = relation.Split(',', StringSplitOptions.TrimEntries).Select(word => Words.TryGetValue(word, out var kind) ? kind
            : throw new FormatException($"« {word} » is no relation; there are: {string.Join(", ", Words.Keys)}")).Where(kind => kind.RoleOf() == role).ToList();
        return kinds.Count > 0 ? kinds : throw new FormatException($"« {relation} » is no relation that a « {role} » may have.");
    }

    /// <summary>A fresh child; without its young person when the test brings one of its own.</summary>
    public static async Task<SeededChild> SeedAsync(Portal portal, bool withYoungPerson = true)
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        if (withYoungPerson) await portal.YoungPersonAsync(child, "none");
        await portal.InvitationAsync(child, nadia, RelationKind.Educator, "karim@exemple.fr");
        var mentor = Relation.Begin(child.Id, (await portal.AccountAsync(Role.Mentor)).Id, RelationKind.Mentor, portal.Clock.GetUtcNow());
        var parent = Relation.Begin(child.Id, (await portal.AccountAsync(Role.Parent, "Claire")).Id, RelationKind.Parent, portal.Clock.GetUtcNow());
        var statementId = await portal.SayAsync((await portal.AccountAsync(Role.YoungPerson)).Id, child.Id, ChildProtection.Features.Accounts.Audience.Team, "Je voudrais un vélo.");
        var handover = BookletHandover.Past(child.Id, nadia.Id, BookletEdition.Usual, Manner.Paper, new DateOnly(2026, 1, 5), BookletStamp.Read(""), portal.Clock.GetUtcNow());
        var (here, there) = (new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer", Zone = "plaine" }, new PlaceOfLife { Id = SecretCode.NewId(), Name = "Maison", Zone = "plaine" });
        var stay = new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = here.Id, From = portal.Clock.GetUtcNow().AddDays(-9) };
        var invitationId = await portal.WithDbAsync(async db =>
        {
            db.Relations.AddRange(mentor, parent);
            db.AddRange(handover, here, there, stay);
            await db.SaveChangesAsync();
            return await db.Invitations.Where(invitation => invitation.ChildId == child.Id).Select(invitation => invitation.Id).SingleAsync();
        });
        var others = await portal.AccountAsync(Role.Professional);
        var grid = await portal.GridAsync((await portal.AccountAsync(Role.YoungPerson)).Id, child.Id, ChildProtection.Features.Accounts.Audience.Team, isLocked: true, // seen by all whom the matrix names
            [.. new[] { RelationKind.Self, RelationKind.CaseWorker, RelationKind.Mentor, RelationKind.FosterCarer }.Select(kind => (kind, others.Id, "aide"))]);
        return new(portal, child.Id, mentor.Id, invitationId, parent.Id, statementId, handover.Id, stay.Id, there.Id, grid, await portal.ReturnAskedAsync((await portal.AccountAsync(Role.YoungPerson)).Id, child.Id));
    }

    /// <summary>From and until when, counted from now; without end when <paramref name="until"/> is null.</summary>
    public Task<int> RelateAsync(Account account, RelationKind kind, TimeSpan from = default, TimeSpan? until = null) => portal.WithDbAsync(async db =>
    {
        var grid = Guid.Parse(places["/autonomie/grille/{id}"]);
        if (kind is RelationKind.Mentor or RelationKind.FosterCarer) // only whoever answered that side sees the other
            await db.GridSheets.Where(sheet => sheet.GridId == grid && sheet.Kind == kind).ExecuteUpdateAsync(update => update.SetProperty(sheet => sheet.AuthorId, account.Id));
        var now = portal.Clock.GetUtcNow();
        var relation = Relation.Begin(Id, account.Id, kind, now + from);
        if (until is { } end) relation.End(now + end);
        db.Relations.Add(relation);
        return await db.SaveChangesAsync();
    });

    /// <summary>What a route's parameter is for this child: known by the route up to it.</summary>
    public string ValueOf(string route, string parameter)
    {
        var upTo = route[..(route.IndexOf($"{{{parameter}}}", StringComparison.Ordinal) + parameter.Length + 2)];
        return places.TryGetValue(upTo, out var value) ? value : throw new FormatException($"What is « {upTo} » for a seeded child? Say it in {nameof(SeededChild)}.");
    }

    /// <summary>What a form's field is for this child; « x » for a field that names nothing.</summary>
    public string FieldOf(string field) => fields.TryGetValue(field, out var value) ? value
        : field.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? throw new FormatException($"What is the field « {field} » for a seeded child? Say it in {nameof(SeededChild)}.") : "x";

    /// <summary>All that the forms about a child can change, as text: equal before and after means that nothing moved.</summary>
    public Task<string> StateAsync() => portal.WithDbAsync(async db =>
    {
        var relations = await db.Relations.Where(relation => relation.ChildId == Id).OrderBy(relation => relation.Id).Select(relation => $"{relation.Id} {relation.Until}").ToListAsync();
        var invitations = await db.Invitations.Where(invitation => invitation.ChildId == Id).OrderBy(invitation => invitation.Id)
            .Select(invitation => $"{invitation.Id} {invitation.CancelledAt} {invitation.UsedAt}").ToListAsync();
        var people = db.Relations.Where(relation => relation.ChildId == Id);
        var cards = await db.Cards.Where(card => people.Any(relation => relation.AccountId == card.AccountId)).OrderBy(card => card.Id).Select(card => $"{card.Id} {card.VoidedAt}").ToListAsync();
        var decisions = await db.ParentalDecisions.Where(decision => people.Any(relation => relation.Id == decision.RelationId)).OrderBy(decision => decision.Id)
            .Select(decision => $"{decision.Id} {decision.ReplacedAt}").ToListAsync();
        var said = await db.Statements.Where(statement => statement.ChildId == Id).OrderBy(statement => statement.Id)
            .Select(statement => $"{statement.Id} {statement.FirstReadAt} {statement.WithdrawnAt} {statement.AnsweredAt}").ToListAsync();
        var stays = await db.Stays.Where(stay => stay.ChildId == Id).OrderBy(stay => stay.Id).Select(stay => $"{stay.Id} {stay.PlaceId} {stay.Until}").ToListAsync();
        var given = await db.BookletHandovers.Where(handover => handover.ChildId == Id).OrderBy(handover => handover.Id).Select(handover => $"{handover.Id} {handover.SeenAt}").ToListAsync();
        var grids = await db.AutonomyGrids.Where(grid => grid.ChildId == Id).OrderBy(grid => grid.Id).Select(grid => $"{grid.Id} {grid.FinishedAt} {grid.WithdrawnAt} {grid.Audience}").ToListAsync();
        var decided = await db.GridAgreements.Where(one => db.Set<AutonomyGrid>().Any(grid => grid.ChildId == Id && grid.Id == one.GridId)).OrderBy(one => one.Id).Select(one => $"{one.Id} {one.YoungAgreedAt}").ToListAsync();
        var dates = await db.MilestoneRecords.Where(record => record.ChildId == Id).OrderBy(record => record.Id).Select(record => $"{record.Id} {record.RepliedAt}").ToListAsync();
        var asked = await db.ReturnRequests.Where(request => request.ChildId == Id).OrderBy(request => request.Id).Select(request => $"{request.Id} {request.AnsweredAt}").ToListAsync();
        var majority = await db.Children.Where(child => child.Id == Id).Select(child => $"{child.ComesOfAgeOn}").ToListAsync();
        return string.Join('\n', [.. relations, .. invitations, .. cards, .. decisions, .. said, .. given, .. stays, .. grids, .. decided, .. dates, .. asked, .. majority]);
    });
}
