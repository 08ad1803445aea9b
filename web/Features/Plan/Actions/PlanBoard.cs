using System.Globalization;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>All actions of the territory's plan, and where each stands: the list, and the page to print.</summary>
public sealed class PlanBoard(PortalDb db, Vault vault, PlanLibrary library, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    /// <summary>One action in the list.</summary>
    /// <param name="Action">As the plan says it.</param>
    /// <param name="Last">Where it stands; null before any news.</param>
    /// <param name="Waiting">Questions of the committee without answer.</param>
    /// <param name="Late">Of them, those past their day.</param>
    /// <param name="IsFollowed">By whoever looks.</param>
    /// <param name="Silence">What is said of it; see <see cref="SilenceOf"/>.</param>
    public sealed record Line(PlanAction Action, ActionUpdate? Last, int Waiting, int Late, bool IsFollowed, Silence Silence)
    {
        public ActionState State => Last?.State ?? ActionState.NotStarted;
    }

    /// <summary>Whether somebody should have said something.</summary>
    public enum Silence
    {
        /// <summary>There is news, or none is needed any more.</summary>
        None,

        /// <summary>Nobody ever said anything.</summary>
        Never,

        /// <summary>The last news is too old.</summary>
        TooLong,
    }

    public TerritoryPlan Plan => library.Current;

    public DateOnly Today => territory.Today(clock);

    /// <summary>Those whose words hold every word typed, small mistakes of accent and capitals aside; all of them when nothing is typed.</summary>
    public static IReadOnlyList<Line> Matching(IReadOnlyList<Line> lines, string? typed, ActionState? state)
    {
        var words = (typed ?? "").Split([' ', '\u00A0', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Where(line => (state is null || line.State == state) && words.All(word => Holds(line.Action, word)))];
    }

    /// <summary>After this day an action without news is said to be so.</summary>
    /// <param name="last">Its last news.</param>
    /// <param name="lastDay">The day of that news in the territory.</param>
    /// <param name="today">There.</param>
    /// <param name="months">Of the plan.</param>
    public static Silence SilenceOf(ActionUpdate? last, DateOnly? lastDay, DateOnly today, int months) =>
        last is null ? Silence.Never : last.State is ActionState.Done or ActionState.Stopped || lastDay!.Value.AddMonths(months) >= today ? Silence.None : Silence.TooLong;

    public async Task<IReadOnlyList<Line>> LinesAsync()
    {
        var (me, today) = (user.Id, territory.Today(clock));
        var updates = await LastAsync();
        var questions = await db.PublishedFor(user).Where(question => question.AnsweredAt == null).GroupBy(question => question.Action)
            .Select(group => new { Action = group.Key, Waiting = group.Count(), Late = group.Count(question => question.DueOn < today) }).ToDictionaryAsync(one => one.Action, StringComparer.Ordinal);
        var followed = (await db.PlanFollowers.Where(follower => follower.AccountId == me).Select(follower => follower.Action).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return [.. from action in Plan.Actions
                   let last = updates.GetValueOrDefault(action.Code)
                   let asked = questions.GetValueOrDefault(action.Code)
                   select new Line(action, last, asked?.Waiting ?? 0, asked?.Late ?? 0, followed.Contains(action.Code), SilenceOf(last, last is null ? null : territory.DayOf(last.At), today, Plan.SilentMonths))];
    }

    /// <summary>The sentence of each action's last news, by action: for the page to print.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WordsAsync(IReadOnlyList<Line> lines)
    {
        var last = lines.Where(line => line.Last is not null).Select(line => line.Last!).ToList();
        var words = await vault.OpenAllAsync(PlanData.Update, [.. last.Select(update => (Vault.Nobody, update.Id, update.Words))]);
        return last.ToDictionary(update => update.Action, update => words[update.Id] ?? "", StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, ActionUpdate>> LastAsync()
    {
        var updates = db.PlanUpdates;
        var rows = await updates.AsNoTracking().Where(update => !updates.Any(later => later.Action == update.Action && later.At > update.At)).ToListAsync();
        return rows.GroupBy(update => update.Action, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(update => update.Id)!, StringComparer.Ordinal);
    }

    private static bool Holds(PlanAction action, string word) =>
        new[] { action.Number, action.Title, action.Brief, action.Plain, action.ForYou }.Any(text => French.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
}
