using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Moderation;

/// <summary>SAFE-20 to SAFE-26 and R49 on both databases: limits, clocks, races, two people, who may not, evidence.</summary>
public abstract partial class ModerationRulesTests(ModeratedPortal portal)
{
    [Fact]
    public async Task Ten_pass_the_eleventh_does_not_and_danger_always_does()
    {
        var (author, sami) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson));
        for (var number = 1; number <= ModerationReport.MostADay; number++) Assert.True(await portal.ReportAsync(sami, portal.Said.Say(author.Id, $"{number}")));
        var eleventh = portal.Said.Say(author.Id, "onze");
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.ReportAsync(sami, eleventh));
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationCase>().AnyAsync(one => one.TextId == eleventh.At.Id))); // nothing of a refusal stays
        Assert.True(await portal.ReportAsync(sami, eleventh, ReportReason.DangerForMe));
        Assert.True(await portal.ReportAsync(sami, portal.Said.Say(author.Id, "douze"), ReportReason.DangerForOther));
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True(await portal.ReportAsync(sami, portal.Said.Say(author.Id, "demain")));
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.ReportAsync(author, eleventh));
        Assert.False(await portal.ReportAsync(sami, eleventh with { At = eleventh.At with { Id = SecretCode.NewId() } })); // not there
    }

    [Fact]
    public async Task A_danger_is_told_exactly_when_the_report_is_kept_and_a_more_urgent_reason_counts()
    {
        var (author, sami) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson));
        var text = portal.Said.Say(author.Id, "J’ai peur.");
        portal.Alerts.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.ReportAsync(sami, text, ReportReason.DangerForOther));
        portal.Alerts.Fails = false;
        Assert.False(await portal.WithDbAsync(db => db.Set<ModerationCase>().AnyAsync(one => one.TextId == text.At.Id)));

        await portal.ReportAsync(sami, text, ReportReason.Shocking);
        Assert.DoesNotContain(portal.Alerts.All, one => one.At.Id == text.At.Id);
        await portal.ReportAsync(sami, text, ReportReason.DangerForOther);
        await portal.ReportAsync(sami, text, ReportReason.Other); // less urgent: as said before
        Assert.Equal(sami.Id, Assert.Single(portal.Alerts.All, one => one.At.Id == text.At.Id).Reporter);
        var about = await portal.CaseAsync(text);
        Assert.Equal((ReportReason.DangerForOther, portal.Clock.GetUtcNow().AddMinutes(15)), (about.Reason, about.DueAt));
        Assert.Equal(ReportReason.DangerForOther, Assert.Single(await portal.ReportsAsync(text)).Reason);
    }

    [Fact]
    public async Task Thirty_presses_are_one_report_and_five_moderators_one_claim()
    {
        var (author, sami, moderators) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), new List<Account>());
        for (var number = 0; number < 5; number++) moderators.Add(await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Une fois.");
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => portal.ReportAsync(sami, text)))), Assert.True);
        Assert.Single(await portal.ReportsAsync(text));

        var claims = await Task.WhenAll(moderators.Select(one => Task.Run(() => TriedAsync(() => portal.ClaimAsync(one, text)))));
        Assert.Equal((1, 4), (claims.Count(claim => claim.Done), claims.Count(claim => claim.Refusal == "Un collègue vient de prendre ce texte.")));
        Assert.NotNull(Assert.Single(await portal.ReportsAsync(text)).ReadAt);
        portal.Clock.Advance(ModerationCase.ClaimLasts); // who took it went away
        Assert.NotNull(await portal.ClaimAsync(moderators[0], text));
    }

    [Fact]
    public async Task Two_decisions_at_once_are_one_and_a_report_meanwhile_is_read_first()
    {
        var (author, sami, lea, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Deux fois.");
        await portal.ReportAsync(sami, text);
        await portal.ClaimAsync(paul, text);
        var seen = (await portal.CaseAsync(text)).Revision;
        await portal.ReportAsync(lea, text, ReportReason.Harassment); // while he reads
        Assert.Equal("Un nouveau signalement est arrivé. Lisez-le, puis décidez.", (await TriedAsync(() => portal.DecideAsync(paul, text, Verdict.Show, seen))).Refusal);

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => TriedAsync(() => portal.DecideAsync(paul, text, number % 2 == 0 ? Verdict.Show : Verdict.Return)))));
        Assert.Equal(1, tries.Count(one => one.Done));
        Assert.Single(await portal.WithDbAsync(async db =>
        {
            var about = await db.Set<ModerationCase>().SingleAsync(one => one.TextId == text.At.Id);
            return await db.Set<ModerationDecision>().Where(one => one.CaseId == about.Id).ToListAsync();
        }));
        Assert.All(await portal.ReportsAsync(text), report => Assert.NotNull(report.Outcome)); // both are told

        await portal.ReportAsync(await portal.AccountAsync(Role.Parent), portal.Said.Say(author.Id, "autre")); // beside it
        if (portal.Said.IsHeld(text.At.Id)) return;
        await portal.ReportAsync(await portal.AccountAsync(Role.YoungPerson), text); // a new one opens it again
        Assert.Equal(CaseState.Open, (await portal.CaseAsync(text)).State);
    }

    [Fact]
    public async Task A_case_closes_with_its_last_report_unless_the_text_is_held()
    {
        var (author, sami, lea, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var (text, held) = (portal.Said.Say(author.Id, "Retiré."), portal.Said.Say(author.Id, "Gardé."));
        foreach (var one in new[] { text, held }) await portal.ReportAsync(sami, one);
        await portal.ReportAsync(lea, text);
        await portal.SettleAsync(paul, held, Verdict.Hold);
        Assert.True(portal.Said.IsHeld(held.At.Id));
        Assert.Null(Assert.Single(await portal.ReportsAsync(held)).Outcome); // kept aside is no answer yet
        foreach (var (one, states) in new[] { (text, new[] { CaseState.Open, CaseState.Withdrawn }), (held, [CaseState.Open]) })
        {
            foreach (var (report, number) in (await portal.ReportsAsync(one)).Select((report, number) => (report, number)))
            {
                Assert.True(await portal.DoAsync<OwnReports, bool>(report.ReporterId == sami.Id ? sami : lea, own => own.TakeBackAsync(report.Id)));
                Assert.Equal(states[number], (await portal.CaseAsync(one)).State);
            }
        }
        Assert.False(await portal.DoAsync<OwnReports, bool>(lea, async own => await own.TakeBackAsync((await portal.ReportsAsync(held))[0].Id))); // somebody else’s
        await portal.ReportAsync(lea, text);
        Assert.Equal(CaseState.Open, (await portal.CaseAsync(text)).State);
    }

    [Fact]
    public async Task A_removal_needs_two_and_every_decision_another_within_thirty_days()
    {
        var (author, sami, paul, yasmine) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "À retirer.");
        await portal.ReportAsync(sami, text);
        await portal.SettleAsync(paul, text, Verdict.Remove);
        Assert.True(portal.Said.IsHeld(text.At.Id) && !portal.Said.Returned.ContainsKey(text.At.Id)); // meanwhile nobody reads it
        Assert.Null(Assert.Single(await portal.ReportsAsync(text)).Outcome);
        Assert.Equal("Vous avez demandé ce retrait. Un autre modérateur décide.", (await TriedAsync(() => portal.ClaimAsync(paul, text))).Refusal);
        await portal.SettleAsync(yasmine, text, Verdict.Remove);
        Assert.Equal("mots-blessants", portal.Said.Returned[text.At.Id]);
        Assert.Equal(Verdict.Remove, Assert.Single(await portal.ReportsAsync(text)).Outcome);

        var id = (await portal.CaseAsync(text)).Id;
        portal.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True(await portal.DoAsync<DecideCase, bool>(paul, decide => decide.ReopenAsync(id)));
        Assert.True(await portal.DecideAsync(paul, text, Verdict.Show));
        Assert.False(portal.Said.IsHeld(text.At.Id));
        portal.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        Assert.Equal("Plus de 30 jours sont passés. La décision reste.", (await TriedAsync(() => portal.DoAsync<DecideCase, bool>(yasmine, decide => decide.ReopenAsync(id)))).Refusal);
    }

    [Fact]
    public async Task Nobody_moderates_themselves_their_thread_their_report_or_their_own_unit()
    {
        var (paul, yasmine, here, there) = (await portal.AccountAsync(Role.Moderator), await portal.AccountAsync(Role.Moderator), await ZonedAsync(Role.Moderator, "rive-sud"), await ZonedAsync(Role.Moderator, "plaine"));
        var (young, staff) = (await portal.AccountAsync(Role.YoungPerson), await ZonedAsync(Role.Professional, "rive-sud"));
        var (own, thread, reported, colleague) = (portal.Said.Say(paul.Id, "Le mien."), portal.Said.Say(young.Id, "À deux.", isHeld: false, young.Id, paul.Id), portal.Said.Say(young.Id, "Dit par moi."), portal.Said.Say(staff.Id, "Un collègue."));
        foreach (var text in new[] { own, thread, colleague }) await portal.ReportAsync(text.At.AuthorId == young.Id ? staff : young, text);
        await portal.ReportAsync(paul, reported);
        foreach (var text in new[] { own, thread, reported })
        {
            Assert.Null(await portal.ClaimAsync(paul, text));
            Assert.NotNull(await portal.ClaimAsync(yasmine, text));
            var id = (await portal.CaseAsync(text)).Id;
            Assert.Null(await portal.DoAsync<ReadCase, ReadCase.Shown?>(paul, read => read.ReadAsync(id)));
        }
        Assert.Null(await portal.ClaimAsync(here, colleague));
        Assert.NotNull(await portal.ClaimAsync(there, colleague));
        Assert.True((await portal.DoAsync<WaitingTexts, WaitingTexts.Shown>(paul, queue => queue.ListAsync(1))).Elsewhere >= 2);
    }

    [Fact]
    public async Task The_evidence_outlives_the_text_and_its_author_for_a_year_after_the_decision()
    {
        var (author, sami, paul) = (await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.YoungPerson), await portal.AccountAsync(Role.Moderator));
        var text = portal.Said.Say(author.Id, "Ce que j’ai dit, canari-preuve.");
        await portal.ReportAsync(sami, text, ReportReason.Harassment, "Ça dure, canari-mot.");
        portal.Said.Change(text.At.Id, one => one with { Words = "Autre chose." });
        await EraseAsync(author.Id);
        portal.Said.Forget(text.At.Id);
        var id = await portal.ClaimAsync(paul, text);
        var shown = await portal.DoAsync<ReadCase, ReadCase.Shown?>(paul, read => read.ReadAsync(id!.Value));
        Assert.Equal(("Ce que j’ai dit, canari-preuve.", "Ça dure, canari-mot."), (shown!.Reports[0].Evidence, shown.Reports[0].Words));
        Assert.Null(shown.Text);
        Assert.Null(shown.Case.AuthorId);
        await portal.DecideAsync(paul, text, Verdict.Show); // closes it: nothing is left to show
        await EraseAsync(sami.Id);
        Assert.Equal((null, null), Assert.Single(await portal.ReportsAsync(text)) is var kept ? (kept.ReporterId, kept.Words) : default);

        portal.Clock.Advance(TimeSpan.FromDays(364));
        await portal.DayAsync();
        Assert.Single(await portal.ReportsAsync(text));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.DayAsync();
        Assert.Empty(await portal.ReportsAsync(text));
    }

    private async Task<Account> ZonedAsync(string role, string zone)
    {
        var account = await portal.AccountAsync(role);
        await portal.WithDbAsync(db => db.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Zone, zone)));
        return account;
    }

    private async Task EraseAsync(Guid person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErasePerson>().RunAsync(person, "request", AuditActor.Portal);
    }

    private static async Task<(bool Done, string? Refusal)> TriedAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return (await act() is not (null or false), null);
        }
        catch (BrokenRuleException refusal)
        {
            return (false, refusal.Message);
        }
    }
}

public sealed class ModerationRulesOnSqlite(ModeratedOnSqlite portal) : ModerationRulesTests(portal), IClassFixture<ModeratedOnSqlite>;

public sealed class ModerationRulesOnPostgres(ModeratedOnPostgres portal) : ModerationRulesTests(portal), IClassFixture<ModeratedOnPostgres>;
