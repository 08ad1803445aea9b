using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

/// <summary>How far one is in a domain.</summary>
public enum TaskState { ToDo, Begun, Done }

/// <summary>What pages about grids show.</summary>
public sealed class GridLists(PortalDb db, AutonomyAccess autonomy, ReferentialLibrary library, Vault vault)
{
    private const int Most = 60;

    /// <summary>One of my grids.</summary>
    public sealed record Mine(AutonomyGrid Grid, IReadOnlyList<RelationKind> Answered)
    {
        /// <summary>Somebody else has finished too: one can look together.</summary>
        public bool HasTogether => Grid.FinishedAt is not null && Answered.Count > 0;
    }

    /// <summary>A grid as an adult's list shows it: no answers.</summary>
    public sealed record Asked(Guid Id, string FirstName, Stage Stage, DateTimeOffset StartedAt, bool IsYoungDone, bool IsBegun, bool IsLocked, bool IsShown, bool IsAsked);

    /// <summary>A domain in the list of tasks.</summary>
    public sealed record DomainTask(ReferentialDomain Domain, TaskState State)
    {
        public string Words => State switch { TaskState.Done => "Fini", TaskState.Begun => "Commencé", _ => "À faire" };
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Mine>> MineAsync()
    {
        var sheets = db.GridSheets;
        var rows = await autonomy.Own.AsNoTracking().OrderByDescending(grid => grid.StartedAt).Take(Most).Select(grid => new
        {
            Grid = grid,
            Answered = sheets.Where(sheet => sheet.GridId == grid.Id && sheet.Kind != RelationKind.Self && sheet.LockedAt != null).Select(sheet => sheet.Kind).ToList(),
        }).ToListAsync();
        return [.. rows.Select(row => new Mine(row.Grid, row.Answered))];
    }

    /// <summary>Whom the young person may invite besides the référent.</summary>
    public async Task<IReadOnlyList<Member>> InvitableAsync() =>
        await autonomy.SelfAsync() is { } self ? await autonomy.Around(self.Id, RelationKind.Mentor, RelationKind.FosterCarer).Take(10).ToListAsync() : [];

    /// <summary>Every grid that this adult is asked about, or that is shown to them; of one child, or of all.</summary>
    public async Task<IReadOnlyList<Asked>> AskedAsync(Guid? childId = null)
    {
        var (asked, shown, sheets, children, linked, me) = (autonomy.ToAnswer, autonomy.Shown, db.GridSheets, db.Children, autonomy.Linked, autonomy.UserId);
        return await (
            from grid in db.AutonomyGrids
            join child in children on grid.ChildId equals (Guid?)child.Id
            let isAsked = asked.Any(one => one.Id == grid.Id)
            let isShown = shown.Any(one => one.Id == grid.Id)
            where grid.ChildId != null && linked.Contains(grid.ChildId.Value) && (isAsked || isShown) && (childId == null || grid.ChildId == childId)
            orderby grid.StartedAt descending
            select new Asked(
                grid.Id, child.FirstName, grid.Stage, grid.StartedAt, grid.FinishedAt != null, sheets.Any(sheet => sheet.GridId == grid.Id && sheet.AuthorId == me),
                sheets.Any(sheet => sheet.GridId == grid.Id && sheet.AuthorId == me && sheet.LockedAt != null), isShown, isAsked)).AsNoTracking().Take(Most).ToListAsync();
    }

    /// <summary>Where one's own side stands, domain by domain.</summary>
    public async Task<IReadOnlyList<DomainTask>> TasksAsync(AutonomyAccess.Seat seat)
    {
        var (answers, sheet) = (db.GridAnswers, autonomy.OwnSheet(seat).Select(one => one.Id)); // one sheet's answers, not every answer
        var done = (await answers.Where(answer => sheet.Contains(answer.SheetId)).Select(answer => answer.Statement).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return [.. library.Current.Domains.Select(domain => new DomainTask(domain,
            domain.Statements.All(one => done.Contains(one.Code)) ? TaskState.Done : domain.Statements.Any(one => done.Contains(one.Code)) ? TaskState.Begun : TaskState.ToDo))];
    }

    /// <summary>Of this domain, the answers of one's own side.</summary>
    public async Task<Side> OwnSideAsync(AutonomyAccess.Seat seat) => (await SidesAsync(seat, autonomy.OwnSheet(seat))) is [var side] ? side : new Side(seat.Kind, null, null, null, new Dictionary<string, AnswerCode>());

    /// <summary>The other sides that are open to this seat: none before both have finished.</summary>
    public Task<IReadOnlyList<Side>> OtherSidesAsync(AutonomyAccess.Seat seat) => SidesAsync(seat, autonomy.OpenSheets(seat));

    /// <summary>How the team calls the young person of a grid.</summary>
    public async Task<string> FirstNameAsync(AutonomyGrid grid) => await db.Children.Where(child => child.Id == grid.ChildId).Select(child => child.FirstName).SingleOrDefaultAsync() ?? "Le jeune";

    /// <summary>My finished grids with my own answers, the oldest first.</summary>
    public async Task<IReadOnlyList<(AutonomyGrid Grid, Side Side)>> HistoryAsync(int most)
    {
        var finished = await autonomy.Own.AsNoTracking().Where(grid => grid.FinishedAt != null).OrderByDescending(grid => grid.FinishedAt).ThenByDescending(grid => grid.StartedAt).ThenBy(grid => grid.Id).Take(most).ToListAsync();
        finished.Reverse();
        var ids = finished.Select(grid => grid.Id).ToList();
        var rows = await (
            from sheet in db.GridSheets
            join answer in db.GridAnswers on sheet.Id equals answer.SheetId
            where ids.Contains(sheet.GridId) && sheet.Kind == RelationKind.Self
            select new { sheet.GridId, sheet.LockedAt, answer.Id, answer.Statement, answer.Answer }).AsNoTracking().ToListAsync();
        var authors = finished.ToDictionary(grid => grid.Id, grid => grid.AuthorId);
        var opened = await vault.OpenAllAsync(AutonomyData.Answer, [.. rows.Select(row => (authors[row.GridId], row.Id, row.Answer))]);
        return [.. finished.Select(grid => (grid, new Side(RelationKind.Self, null, null, grid.FinishedAt,
            Read(rows.Where(row => row.GridId == grid.Id).Select(row => (row.Statement, opened[row.Id]))))))];
    }

    private async Task<IReadOnlyList<Side>> SidesAsync(AutonomyAccess.Seat seat, IQueryable<GridSheet> wanted)
    {
        var (accounts, answers) = (db.Users, db.GridAnswers);
        var sheets = await wanted.AsNoTracking().Select(sheet => new
        {
            sheet.Kind, sheet.AuthorId, sheet.LockedAt,
            Name = accounts.Where(account => account.Id == sheet.AuthorId).Select(account => account.DisplayName).FirstOrDefault(),
            Answers = answers.Where(answer => answer.SheetId == sheet.Id).Select(answer => new { answer.Id, answer.Statement, answer.Answer }).ToList(),
        }).ToListAsync();
        var opened = await vault.OpenAllAsync(AutonomyData.Answer, [.. sheets.SelectMany(sheet => sheet.Answers).Select(answer => (seat.Grid.AuthorId, answer.Id, answer.Answer))]);
        return [.. sheets.Select(sheet => new Side(sheet.Kind, sheet.AuthorId, sheet.Name, sheet.LockedAt, Read(sheet.Answers.Select(answer => (answer.Statement, opened[answer.Id])))))];
    }

    private static Dictionary<string, AnswerCode> Read(IEnumerable<(string Statement, string? Written)> answers)
    {
        var read = new Dictionary<string, AnswerCode>(StringComparer.Ordinal);
        foreach (var (statement, written) in answers)
            if (AnswerCode.Read(written) is { } answer) read[statement] = answer;
        return read;
    }
}

/// <summary>One side of a grid: who answered, and what.</summary>
/// <param name="Kind">What they are to the young person.</param>
/// <param name="AuthorId">Null before the first answer, or once erased.</param>
/// <param name="Name">Of an adult.</param>
/// <param name="LockedAt">Null while it goes on.</param>
/// <param name="Answers">By statement.</param>
public sealed record Side(RelationKind Kind, Guid? AuthorId, string? Name, DateTimeOffset? LockedAt, IReadOnlyDictionary<string, AnswerCode> Answers)
{
    public AnswerCode? Of(GridStatement statement) => Answers.GetValueOrDefault(statement.Code);

    /// <summary>« Nadia Benali (référent ASE) », or « Toi ».</summary>
    public string Called => Kind == RelationKind.Self ? "Toi" : $"{Name ?? "Un adulte"} ({Kind.ShortWord()})";
}
