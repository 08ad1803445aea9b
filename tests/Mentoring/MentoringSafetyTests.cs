using ChildProtection.Features.Discussions;
using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Mentoring;

/// <summary>What protects a bond: words are screened, a trial ends, whoever coordinates no more reads no thread, a proposal is taken back.</summary>
public abstract class MentoringSafetyTests(Portal portal)
{
    /// <summary>A new charter: the adult is told once, by a neutral mail and at home, and has 30 days; then the bond is read-only until it is signed, and says so.</summary>
    [Fact]
    public async Task A_charter_that_changed_is_told_and_pauses_the_bond_politely_after_thirty_days()
    {
        const string Notice = "La charte a changé. Relisez-la, puis signez.";
        var bond = await portal.StartedAsync(isConfirmed: true);
        await TendAsync();
        var before = await portal.MailsAsync(bond.Mentor, MailTemplate.Reminder);
        await portal.WithDbAsync(db => db.Set<MentorFile>().Where(file => file.AccountId == bond.Mentor.Id).ExecuteUpdateAsync(update => update.SetProperty(file => file.CharterVersion, (int?)0)));
        await Task.WhenAll(Task.Run(TendAsync), Task.Run(TendAsync)); // two processes
        Assert.Equal((before + 1, PairingState.Active), (await portal.MailsAsync(bond.Mentor, MailTemplate.Reminder), (await portal.RowAsync(bond)).State)); // however long ago it changed: nobody is paused untold
        Assert.Contains(Notice, await HomeAsync(bond.Mentor));
        Assert.DoesNotContain(Notice, await HomeAsync(bond.Youth));
        portal.Clock.Advance(TimeSpan.FromDays(MentorCharter.DaysToSign));
        await TendAsync();
        Assert.Equal((before + 1, PairingState.Active), (await portal.MailsAsync(bond.Mentor, MailTemplate.Reminder), (await portal.RowAsync(bond)).State));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await TendAsync();
        Assert.Equal((PairingState.Paused, PauseReason.Charter), await portal.RowAsync(bond) is var row ? (row.State, row.PausedFor) : default);

        Assert.True(await portal.DoAsync<ApplyToMentor, bool>(bond.Mentor, apply => apply.SignAsync(MentorCharter.Current)));
        Assert.DoesNotContain(Notice, await HomeAsync(bond.Mentor));
        Assert.Null(await portal.WithDbAsync(db => db.Set<MentorFile>().Where(file => file.AccountId == bond.Mentor.Id).Select(file => file.CharterRemindedAt).SingleAsync())); // the next one is told again

        async Task<string> HomeAsync(Account who) => (await (await portal.VisitorAsync(who)).OpenAsync("/accueil")).Text;
    }

    [Fact]
    public async Task Words_that_tell_of_danger_or_give_a_number_wait_and_danger_is_told()
    {
        var bond = await portal.StartedAsync(isConfirmed: true);
        Assert.True(await SayAsync(bond, bond.Youth, "Mon num : 06 12 34 56 78"));
        Assert.Equal(0, await AlertsAsync(bond)); // held, nobody is woken
        Assert.True(await SayAsync(bond, bond.Youth, "J’ai envie de mourir"));
        Assert.Equal(1, await AlertsAsync(bond));
        Assert.True(await SayAsync(bond, bond.Youth, "Faire du basket"));
        Assert.Equal(["Faire du basket"], (await portal.DoAsync<LiveTogether, LiveTogether.Shown?>(bond.Mentor, two => two.ReadAsync(bond.PairingId)))!.Words.Select(word => word.Text));
        var held = await portal.DoAsync<ReadWords, IReadOnlyList<ReadWords.Held>?>(bond.Coordinator, words => words.WaitingAsync());
        Assert.Equal(2, held!.Count(one => one.Row.PairingId == bond.PairingId));
    }

    [Fact]
    public async Task Whoever_coordinates_no_more_reads_no_thread_and_who_comes_does()
    {
        var bond = await portal.StartedAsync();
        var thread = (await portal.RowAsync(bond)).ThreadId;
        Assert.Equal(1, await SeatsAsync(thread, bond.Coordinator.Id));
        var (admin, samia) = (await portal.AccountAsync(Role.Administrator), await portal.AccountAsync(Role.Professional));
        Assert.True(await portal.DoAsync<NameCoordinators, bool>(admin, names => names.NameAsync(samia.Id)));
        Assert.Equal(1, await SeatsAsync(thread, samia.Id));
        var row = await portal.WithDbAsync(db => db.Set<MentoringCoordinator>().Where(one => one.AccountId == bond.Coordinator.Id && one.Until == null).Select(one => one.Id).SingleAsync());
        Assert.True(await portal.DoAsync<NameCoordinators, bool>(admin, names => names.RelieveAsync(row)));
        Assert.Equal((0, 1), (await SeatsAsync(thread, bond.Coordinator.Id), await SeatsAsync(thread, samia.Id)));
    }

    [Fact]
    public async Task A_proposal_is_taken_back_before_the_start_and_never_after()
    {
        var (proposed, started) = (await portal.ProposedAsync(), await portal.StartedAsync());
        Assert.True(await portal.DoAsync<RunPairing, bool>(proposed.Coordinator, run => run.WithdrawAsync(proposed.PairingId)));
        Assert.Equal(PairingState.Declined, (await portal.RowAsync(proposed)).State);
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.DoAsync<RunPairing, bool>(started.Coordinator, run => run.WithdrawAsync(started.PairingId)));
        Assert.Equal(PairingState.Trial, (await portal.RowAsync(started)).State);
    }

    [Fact]
    public async Task A_trial_that_nobody_confirms_is_read_only_until_the_young_person_continues()
    {
        var bond = await portal.StartedAsync();
        await portal.WithDbAsync(db => db.Set<Pairing>().Where(one => one.Id == bond.PairingId).ExecuteUpdateAsync(update => update.SetProperty(one => one.TrialUntil, portal.Today().AddDays(-TendPairs.DaysAfterTrial))));
        await TendAsync();
        Assert.Equal(PairingState.Trial, (await portal.RowAsync(bond)).State);
        await portal.WithDbAsync(db => db.Set<Pairing>().Where(one => one.Id == bond.PairingId).ExecuteUpdateAsync(update => update.SetProperty(one => one.TrialUntil, portal.Today().AddDays(-TendPairs.DaysAfterTrial - 1))));
        await TendAsync();
        Assert.Equal((PairingState.Paused, PauseReason.Trial), ((await portal.RowAsync(bond)).State, (await portal.RowAsync(bond)).PausedFor));
        Assert.Contains("continue", (await Assert.ThrowsAsync<BrokenRuleException>(() => ResumeAsync(bond))).Message);
        Assert.True(await portal.DoAsync<LiveTogether, bool>(bond.Youth, two => two.ContinueAsync(bond.PairingId)));
        Assert.True(await ResumeAsync(bond));
        Assert.Equal((PairingState.Active, true), ((await portal.RowAsync(bond)).State, (await portal.RowAsync(bond)).ConfirmedAt is not null));
    }

    private Task<bool> ResumeAsync(Bond bond) => portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.ResumeAsync(bond.PairingId));

    private Task<bool> SayAsync(Bond bond, Account who, string words) => portal.DoAsync<LiveTogether, bool>(who, two => two.WishGoalAsync(bond.PairingId, words));

    private Task<int> AlertsAsync(Bond bond) => portal.WithDbAsync(db => db.Set<Alert>().CountAsync(alert => alert.AuthorId == bond.Youth.Id));

    private Task<int> SeatsAsync(Guid? room, Guid who) => portal.WithDbAsync(db => db.Set<RoomMember>().CountAsync(member => member.RoomId == room && member.AccountId == who && member.LeftAt == null));

    private async Task TendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await TendPairs.TendAsync(scope.ServiceProvider);
    }
}

public sealed class MentoringSafetyOnSqlite(SqlitePortal portal) : MentoringSafetyTests(portal), IClassFixture<SqlitePortal>;

public sealed class MentoringSafetyOnPostgres(PostgresPortal portal) : MentoringSafetyTests(portal), IClassFixture<PostgresPortal>;
