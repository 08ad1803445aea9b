using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Moderation.Figures;

/// <summary>How many reports of the last whole quarter, for what, and how fast they were decided; never who. Through the disclosure control of surveys.</summary>
public sealed class ModerationFigures(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    private const int MonthsOfAQuarter = 3;
    private const string All = "Signalements";

    /// <summary>How long somebody waited for a decision, in order.</summary>
    private static readonly (string Words, TimeSpan Less)[] Times =
        [("15 minutes au plus", TimeSpan.FromMinutes(15)), ("1 heure au plus", TimeSpan.FromHours(1)), ("1 jour au plus", TimeSpan.FromHours(24)), ("Plus de 1 jour", TimeSpan.MaxValue)];

    /// <param name="From">The first day of that quarter.</param>
    /// <param name="Until">Its last day.</param>
    /// <param name="Tables">What may be read.</param>
    /// <param name="Median">Half of them took no longer; null where there are too few.</param>
    /// <param name="Late">What waits beyond its time today, as a number of texts.</param>
    public sealed record Shown(DateOnly From, DateOnly Until, IReadOnlyList<SafeTable> Tables, string? Median, int Late);

    public async Task<Shown> OfAsync()
    {
        var today = territory.Today(clock);
        var until = new DateOnly(today.Year, (today.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter + 1, 1);
        var from = until.AddMonths(-MonthsOfAQuarter);
        var (after, before, rules) = (territory.EndOf(from.AddDays(-1)), territory.EndOf(until.AddDays(-1)), territory.SurveyRules with { Readers = Readers.Outside });
        var rows = await db.ModerationReports.AsNoTracking().Where(report => report.At >= after && report.At < before && !report.IsCopy).Select(report => new { report.Reason, report.At, Decided = report.Outcome == null ? null : report.ClosedAt }).ToListAsync();
        var times = rows.Where(row => row.Decided is not null).Select(row => TimeOf(row.Decided!.Value - row.At)).Order().ToList();
        var tables = DisclosureControl.Protect(
        [
            Table("raison", [.. ReportReasons.Choices.Select(choice => choice.Words)], [.. rows.Select(row => (int)row.Reason)], isSensitive: true),
            Table("duree", [.. Times.Select(time => time.Words)], times, isSensitive: false),
        ], rules);
        var median = tables[1].WhyHidden is null && times.Count >= rules.MeanFrom ? Times[times[times.Count / 2]].Words : null;
        return new Shown(from, until.AddDays(-1), tables, median, await LateAsync());
    }

    /// <summary>Texts that wait beyond their time.</summary>
    public Task<int> LateAsync() => Late().CountAsync();

    internal IQueryable<Cases.ModerationCase> Late()
    {
        var now = clock.GetUtcNow();
        return db.ModerationCases.Where(one => (one.State == Cases.CaseState.Open || one.State == Cases.CaseState.Second) && one.DueAt < now);
    }

    private static int TimeOf(TimeSpan time) => Array.FindIndex(Times, one => time <= one.Less);

    private static CountTable Table(string code, IReadOnlyList<string> rows, IReadOnlyList<int> values, bool isSensitive)
    {
        var counts = new int[rows.Count, 1];
        foreach (var value in values) counts[value, 0]++;
        return new CountTable(code, rows, [All], counts, isSensitive) { Base = null };
    }
}

/// <summary>Texts that wait beyond their time, for whoever runs the portal: a number, no more.</summary>
internal sealed class LateModeration(ModerationFigures figures) : IWaitingWork
{
    public IReadOnlyList<WaitingRows> Rows => [new("Textes à relire en retard", "/moderation/chiffres", figures.Late().Select(one => one.Id))];
}
