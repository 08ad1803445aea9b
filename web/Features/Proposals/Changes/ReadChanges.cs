using System.Security.Cryptography;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Disclosure;
using Microsoft.Extensions.Caching.Memory;

namespace ChildProtection.Features.Proposals.Changes;

/// <summary>
/// « Ce qui a changé grâce à vous » : how the institution answers, and two sentences of each idea whose author agreed. Counters of the
/// whole territory tell of the institution’s acts; by theme and place they go through the disclosure control. What is told of one
/// place is for those who live there.
/// </summary>
public sealed class ReadChanges(PortalDb db, AnswerDesk desk, ProposalAudience audience, AuditLog audit, TerritoryPack territory, IMemoryCache kept, CurrentUser user)
{
    /// <summary>The counters kept in memory: taken away at each step of an idea, else made anew after <see cref="KeptFor"/>.</summary>
    internal const string Counted = "changes.counted";

    /// <summary>On one page.</summary>
    public const int PageSize = 20;
    private const string OnePlace = "Un seul lieu de vie";

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>All ideas together.</summary>
    /// <param name="InTime">Answered before the day.</param>
    /// <param name="Late">Answered after it, or still waiting after it.</param>
    /// <param name="Done">Done, whatever became of it since.</param>
    /// <param name="Refused">With a reason.</param>
    /// <param name="Kept">They go on (« reconduites »).</param>
    /// <param name="Adjusted">They go on otherwise (« infléchies »).</param>
    /// <param name="Stopped">They stopped (« abandonnées »).</param>
    public sealed record Counters(int InTime, int Late, int Done, int Refused, int Kept, int Adjusted, int Stopped);

    /// <summary>One idea, told in two sentences.</summary>
    public sealed record Story(ProposalTheme Theme, string Where, string Before, string After, DateOnly? On);

    /// <summary>One page of what is told.</summary>
    /// <param name="Stories">At most <see cref="PageSize"/>.</param>
    /// <param name="Next">What the next page begins after; null on the last.</param>
    public sealed record Page(IReadOnlyList<Story> Stories, Guid? Next);

    /// <param name="Day">The day of what is late.</param>
    /// <param name="All">The counters.</param>
    /// <param name="Tables">By theme and by place.</param>
    private sealed record Counts(DateOnly Day, Counters All, IReadOnlyList<SafeTable> Tables);

    private sealed record Group(ProposalTheme Theme, ProposalReach Reach, string Scope, ProposalState State, bool IsAnswered, bool WasLate, bool IsLate, FollowUp? FollowUp, int Count);

    /// <summary>The counters, and what may be said by theme and by place.</summary>
    public async Task<(Counters All, IReadOnlyList<SafeTable> Tables)> CountAsync() => await KeptAsync() is var known ? (known.All, known.Tables) : default;

    /// <summary>Everybody may open the page, and it counts every answer there ever was.</summary>
    private async Task<Counts> KeptAsync()
    {
        if (!kept.TryGetValue(Counted, out Counts? known) || known!.Day != desk.Today) kept.Set(Counted, known = await MakeAsync(desk.Today), KeptFor);
        return known;
    }

    private async Task<Counts> MakeAsync(DateOnly today)
    {
        var rows = await db.Proposals.Where(proposal => proposal.Rank != null).Join(db.ProposalAnswers.Where(answer => answer.SentAt != null), proposal => proposal.Id, answer => answer.ProposalId, (proposal, answer) => new
        {
            proposal.Theme, proposal.Reach, Scope = proposal.Reach == ProposalReach.Zone ? proposal.Scope : "", proposal.State, IsAnswered = answer.AnsweredAt != null, answer.WasLate, IsLate = proposal.State == ProposalState.Sent && proposal.DueOn < today, answer.FollowUp,
        }).GroupBy(row => row).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var groups = rows.ConvertAll(row => new Group(row.Key.Theme, row.Key.Reach, row.Key.Scope, row.Key.State, row.Key.IsAnswered, row.Key.WasLate, row.Key.IsLate, row.Key.FollowUp, row.Count));
        int Sum(Func<Group, bool> which) => groups.Where(which).Sum(group => group.Count);
        var all = new Counters(Sum(one => one.IsAnswered && !one.WasLate && !one.IsLate), Sum(one => one.WasLate || one.IsLate), Sum(one => one.State is ProposalState.Done or ProposalState.Followed), Sum(one => one.State == ProposalState.Refused),
            Sum(one => one.FollowUp == FollowUp.Kept), Sum(one => one.FollowUp == FollowUp.Adjusted), Sum(one => one.FollowUp == FollowUp.Stopped));
        var themes = Enum.GetValues<ProposalTheme>();
        var zones = territory.Zones.Select(zone => (Scope: ProposalAudience.OfZone(zone.Code), zone.Name)).ToList();
        return new Counts(today, all, DisclosureControl.Protect(
        [
            Table("sujets", [.. themes.Select(theme => theme.Words())], [.. themes.Select(theme => Sum(one => one.Theme == theme))]),
            Table("lieux", ["Tout le territoire", .. zones.Select(zone => zone.Name), OnePlace],
                [Sum(one => one.Reach == ProposalReach.Territory), .. zones.Select(zone => Sum(one => one.Reach == ProposalReach.Zone && one.Scope == zone.Scope)), Sum(one => one.Reach == ProposalReach.Place)]),
        ], territory.SurveyRules with { Readers = Readers.Outside }));
    }

    /// <summary>
    /// One page, the newest first; it begins where the one before ended, so the hundredth costs as much as the first. Whoever is not
    /// signed in, and everybody else who reads no ideas, gets none that is of one place.
    /// </summary>
    /// <param name="after">The last one of the page before; null, or one that its author takes back, for the first page.</param>
    public async Task<Page> ListAsync(Guid? after)
    {
        var scopes = user.IsSignedIn && audience.IsYoung ? await audience.ScopesAsync() ?? [] : [];
        var told = db.ProposalAnswers.AsNoTracking().Where(answer => answer.Story == StoryState.Agreed && answer.DoneOn != null);
        if (after is { } last && await told.Where(answer => answer.Id == last).Select(answer => answer.DoneOn).SingleOrDefaultAsync() is { } on)
            told = told.Where(answer => answer.DoneOn <= on && (answer.DoneOn < on || answer.Id.CompareTo(last) < 0));
        var rows = await told
            .Join(db.Proposals.Where(proposal => proposal.Rank != null && (proposal.State == ProposalState.Done || proposal.State == ProposalState.Followed) && (proposal.Reach != ProposalReach.Place || scopes.Contains(proposal.Scope))), answer => answer.ProposalId, proposal => proposal.Id, (answer, proposal) => new { Answer = answer, proposal.Theme, proposal.Scope, proposal.Reach })
            .OrderByDescending(row => row.Answer.DoneOn).ThenByDescending(row => row.Answer.Id).Take(PageSize + 1).ToListAsync();
        var words = await desk.OpenAllAsync([.. rows.Take(PageSize).Select(row => row.Answer)]);
        return new Page([.. from row in rows.Take(PageSize)
                            let said = words[row.Answer.Id]
                            where said is { StoryBefore: not null, StoryAfter: not null }
                            select new Story(row.Theme, WhereOf(row.Reach, row.Scope), said.StoryBefore!, said.StoryAfter!, row.Answer.DoneOn)], rows.Count > PageSize ? rows[PageSize - 1].Answer.Id : null);
    }

    /// <summary>Of the sentences as they stand, so that one agrees to what one has read.</summary>
    public static string Stamp(ProposalAnswer answer) => Convert.ToHexString(SHA256.HashData(answer.Words ?? []))[..16];

    /// <summary>By the author who began it: shown, or not. Not mine: false. Nothing was chosen, or it changed since: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="id">Of the idea.</param>
    /// <param name="yes">They may be shown.</param>
    /// <param name="seen">The <see cref="Stamp"/> of what was read.</param>
    public Task<bool> AgreeAsync(Guid id, bool yes, string? seen) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(AnswersAudit.Agreed, me); // first: it holds the log’s lock
        await db.LockProposalAsync(id);
        if (!await db.Proposals.AnyAsync(proposal => proposal.Id == id && proposal.AuthorId == me && proposal.Rank != null) || await db.ProposalAnswers.SingleOrDefaultAsync(answer => answer.ProposalId == id) is not { } found) return false;
        if (yes && Stamp(found) != seen) throw new BrokenRuleException("Les phrases ont changé. Relis-les.");
        found.Agree(yes);
        await db.SaveChangesAsync();
        return true;
    });

    private string WhereOf(ProposalReach reach, string scope) => reach switch
    {
        ProposalReach.Territory => "Tout le territoire",
        ProposalReach.Zone => territory.Zones.FirstOrDefault(zone => ProposalAudience.OfZone(zone.Code) == scope)?.Name ?? "Un secteur",
        _ => "Ton lieu de vie",
    };

    private static CountTable Table(string code, IReadOnlyList<string> rows, IReadOnlyList<int> counts)
    {
        var table = new int[rows.Count, 1];
        foreach (var (row, count) in counts.Index()) table[row, 0] = count;
        return new CountTable(code, rows, ["Idées"], table, IsSensitive: false);
    }
}
