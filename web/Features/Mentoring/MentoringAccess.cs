using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;

namespace ChildProtection.Features.Mentoring;

/// <summary>
/// Who may do what in mentoring: the two of a pair see their own, a coordinator named by an administrator sees all of them, a parent
/// and a référent answer for their own child. Nobody lists anybody.
/// </summary>
public sealed class MentoringAccess(PortalDb db, Access access, CurrentUser user)
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "mentorat";

    /// <summary>Everybody a pairing may concern.</summary>
    public const string Around = "mentoring.around";

    /// <summary>The two of a pair.</summary>
    public const string Two = "mentoring.two";

    /// <summary>The adult who accompanies, or would.</summary>
    public const string Volunteer = "mentoring.volunteer";

    /// <summary>Whoever reads the figures: observers, and coordinators among professionals.</summary>
    public const string Watches = "mentoring.watches";

    public Guid UserId => user.Id;
    public bool IsYoung => Role.IsYoung(user.Role);
    /// <summary>The young person and the team: a silent stop is told to nobody else before somebody has called.</summary>
    public bool KnowsOfStops => IsYoung || user.Is(Role.Professional);

    public bool IsAdultOfPair => user.Is(Role.Mentor);
    public DateTimeOffset Now => access.Now;
    public DateOnly Today => access.Today;

    /// <summary>A professional named by an administrator, and still there.</summary>
    public async Task<bool> CoordinatesAsync()
    {
        var me = user.Id;
        return user.Is(Role.Professional) && await db.MentoringCoordinators.AnyAsync(one => one.AccountId == me && one.Until == null);
    }

    /// <summary>These rows for whoever <see cref="CoordinatesAsync"/>, none for anybody else: asked in one command.</summary>
    public IQueryable<T> ForCoordinator<T>(IQueryable<T> rows)
    {
        var (me, isProfessional, coordinators) = (user.IsSignedIn ? user.Id : Guid.Empty, user.Is(Role.Professional), db.MentoringCoordinators);
        return rows.Where(_ => isProfessional && coordinators.Any(one => one.AccountId == me && one.Until == null));
    }

    /// <summary>The young person’s own child record; null for anybody else, or out of care.</summary>
    public Task<Child?> SelfAsync()
    {
        var now = Now;
        return access.Children(Purpose.Own).AsNoTracking().InCareAt(now).FirstOrDefaultAsync();
    }

    /// <summary>The pairings of whoever asks, one of the two; what is declined is nobody’s.</summary>
    internal IQueryable<Pairing> Mine()
    {
        var (me, isYoung) = (user.Id, IsYoung);
        return db.Pairings.Where(pairing => (isYoung ? pairing.YouthId == me : pairing.MentorId == me) && pairing.State != PairingState.Declined);
    }

    /// <summary>The lines that wait for whoever asks: one’s own, a parent’s while the door is open, the ASE’s for the référent.</summary>
    internal IQueryable<PairingAgreement> MyLines()
    {
        var (me, pairings) = (user.Id, db.Pairings);
        var open = db.PairingAgreements.Where(line => pairings.Any(pairing => pairing.Id == line.PairingId && pairing.ClosedAt == null));
        if (user.Is(Role.Parent))
        {
            var children = access.Children(Purpose.Parent);
            return open.Where(line => line.AccountId == me && line.Party == Party.Parent && pairings.Any(pairing => pairing.Id == line.PairingId && children.Any(child => child.Id == pairing.ChildId)));
        }
        if (user.Is(Role.Professional))
        {
            var followed = access.Children(Purpose.Compose);
            return open.Where(line => line.Party == Party.Ase && pairings.Any(pairing => pairing.Id == line.PairingId && followed.Any(child => child.Id == pairing.ChildId)));
        }
        return open.Where(line => line.AccountId == me && (line.Party == Party.Youth || line.Party == Party.Adult));
    }

    /// <summary>The children whom whoever asks follows as référent.</summary>
    internal IQueryable<Child> Followed() => access.Children(Purpose.Compose);

    /// <summary>In whole years; <paramref name="majority"/> is the 18th birthday.</summary>
    internal static int AgeOn(DateOnly majority, DateOnly today) => 18 + today.Year - majority.Year - (today < majority.AddYears(today.Year - majority.Year) ? 1 : 0);

    /// <summary>Of age today, by the child’s record; without a date, a minor.</summary>
    internal static bool IsMinor(DateOnly? comesOfAgeOn, DateOnly today) => comesOfAgeOn is not { } day || day > today;

    /// <summary>Holders of parental authority who must be asked: parents of today whom no decision in force takes that from.</summary>
    internal async Task<IReadOnlyList<Guid>> HoldersAsync(Guid childId)
    {
        var now = Now;
        var inForce = db.ParentalDecisions.Where(decision => decision.ReplacedAt == null && decision.From <= now && (decision.Until == null || decision.Until > now));
        return await db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.Parent
            && (!inForce.Any(decision => decision.RelationId == relation.Id) || inForce.Any(decision => decision.RelationId == relation.Id && (decision.Rights & ParentalRights.Authorisations) != ParentalRights.None)))
            .Select(relation => relation.AccountId).Distinct().OrderBy(id => id).Take(10).ToListAsync();
    }

    /// <summary>Their names stand in the thread; at least one, or nothing starts (SAFE-01).</summary>
    internal Task<List<Guid>> SupervisorsAsync()
    {
        var accounts = db.Users;
        return db.MentoringCoordinators.Where(one => one.Until == null && accounts.Any(account => account.Id == one.AccountId && account.DisabledAt == null)).OrderBy(one => one.From).Select(one => one.AccountId).Take(100).ToListAsync();
    }

    /// <summary>Group seats of whoever asks, today.</summary>
    internal IQueryable<PeerSeat> MySeats()
    {
        var me = user.Id;
        return db.PeerSeats.Where(seat => seat.AccountId == me && seat.Until == null);
    }

    /// <summary>Neutral mails to the coordinators, and to the référents of this child when there is one.</summary>
    internal async Task TellTeamAsync(Guid? childId, Platform.Mail.MailTemplate template)
    {
        var now = Now;
        var (running, relations) = (db.MentoringCoordinators.Where(one => one.Until == null), db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.CaseWorker));
        var addresses = await db.Users.Where(account => account.DisabledAt == null && account.Email != null && (running.Any(one => one.AccountId == account.Id) || relations.Any(one => one.AccountId == account.Id)))
            .OrderBy(account => account.Id).Select(account => account.Email!).Take(200).ToListAsync();
        foreach (var address in addresses) Platform.Mail.Outbox.Add(db, address, template, now);
        await db.SaveChangesAsync();
    }

    /// <summary>A neutral mail to one adult; young people have no address.</summary>
    internal async Task TellAsync(Guid accountId, Platform.Mail.MailTemplate template)
    {
        if (await db.Users.Where(account => account.Id == accountId && account.DisabledAt == null && account.Role != Role.YoungPerson).Select(account => account.Email).SingleOrDefaultAsync() is not { } address) return;
        Platform.Mail.Outbox.Add(db, address, template, Now);
        await db.SaveChangesAsync();
    }

    /// <summary>The current checks of an adult.</summary>
    internal Task<List<MentorCheck>> ChecksAsync(Guid fileId) => db.MentorChecks.Where(check => check.FileId == fileId && check.ReplacedAt == null).ToListAsync();

    /// <summary>May this adult accompany somebody today?</summary>
    internal async Task<bool> IsReadyAsync(Guid mentorId)
    {
        var accounts = db.Users;
        if (await db.MentorFiles.SingleOrDefaultAsync(file => file.AccountId == mentorId && accounts.Any(account => account.Id == mentorId && account.DisabledAt == null)) is not { } file) return false;
        return MentorReadiness.IsReady(file, await ChecksAsync(file.Id), Today);
    }
}

internal static class MentoringPolicies
{
    public static AuthorizationBuilder AddMentoringPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(MentoringAccess.Around, policy => policy.RequireRole(Role.YoungPerson, Role.Mentor, Role.Parent, Role.Professional))
        .AddPolicy(MentoringAccess.Two, policy => policy.RequireRole(Role.YoungPerson, Role.Mentor))
        .AddPolicy(MentoringAccess.Volunteer, policy => policy.RequireRole(Role.Mentor))
        .AddPolicy(MentoringAccess.Watches, policy => policy.RequireRole(Role.Observer, Role.Professional));
}
