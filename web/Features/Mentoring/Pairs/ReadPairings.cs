using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>The pairings as a coordinator sees them: a list, and one with who agreed. Words are elsewhere (<see cref="ReadWords"/>).</summary>
public sealed class ReadPairings(PortalDb db, MentoringAccess mentoring, IPairThreads threads, AuditLog audit)
{
    private const int PageSize = 20;

    /// <param name="Pairing">The row.</param>
    /// <param name="FirstName">Of the young person.</param>
    /// <param name="AdultName">Null once erased.</param>
    /// <param name="LastMet">The last meeting held.</param>
    public sealed record Line(Pairing Pairing, string FirstName, string? AdultName, DateOnly? LastMet);

    /// <param name="Line">The pairing.</param>
    /// <param name="Agreements">Who agreed, and how.</param>
    /// <param name="Reviews">The evaluations, the first first; without words.</param>
    public sealed record Shown(Line Line, IReadOnlyList<(PairingAgreement Row, string? Name)> Agreements, IReadOnlyList<PairReview> Reviews)
    {
        /// <summary>How much and how late the adult writes; null without a conversation.</summary>
        public ThreadSignals? Signals { get; init; }
    }

    /// <summary>Open ones: what waits first.</summary>
    public async Task<Paged<Line>> OpenAsync(int number)
    {
        var page = await Lines(db.Pairings.AsNoTracking().Where(one => one.ClosedAt == null)).PageAsync(number, PageSize);
        return page.With([.. page.Rows.OrderByDescending(line => line.Pairing.State == PairingState.Leaving).ThenByDescending(line => line.Pairing.State == PairingState.Paused)]);
    }

    /// <summary>One, read by a coordinator, which is written down; null when there is none.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        if (await Lines(mentoring.ForCoordinator(db.Pairings.AsNoTracking().Where(one => one.Id == id))).SingleOrDefaultAsync() is not { } line) return null;
        await audit.WriteAsync(MentoringAudit.PairRead, line.Pairing.YouthId, id);
        var accounts = db.Users;
        var agreements = await db.PairingAgreements.AsNoTracking().Where(row => row.PairingId == id).OrderBy(row => row.Step).ThenBy(row => row.Party).ThenBy(row => row.Id)
            .Select(row => new { Row = row, Name = accounts.Where(account => account.Id == row.AccountId && account.Role != Role.YoungPerson).Select(account => account.DisplayName).FirstOrDefault() }).Take(40).ToListAsync();
        return new Shown(line, [.. agreements.Select(one => (one.Row, one.Name))], await db.PairReviews.AsNoTracking().Where(review => review.PairingId == id).OrderBy(review => review.Number).Take(20).ToListAsync())
        {
            Signals = line.Pairing.ThreadId is { } thread ? await threads.SignalsAsync(thread) : null,
        };
    }

    private IQueryable<Line> Lines(IQueryable<Pairing> pairings)
    {
        var (children, accounts, meetings) = (db.Children, db.Users, db.PairMeetings);
        return from pairing in pairings join child in children on pairing.ChildId equals child.Id orderby pairing.ProposedAt descending, pairing.Id
               select new Line(pairing, child.FirstName, accounts.Where(account => account.Id == pairing.MentorId).Select(account => account.DisplayName).FirstOrDefault(),
                   meetings.Where(meeting => meeting.PairingId == pairing.Id && meeting.State == PairMeetingState.Held).Max(meeting => (DateOnly?)meeting.Day));
    }
}
