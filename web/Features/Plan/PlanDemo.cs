using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

/// <summary>The plan of the fictional territory lives: some actions move, one stopped, one is silent; the committee asked twice, one answer came and one is late. All invented.</summary>
internal sealed class PlanDemo(PortalDb db, Vault vault, PlanLibrary library, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    public int Order => 44;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(PlanAccess.Module) || library.Current.Find("8") is null || await db.PlanUpdates.AnyAsync()) return;
        var now = clock.GetUtcNow();
        await SayAsync("1", ActionState.NotStarted, "Le groupe qui écrit le livret est choisi. Il commence en janvier.", now.AddDays(-200));
        await SayAsync("1", ActionState.Underway, "Le livret est écrit. 6 jeunes l’ont relu.", now.AddDays(-20));
        await SayAsync("2", ActionState.Underway, "Chaque foyer a une boîte à idées. 9 foyers sur 12 répondent chaque mois.", now.AddDays(-35));
        await SayAsync("3", ActionState.Underway, "Le premier forum a eu lieu à Rive-Sud. 40 jeunes sont venus.", now.AddDays(-500));
        await SayAsync("4", ActionState.Done, "Le projet pour l’enfant a une partie écrite par le jeune.", now.AddDays(-90));
        await SayAsync("5", ActionState.Stopped, "Le car de nuit s’arrête. Il coûtait trop cher pour 3 jeunes.", now.AddDays(-60));
        await SayAsync("6", ActionState.Underway, "14 mentors sont formés. Il en manque encore 6.", now.AddDays(-12));
        await SayAsync("8", ActionState.NotStarted, "Nous cherchons les logements. Rien n’est signé.", now.AddDays(-45));
        foreach (var (code, indicator, days, value, note) in Values) await MeasureAsync(code, indicator, territory.DayOf(now.AddDays(-days)), value, note, now.AddDays(-days + 2));
        if (await db.Bodies.Where(one => one.Code == "jeunes").Select(one => (Guid?)one.Id).SingleOrDefaultAsync() is { } body) await AskAllAsync(body, now);
        if (await AccountAsync("Lina") is { } lina) db.PlanFollowers.Add(new PlanFollower { Id = SecretCode.NewId(), Action = "6", AccountId = lina, Since = now.AddDays(-70), SeenAt = now.AddDays(-30) });
        await db.SaveChangesAsync();
    }

    private async Task AskAllAsync(Guid body, DateTimeOffset now)
    {
        await AskAsync(body, "6", QuestionKind.Question, "Pourquoi faut-il attendre 8 mois pour avoir un mentor\u00A0?", now.AddDays(-80), "Nous formons 6 mentors de plus avant mars.\n\nPourquoi\u00A0: un mentor est formé 3 jours. Nous étions seulement 2 pour le faire.", now.AddDays(-50));
        await AskAsync(body, "8", QuestionKind.Opinion, "6 logements, ce n’est pas assez. Nous en voulons dans chaque secteur.", now.AddDays(-territory.Answer.Days - 9), null, null);
        if (await AccountAsync("Sami") is { } sami) await HoldAsync(body, sami, now.AddDays(-1));
    }

    private static IEnumerable<(string Code, string Indicator, int Days, decimal Value, string? Note)> Values =>
    [
        ("2", "1", 300, 4, "Compté avec les chefs de service."), ("2", "1", 120, 7, null), ("2", "1", 36, 9, null), ("3", "1", 500, 40, null),
        ("4", "1", 400, 52, "Sur 900 projets."), ("4", "1", 95, 81, null), ("4", "5", 95, 38, null), ("4", "10", 95, 72, "38 jeunes ont répondu."), ("6", "1", 380, 5, null), ("6", "1", 200, 11, null), ("6", "1", 14, 14, "Ceux qui ont fini les 3 jours."),
    ];

    private async Task SayAsync(string code, ActionState state, string words, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        db.PlanUpdates.Add(new ActionUpdate { Id = id, Action = code, State = state, Words = await vault.SealAsync(PlanData.Update, Vault.Nobody, id, words), At = at, SubmissionKey = SecretCode.NewId() });
    }

    private async Task MeasureAsync(string code, string indicator, DateOnly day, decimal value, string? note, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var words = note is null ? null : await vault.SealAsync(PlanData.Note, Vault.Nobody, id, note);
        db.PlanValues.Add(new IndicatorValue { Id = id, Action = code, Indicator = indicator, Day = day, Value = value, Note = words, WrittenAt = at, SubmissionKey = SecretCode.NewId() });
    }

    private async Task AskAsync(Guid body, string code, QuestionKind kind, string text, DateTimeOffset at, string? answer, DateTimeOffset? answeredAt)
    {
        var id = SecretCode.NewId();
        var words = await vault.SealAsync(PlanData.Text, Vault.Nobody, id, text);
        var question = PlanQuestion.Write(id, code, body, kind, Vault.Nobody, words, SecretCode.NewId(), at); // nobody's from the first: invented
        question.Publish(words, territory.DayOf(at).AddDays(territory.Answer.Days), territory.Answer.Who, at);
        if (answer is not null) question.AnswerWith(await vault.SealAsync(PlanData.Answer, Vault.Nobody, id, answer), answeredAt!.Value);
        db.PlanQuestions.Add(question);
    }

    private async Task HoldAsync(Guid body, Guid author, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        db.PlanQuestions.Add(PlanQuestion.Write(id, "2", body, QuestionKind.Question, author, await vault.SealAsync(PlanData.Text, author, id, "Qui lit la boîte à idées de mon foyer\u00A0?"), SecretCode.NewId(), at));
    }

    private async Task<Guid?> AccountAsync(string firstName)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations
                            join child in children on relation.ChildId equals child.Id
                            where relation.Kind == RelationKind.Self
                            select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        return people.Find(one => one.FirstName == firstName)?.AccountId;
    }
}
