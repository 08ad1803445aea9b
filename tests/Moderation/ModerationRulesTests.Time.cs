using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Figures;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Moderation;

/// <content>Clocks, escalation, pauses, appeals, figures.</content>
public abstract partial class ModerationRulesTests
{
    [Fact]
    public async Task What_is_late_is_told_to_the_others_then_to_everybody_once_each()
    {
        await QuietAsync();
        var (author, sami) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson));
        var (paul, yasmine) = (await portal.AdultAsync(Role.Moderator, "Paul", $"paul.{author.Id:N}@exemple.fr"), await portal.AdultAsync(Role.Moderator, "Yasmine", $"yasmine.{author.Id:N}@exemple.fr"));
        var text = portal.Said.Say(author.Id, "Vite.");
        await portal.ReportAsync(sami, text, ReportReason.DangerForMe);
        await portal.ClaimAsync(paul, text);
        portal.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await SweepAsync();
        Assert.Equal((0, 0), (await MailsAsync(paul), await MailsAsync(yasmine)));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Task.Run(SweepAsync), Task.Run(SweepAsync)); // two processes
        Assert.Equal((0, 1), (await MailsAsync(paul), await MailsAsync(yasmine))); // a second lead
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        await SweepAsync();
        await SweepAsync();
        Assert.Equal((1, 2), (await MailsAsync(paul), await MailsAsync(yasmine)));
        Assert.Equal((2, (DateTimeOffset?)portal.Clock.GetUtcNow().AddMinutes(15)), await portal.CaseAsync(text) is var about ? (about.Level, about.EscalateAt) : default);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        await SweepAsync();
        Assert.Equal((2, 3), (await MailsAsync(paul), await MailsAsync(yasmine))); // and again, until somebody decides
        foreach (var who in new[] { paul, yasmine }) Assert.All(await TemplatesAsync(who), template => Assert.True(template is MailTemplate.Attention or MailTemplate.AnswerAwaited)); // neutral words only

        await portal.SettleAsync(paul, text, Verdict.Show);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal((2, 3), (await MailsAsync(paul), await MailsAsync(yasmine))); // decided: nobody is told any more
    }

    [Fact]
    public async Task A_held_text_has_a_clock_without_any_report_and_leaves_the_queue_when_decided()
    {
        var (author, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Retenu.", isHeld: true);
        Assert.Contains((await ListAsync(paul)).Lines.Rows, line => line.TextId == text.At.Id && line.CaseId is null && line.Reason is null);
        await Task.WhenAll(Task.Run(SweepAsync), Task.Run(SweepAsync));
        Assert.Equal((null, CaseState.Open), await portal.CaseAsync(text) is var about ? (about.Reason, about.State) : default);
        await portal.SettleAsync(paul, text, Verdict.Show);
        Assert.False(portal.Said.IsHeld(text.At.Id));
        Assert.DoesNotContain((await ListAsync(paul)).Lines.Rows, line => line.TextId == text.At.Id);
    }

    /// <summary>A facilitator shows a held text: its case goes by itself; held once more, it is in the queue again and somebody may take it.</summary>
    [Fact]
    public async Task A_case_goes_with_what_held_its_text_and_comes_back_with_it()
    {
        var (author, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Un premier message.", isHeld: true);
        await SweepAsync();
        portal.Said.Change(text.At.Id, one => one with { IsHeld = false });
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync();
        Assert.Equal((CaseState.Withdrawn, (DateTimeOffset?)null), await portal.CaseAsync(text) is var gone ? (gone.State, gone.EscalateAt) : default);
        portal.Said.Change(text.At.Id, one => one with { IsHeld = true });
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync();
        Assert.Equal((CaseState.Open, portal.Clock.GetUtcNow().AddDays(1)), await portal.CaseAsync(text) is var back ? (back.State, back.DueAt) : default);
        await portal.SettleAsync(paul, text, Verdict.Show);
        Assert.False(portal.Said.IsHeld(text.At.Id));
    }

    [Fact]
    public async Task Held_words_that_alarm_are_owed_within_the_hour_and_what_is_kept_aside_stays_owed()
    {
        var (author, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "dis rien à personne, c’est notre secret", isHeld: true);
        await SweepAsync();
        var about = await portal.CaseAsync(text);
        Assert.Equal(text.SaidOn.AddHours(1), about.DueAt);
        await portal.SettleAsync(paul, text, Verdict.Hold);
        Assert.Equal((DateTimeOffset?)portal.Clock.GetUtcNow().AddDays(1), (await portal.CaseAsync(text)).EscalateAt);
    }

    /// <summary>Two moderators who both talk in a thread: somebody may still decide of it.</summary>
    [Fact]
    public async Task A_text_beside_which_every_moderator_talks_is_not_left_to_nobody()
    {
        var (author, sami, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var all = await portal.WithDbAsync(db => db.Users.Where(one => one.Role == Role.Moderator).Select(one => one.Id).ToListAsync());
        var text = portal.Said.Say(author.Id, "À tous.", isHeld: false, [author.Id, .. all]);
        await portal.ReportAsync(sami, text, ReportReason.DangerForMe);
        await portal.SettleAsync(paul, text, Verdict.Return);
        Assert.True(portal.Said.IsHeld(text.At.Id));
    }

    [Fact]
    public async Task Five_hard_texts_and_a_colleague_should_go_on()
    {
        var (author, sami, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        for (var number = 0; number < WaitingTexts.HardBeforeRest; number++)
        {
            Assert.False((await ListAsync(paul)).ShouldRest);
            var text = portal.Said.Say(author.Id, $"Dur {number}");
            await portal.ReportAsync(sami, text, ReportReason.Shocking);
            await portal.SettleAsync(paul, text, Verdict.Show);
        }
        Assert.True((await ListAsync(paul)).ShouldRest);
        portal.Clock.Advance(TimeSpan.FromHours(8));
        Assert.False((await ListAsync(paul)).ShouldRest);
    }

    [Fact]
    public async Task A_pause_is_bounded_ends_by_itself_and_a_month_needs_two()
    {
        var (author, other, paul, yasmine) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator), await portal.AccountAsync(Role.Moderator));
        var (about, second) = (await CaseOfAsync(author, other), await CaseOfAsync(other, author));
        Assert.StartsWith("Prenez d’abord ce texte", (await TriedAsync(() => PauseAsync(paul, about, SilenceLength.Hour))).Refusal, StringComparison.Ordinal);
        await SettleAsync(paul, about, Verdict.Show); // nothing was wrong: no pause either
        Assert.StartsWith("Prenez d’abord ce texte", (await TriedAsync(() => PauseAsync(paul, about, SilenceLength.Hour))).Refusal, StringComparison.Ordinal);
        Assert.True(await portal.DoAsync<DecideCase, bool>(paul, decide => decide.ReopenAsync(about)));
        await SettleAsync(paul, about, Verdict.Return);
        await SettleAsync(paul, second, Verdict.Return);
        Assert.True(await PauseAsync(paul, about, SilenceLength.Hour));
        Assert.Equal("Une pause est déjà là pour cette personne.", (await TriedAsync(() => PauseAsync(yasmine, about, SilenceLength.Day))).Refusal);
        Assert.Equal(portal.Clock.GetUtcNow().AddHours(1), await UntilAsync(author.Id));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await UntilAsync(author.Id));
        Assert.Contains("7 jours", (await TriedAsync(() => PauseAsync(yasmine, about, SilenceLength.Week))).Refusal); // one after the other makes no month

        Assert.True(await PauseAsync(paul, second, SilenceLength.Month));
        portal.Clock.Advance(TimeSpan.FromHours(ModerationSilence.LapseHours)); // nobody confirmed
        var lapsed = await portal.WithDbAsync(db => db.Set<ModerationSilence>().AsNoTracking().SingleAsync(one => one.AccountId == other.Id));
        Assert.Equal("Cette pause n’attend plus.", (await TriedAsync(() => ConfirmAsync(yasmine, lapsed.Id))).Refusal);
        Assert.True(await PauseAsync(paul, second, SilenceLength.Month));
        Assert.Null(await UntilAsync(other.Id)); // one person alone does not
        var pause = await portal.WithDbAsync(db => db.Set<ModerationSilence>().AsNoTracking().SingleAsync(one => one.AccountId == other.Id && one.Id != lapsed.Id));
        Assert.Equal("Un autre modérateur doit confirmer 30 jours.", (await TriedAsync(() => ConfirmAsync(paul, pause.Id))).Refusal);
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TriedAsync(() => ConfirmAsync(yasmine, pause.Id)))));
        Assert.Equal(1, tries.Count(one => one.Done));
        Assert.Equal(portal.Clock.GetUtcNow().AddDays(30), await UntilAsync(other.Id));
        Assert.True(await portal.DoAsync<PausePeople, bool>(paul, pauses => pauses.LiftAsync(pause.Id)));
        Assert.Null(await UntilAsync(other.Id));
        Assert.False(await portal.DoAsync<PausePeople, bool>(paul, pauses => pauses.LiftAsync(SecretCode.NewId())));
    }

    [Fact]
    public async Task An_appeal_is_asked_once_answered_by_another_once_and_is_late_after_three_days()
    {
        var (author, sami, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AdultAsync(Role.Moderator, "Paul", $"premier.{SecretCode.NewId():N}@exemple.fr"));
        var yasmine = await portal.AdultAsync(Role.Moderator, "Yasmine", $"seconde.{author.Id:N}@exemple.fr");
        var text = portal.Said.Say(author.Id, "À revoir.");
        await portal.ReportAsync(sami, text);
        await portal.SettleAsync(paul, text, Verdict.Return);
        var decision = (await portal.WithDbAsync(db => db.Set<ModerationDecision>().AsNoTracking().SingleAsync(one => one.AuthorId == author.Id))).Id;
        Assert.False(await AppealAsync(sami, decision)); // nobody else’s
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TriedAsync(() => AppealAsync(author, decision))))), one => Assert.True(one.Done || one.Refusal!.Contains("une fois", StringComparison.Ordinal)));
        var appeal = await portal.WithDbAsync(db => db.Set<ModerationAppeal>().AsNoTracking().SingleAsync(one => one.AuthorId == author.Id));
        Assert.False(await AnswerAsync(paul, appeal.Id, true)); // who decided first
        Assert.Equal((0, 1), (await MailsAsync(paul), await MailsAsync(yasmine))); // the others are told once that somebody asks
        await QuietAsync();
        var (mails, firsts) = (await MailsAsync(yasmine), await MailsAsync(paul));
        portal.Clock.Advance(ModerationAppeal.Time);
        await Task.WhenAll(Task.Run(SweepAsync), Task.Run(SweepAsync));
        Assert.Equal((mails + 1, firsts), (await MailsAsync(yasmine), await MailsAsync(paul)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TriedAsync(() => AnswerAsync(yasmine, appeal.Id, true)))));
        Assert.Equal(1, answers.Count(one => one.Done));
        Assert.False(portal.Said.IsHeld(text.At.Id));
        Assert.Equal((Verdict.Show, (DateTimeOffset?)null), Assert.Single(await portal.ReportsAsync(text)) is var told ? (told.Outcome, told.SeenAt) : default); // the reporter learns that it changed
        var shown = await portal.WithDbAsync(db => db.Set<ModerationDecision>().Where(one => one.AuthorId == author.Id && one.ReplacedAt == null).Select(one => one.Id).SingleAsync());
        Assert.Equal("Il n’y a plus rien à revoir ici.", (await TriedAsync(() => AppealAsync(author, shown))).Refusal);
    }

    [Fact]
    public async Task Figures_say_nothing_of_few_and_how_fast_for_many()
    {
        var (author, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        portal.Clock.Advance(TimeSpan.FromDays(200)); // a quarter of its own
        for (var number = 0; number < 12; number++)
        {
            var text = portal.Said.Say(author.Id, $"Compté {number}");
            await portal.ReportAsync(await portal.AccountAsync(Role.YoungPerson), text, number % 2 == 0 ? ReportReason.Shocking : ReportReason.PrivateFacts);
            if (number == 6) portal.Clock.Advance(TimeSpan.FromMinutes(20));
            await portal.SettleAsync(paul, text, Verdict.Show);
        }
        var few = await FiguresAsync(); // the quarter before
        Assert.All(few.Tables, table => Assert.NotNull(table.WhyHidden));
        Assert.Null(few.Median);
        portal.Clock.Advance(TimeSpan.FromDays(92));
        var many = await FiguresAsync();
        Assert.Equal("15 minutes au plus", many.Median);
        Assert.Null(many.Tables[1].WhyHidden);
    }

    /// <summary>What other tests left is told, and late no more.</summary>
    private async Task QuietAsync()
    {
        await SweepAsync();
        await portal.WithDbAsync(db => db.Set<ModerationCase>().ExecuteUpdateAsync(update => update.SetProperty(one => one.EscalateAt, (DateTimeOffset?)null)));
    }

    private Task<WaitingTexts.Shown> ListAsync(Account who) => portal.DoAsync<WaitingTexts, WaitingTexts.Shown>(who, queue => queue.ListAsync(1));

    private async Task<Guid> CaseOfAsync(Account author, Account reporter)
    {
        var text = portal.Said.Say(author.Id, "Une pause.");
        await portal.ReportAsync(reporter, text);
        return (await portal.CaseAsync(text)).Id;
    }

    private async Task SettleAsync(Account moderator, Guid about, Verdict verdict)
    {
        var text = await portal.WithDbAsync(db => db.Set<ModerationCase>().AsNoTracking().SingleAsync(one => one.Id == about));
        await portal.DoAsync<WaitingTexts, Guid?>(moderator, act => act.ClaimAsync(text.Kind, text.TextId));
        var seen = await portal.WithDbAsync(db => db.Set<ModerationCase>().Where(one => one.Id == about).Select(one => one.Revision).SingleAsync());
        Assert.True(await portal.DoAsync<DecideCase, bool>(moderator, act => act.DecideAsync(about, new DecideCase.Choice(seen, verdict, verdict == Verdict.Show ? null : GiveBackReason.Wounding, null))));
    }

    private Task<bool> PauseAsync(Account who, Guid about, SilenceLength length) =>
        portal.DoAsync<PausePeople, bool>(who, pauses => pauses.BeginAsync(about, new PausePeople.Choice(length, TalkOffered.Declined, GiveBackReason.Threat, "On en reparle quand tu veux.")));

    private Task<bool> ConfirmAsync(Account who, Guid pause) => portal.DoAsync<PausePeople, bool>(who, pauses => pauses.ConfirmAsync(pause));

    private Task<bool> AppealAsync(Account who, Guid decision) => portal.DoAsync<ReturnedTexts, bool>(who, returned => returned.AppealAsync(decision, "Je ne suis pas d’accord."));

    private Task<bool> AnswerAsync(Account who, Guid appeal, bool isChanged) => portal.DoAsync<AnswerAppeals, bool>(who, appeals => appeals.AnswerAsync(appeal, isChanged, "Nous avons relu."));

    private async Task<DateTimeOffset?> UntilAsync(Guid account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISilences>().UntilAsync(account);
    }

    private async Task<ModerationFigures.Shown> FiguresAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ModerationFigures>().OfAsync();
    }

    private async Task<int> SweepAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await EscalateLate.SweepAsync(scope.ServiceProvider);
    }

    private async Task<int> MailsAsync(Account who) => (await TemplatesAsync(who)).Count;

    private Task<List<MailTemplate>> TemplatesAsync(Account who) => portal.WithDbAsync(async db =>
    {
        var index = await db.Users.Where(one => one.Id == who.Id).Select(one => one.NormalizedEmail).SingleAsync();
        return await db.OutboxMails.Where(mail => mail.RecipientIndex == index).Select(mail => mail.Template).ToListAsync();
    });
}
