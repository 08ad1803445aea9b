using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Results;
using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>The same questions asked again within three months, of the same people or of groups that share some.</summary>
public abstract partial class SurveyPagesTests
{
    /// <summary>Who is asked: zones, places, ages.</summary>
    private sealed record Who(string? Zone = null, string? Place = null, int From = 11, int To = 21);

    [Fact]
    public async Task What_a_withheld_survey_hid_cannot_be_had_by_taking_one_published_survey_from_another()
    {
        var everybody = new Who();
        await AssertAsync([(everybody, 40, 20, true), (everybody, 41, 20, false), (everybody, 42, 21, false)]); // the second hides nothing of the first
        await AssertAsync([(new("plaine"), 40, 20, true), (new("haut-plateau"), 2, 1, false), (everybody, 42, 21, false)]); // the three of the small zone
        await AssertAsync([(new("plaine"), 40, 20, true), (new(Place: "p"), 38, 18, false)]); // a place in that zone
        await AssertAsync([(everybody, 40, 20, true), (new(To: 20), 38, 19, false)]); // those of twenty-one
        await AssertAsync([(everybody, 40, 20, true), (everybody, 2, 1, false), (new("plaine"), 39, 19, false)]); // too few between them
    }

    [Fact]
    public async Task Groups_that_share_nobody_and_waves_far_apart_are_published_all_the_same()
    {
        await AssertAsync([(new("plaine"), 40, 20, true), (new("haut-plateau"), 41, 20, true), (new(), 160, 90, true)]);
        await AssertAsync([(new(To: 14), 40, 20, true), (new(From: 15), 41, 20, true)]);
        await AssertAsync([(new(), 40, 20, true), (new(), 60, 45, true)]);
    }

    [Fact]
    public async Task Surveys_that_share_some_questions_withhold_only_those_that_are_too_near()
    {
        var mark = Mark();
        var (a, b, c, d) = ($"{mark}-a", $"{mark}-b", $"{mark}-c", $"{mark}-d");
        var first = await CloseAsync(await OpenedAsync(Asking(mark, a, b, d), new(), portal.Today()), 75, (a, 40, 20), (b, 30, 30), (d, 30, 30));
        var second = await CloseAsync(await OpenedAsync(Asking($"{mark}-2", a, b, c), new(), portal.Today()), 135, (a, 80, 20), (b, 50, 50), (c, 50, 50)); // nobody more said « non » to the first

        Assert.All((Readers[])[Readers.Inside, Readers.Outside], readers =>
        {
            Assert.All(first.For(readers), table => Assert.Null(table.WhyHidden));
            Assert.Equal([true, false, false], second.For(readers).Select(table => table.WhyHidden is not null));
        });
    }

    [Fact]
    public async Task Surveys_answered_in_the_same_weeks_are_near_however_late_one_of_them_is_closed()
    {
        await AssertAsync(-100, isPublished: false); // both answered the same week
        await AssertAsync(-1, isPublished: false); // ninety days after the first was closed
        await AssertAsync(0, isPublished: true);

        async Task AssertAsync(int opened, bool isPublished)
        {
            var (mark, today) = (Mark(), portal.Today());
            var zone = await OpenedAsync(Asking(mark, mark), new("plaine"), today.AddDays(-98));
            await using var scope = portal.Services.CreateAsyncScope();
            var frozen = FrozenResults.Of(zone, zone.Questions, [.. Sheets(75, (mark, 40, 20))], scope.ServiceProvider.GetRequiredService<TerritoryPack>(), []);
            zone.Close(today.AddDays(-91), await scope.ServiceProvider.GetRequiredService<ReadResults>().SealAsync(zone.Id, frozen));
            await portal.WithDbAsync(db => { db.Surveys.Update(zone); return db.SaveChangesAsync(); });

            var all = await CloseAsync(await OpenedAsync(Asking(mark, mark), new(), today.AddDays(opened)), 77, (mark, 41, 20));
            Assert.All((SafeTable[])[all.Inside[0], all.Outside[0]], table => Assert.Equal(isPublished, table.WhyHidden is null));
        }
    }

    [Fact]
    public async Task Whoever_opens_or_closes_a_survey_is_warned_of_a_near_one_and_told_what_to_do()
    {
        var (mark, today) = (Mark(), portal.Today());
        var running = await OpenedAsync(Asking(mark, $"{mark}-a", $"{mark}-b"), new("plaine"), today);
        var next = await OpenedAsync(Asking($"{mark}-2", $"{mark}-b", $"{mark}-c"), new(), today, isOpened: false);
        var far = await OpenedAsync(Asking($"{mark}-3", $"{mark}-d"), new(), today, isOpened: false);
        var elsewhere = await OpenedAsync(Asking($"{mark}-4", $"{mark}-a"), new("haut-plateau"), today, isOpened: false);
        var rose = await portal.VisitorAsync(Role.Facilitator);
        string Main() => rose.Page.QuerySelector("main")!.TextContent;

        await rose.OpenAsync($"/enquetes/gerer/{next.Id}/marche");
        Assert.Contains("Une autre enquête est proche", Main());
        Assert.Contains(running.Title, Main());
        Assert.Contains(FrenchDates.Day(running.ClosesOn.AddDays(91)), Main());
        Assert.Contains("choisissez d’autres questions", Main());
        await rose.PressAsync("Ouvrir maintenant");
        await rose.OpenAsync($"/enquetes/gerer/{next.Id}/marche");
        Assert.Contains("Une autre enquête est proche", Main());
        Assert.Contains("Vous pouvez attendre la fin prévue", Main());
        await rose.PressAsync("Fermer maintenant");
        await rose.OpenAsync($"/enquetes/gerer/{running.Id}/marche");
        Assert.Contains("fermée le", Main());
        foreach (var other in (Survey[])[far, elsewhere, next])
        {
            await rose.OpenAsync($"/enquetes/gerer/{other.Id}/marche");
            if (other != elsewhere) Assert.DoesNotContain("proche", Main());
            else Assert.DoesNotContain(running.Title + "\u00A0»", Main()); // next was asked of everybody, there too
        }
    }

    /// <summary>Surveys one after the other: who, how many « oui » and « non », and whether something is published inside and outside.</summary>
    private async Task AssertAsync((Who Who, int Yes, int No, bool IsPublished)[] waves)
    {
        var code = $"vagues-{SecretCode.NewId():N}";
        foreach (var (wave, number) in waves.Select((wave, number) => (wave, number + 1)))
        {
            var results = await WaveAsync(code, wave.Who, wave.Yes, wave.No);
            Assert.All((Readers[])[Readers.Inside, Readers.Outside], readers => Assert.True(
                results.For(readers).Any(table => table.WhyHidden is null) == wave.IsPublished, $"{code}, {number}: {wave}, {readers}: {results.For(readers)[0].WhyHidden}"));
        }
    }

    private async Task<FrozenResults> WaveAsync(string code, Who who, int yes, int no)
    {
        var asked = $"calme-{code[^8..]}"; // another core of questions than that of the other tests
        return await CloseAsync(await OpenedAsync(Asking(code, asked), who, portal.Today()), yes + no, (asked, yes, no));
    }

    private static string Mark() => $"{SecretCode.NewId():N}"[^8..];

    /// <summary>Questions with « oui » and « non », each with its table.</summary>
    private static Questionnaire Asking(string code, params string[] asked) => new()
    {
        Code = code, Title = $"Calme {code}", Purpose = "Savoir.", Mode = SurveyMode.Anonymous, Publics = [Public.Young], Minutes = 1, ReturnDays = 30, ReturnWho = "direction_enfance",
        Sections = [new("Calme", [.. asked.Select(question => new Question { Code = question, Kind = QuestionKind.YesNo, Text = SaidTo.All("C’est calme\u00A0?"), Why = SaidTo.All("Pour savoir."), For = [Public.Young] })])],
        Tables = [.. asked.Select((question, number) => new DeclaredTable($"t{number + 1}", question, null))],
    };

    private async Task<Survey> OpenedAsync(Questionnaire questions, Who who, DateOnly from, bool isOpened = true)
    {
        var today = portal.Today();
        var survey = Survey.Prepare(questions, new SurveySettings(questions.Mode, questions.Publics, from, today.AddDays(21), today.AddDays(60), "direction_enfance")
        {
            AgeFrom = who.From, AgeTo = who.To, Zones = who.Zone is { } zone ? [zone] : [], Places = who.Place is { } place ? [place] : [],
        });
        if (isOpened) survey.Open(today);
        await portal.WithDbAsync(db => { db.Surveys.Add(survey); return db.SaveChangesAsync(); });
        return survey;
    }

    /// <summary>So many people answer; the first ones « oui », the next ones « non », those that are left « je ne sais pas ».</summary>
    private async Task<FrozenResults> CloseAsync(Survey survey, int people, params (string Question, int Yes, int No)[] given)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AnswerUrn>().WriteAsync(survey.Id, survey.Questions, [.. Sheets(people, given).Select(sheet => sheet.Write())], []);
        await portal.CloseAsync(survey);
        return (await scope.ServiceProvider.GetRequiredService<ReadResults>().OfAsync(survey.Id))!;
    }

    private static IEnumerable<Sheet> Sheets(int people, params (string Question, int Yes, int No)[] given) => Enumerable.Range(0, people).Select(number =>
    {
        var sheet = Sheet.Empty;
        foreach (var (question, yes, no) in given) sheet.Answer(question, number < yes ? "oui" : number < yes + no ? "non" : "jnsp");
        return sheet;
    });
}
