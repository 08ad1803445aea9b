using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Questions;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>One action as everybody signed in reads it: where it stands, what is measured, what the committee asked and what was answered.</summary>
public sealed class ReadAction(PortalDb db, Vault vault, PlanLibrary library, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    public const int QuestionsOfPage = 10;
    public const int UpdatesOfPage = 20;

    /// <summary>Of one indicator, the last values shown.</summary>
    public const int ValuesShown = 12;

    /// <summary>An action with more indicators shows their names alone, each unfolded by a press.</summary>
    public const int MostUnfolded = 3;

    /// <summary>One piece of news, opened.</summary>
    public sealed record News(ActionState State, string Words, DateTimeOffset At);

    /// <summary>One value, opened.</summary>
    public sealed record Value(DateOnly Day, decimal Number, string? Note);

    /// <summary>One indicator with its values, the newest first.</summary>
    /// <param name="Indicator">As the plan names it.</param>
    /// <param name="Values">At most <see cref="ValuesShown"/>.</param>
    /// <param name="ReadIn">Where a reader finds it: « dès la page 37 ».</param>
    /// <param name="IsOpen">Not folded: its action has few.</param>
    public sealed record Measured(PlanIndicator Indicator, IReadOnlyList<Value> Values, string ReadIn, bool IsOpen);

    /// <summary>The indicators of one column of the plan.</summary>
    /// <param name="Title">Empty when the plan has no columns.</param>
    /// <param name="Measures">In the plan's order.</param>
    public sealed record MeasureGroup(string Title, IReadOnlyList<Measured> Measures);

    /// <summary>What is added to an answer.</summary>
    public sealed record Addition(string Text, DateTimeOffset At);

    /// <summary>One published question, opened.</summary>
    /// <param name="Row">Its dates.</param>
    /// <param name="Body">Whose question it is: a body's name.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Answer">The institution's; null while it is owed.</param>
    /// <param name="Additions">In their order.</param>
    /// <param name="IsLate">The day is past and there is no answer.</param>
    public sealed record Asked(PlanQuestion Row, string Body, string Text, string? Answer, IReadOnlyList<Addition> Additions, bool IsLate);

    /// <summary>The page of one action.</summary>
    public sealed record Shown(PlanAction Action, News? Last, PlanBoard.Silence Silence, IReadOnlyList<Measured> Measures, Paged<Asked> Questions, bool IsFollowed, bool IsMember)
    {
        /// <summary>What is done before what it changes.</summary>
        public IReadOnlyList<MeasureGroup> Groups => [.. Measures.GroupBy(one => one.Indicator.Kind).OrderBy(group => group.Key).Select(group => new MeasureGroup(TitleOf(group.Key), [.. group]))];

        /// <summary>« Le schéma nomme 12 chiffres. 3 sont déjà écrits. »</summary>
        public string Told => $"{(Measures.Count == 1 ? "Le schéma nomme 1 chiffre." : $"Le schéma nomme {Measures.Count} chiffres.")} {Measures.Count(one => one.Values.Count > 0) switch { 0 => "Aucun n’est encore écrit.", 1 => "1 est déjà écrit.", var written => $"{written} sont déjà écrits." }}";
    }

    /// <summary>Null when the plan has no such action. Whoever follows it has seen what is new.</summary>
    public async Task<Shown?> ReadAsync(string code, int page)
    {
        if (library.Current.Find(code) is not { } action) return null;
        var (me, followers, questions) = (user.Id, db.PlanFollowers, db.PublishedFor(user));
        var head = await db.Users.Where(account => account.Id == me).Select(_ => new
        {
            IsFollowed = followers.Any(follower => follower.AccountId == me && follower.Action == code),
            Questions = questions.Count(question => question.Action == code),
        }).SingleAsync();
        var newest = await db.PlanUpdates.AsNoTracking().Where(update => update.Action == code).OrderByDescending(update => update.At).ThenByDescending(update => update.Id).FirstOrDefaultAsync();
        if (head.IsFollowed) await SawAsync(code);
        var last = newest is null ? null : (await OpenAsync([newest]))[0];
        var silence = PlanBoard.SilenceOf(newest, newest is null ? null : territory.DayOf(newest.At), territory.Today(clock), library.Current.SilentMonths);
        return new Shown(action, last, silence, await MeasuresAsync(action), await QuestionsAsync(code, head.Questions, page), head.IsFollowed, (Role.IsYoung(user.Role) || user.Is(Role.Parent)) && (await committee.MineAsync()).Any(body => body.Sits));
    }

    /// <summary>Everything that was said of it, the newest first.</summary>
    public async Task<Paged<News>> HistoryAsync(string code, int page)
    {
        var rows = await db.PlanUpdates.AsNoTracking().Where(update => update.Action == code).OrderByDescending(update => update.At).ThenByDescending(update => update.Id).PageAsync(page, UpdatesOfPage);
        return rows.With(await OpenAsync(rows.Rows));
    }

    /// <summary>Opens published questions with their answers and additions.</summary>
    internal async Task<IReadOnlyList<Asked>> OpenAsync(IQueryable<PlanQuestion> questions)
    {
        var bodies = db.Bodies;
        var found = await questions.AsNoTracking().Select(question => new { Row = question, Body = bodies.Where(body => body.Id == question.BodyId).Select(body => body.Name).First() }).ToListAsync();
        var rows = found.ConvertAll(one => one.Row);
        var ids = rows.Where(row => row.AnsweredAt is not null).Select(row => row.Id).ToList();
        var additions = ids.Count == 0 ? [] : await db.PlanAdditions.AsNoTracking().Where(addition => ids.Contains(addition.QuestionId)).OrderBy(addition => addition.At).ThenBy(addition => addition.Id).ToListAsync();
        var texts = await vault.OpenAllAsync(PlanData.Text, [.. rows.Select(row => (row.Sealer, row.Id, row.Text))]);
        var answers = await vault.OpenAllAsync(PlanData.Answer, [.. rows.Where(row => row.Answer is not null).Select(row => (Vault.Nobody, row.Id, row.Answer!))]);
        var added = await vault.OpenAllAsync(PlanData.Addition, [.. additions.Select(addition => (Vault.Nobody, addition.Id, addition.Text))]);
        var today = territory.Today(clock);
        return [.. found.Select(one => new Asked(one.Row, one.Body, texts[one.Row.Id] ?? "", answers.GetValueOrDefault(one.Row.Id),
            [.. additions.Where(addition => addition.QuestionId == one.Row.Id).Select(addition => new Addition(added[addition.Id] ?? "", addition.At))], one.Row.IsLateOn(today)))];
    }

    private static string TitleOf(IndicatorKind kind) => kind switch { IndicatorKind.Realisation => "Ce qui est fait", IndicatorKind.Effect => "Ce que ça change", _ => "" };

    private async Task SawAsync(string code)
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        await db.PlanFollowers.Where(follower => follower.AccountId == me && follower.Action == code).ExecuteUpdateAsync(update => update.SetProperty(follower => follower.SeenAt, now));
    }

    private async Task<Paged<Asked>> QuestionsAsync(string code, int count, int page)
    {
        var pages = Math.Max(1, (count + QuestionsOfPage - 1) / QuestionsOfPage);
        var number = Math.Clamp(page, 1, pages);
        return new Paged<Asked>(count == 0 ? [] : await OpenAsync(db.PublishedFor(user).Where(question => question.Action == code)
            .OrderByDescending(question => question.PublishedAt).ThenBy(question => question.Id).Skip((number - 1) * QuestionsOfPage).Take(QuestionsOfPage)), number, pages);
    }

    private async Task<IReadOnlyList<Measured>> MeasuresAsync(PlanAction action)
    {
        var rows = await db.PlanValues.AsNoTracking().Where(value => value.Action == action.Code).OrderByDescending(value => value.Day).ThenByDescending(value => value.WrittenAt).Take(IndicatorValue.MostOfIndicator * Math.Max(1, action.Indicators.Count)).ToListAsync();
        var shown = rows.GroupBy(row => row.Indicator, StringComparer.Ordinal).SelectMany(group => group.Take(ValuesShown)).ToList();
        var notes = await vault.OpenAllAsync(PlanData.Note, [.. shown.Where(row => row.Note is not null).Select(row => (Vault.Nobody, row.Id, row.Note!))]);
        return [.. action.Indicators.Select(indicator => new Measured(indicator, [.. shown.Where(row => row.Indicator == indicator.Code).Select(row => new Value(row.Day, row.Value, notes.GetValueOrDefault(row.Id)))], action.ReadIn, action.Indicators.Count <= MostUnfolded))];
    }

    private async Task<IReadOnlyList<News>> OpenAsync(IReadOnlyList<ActionUpdate> rows)
    {
        var words = await vault.OpenAllAsync(PlanData.Update, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Words))]);
        return [.. rows.Select(row => new News(row.State, words[row.Id] ?? "", row.At))];
    }
}
