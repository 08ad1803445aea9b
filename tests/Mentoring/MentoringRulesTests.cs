using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Mentoring;

/// <summary>A bond from the wish to the goodbye, on both databases: who must agree, who comes first, what is told to whom.</summary>
public abstract class MentoringRulesTests(Portal portal)
{
    [Fact]
    public async Task A_bond_lives_from_the_wish_to_the_goodbye_and_a_silent_stop_tells_the_adult_nothing()
    {
        var bond = await portal.StartedAsync(isConfirmed: true);
        Assert.Equal((PairingState.Active, 1), ((await portal.RowAsync(bond)).State, await portal.LinksAsync(bond)));
        Assert.NotNull((await portal.RowAsync(bond)).ThreadId);

        Assert.True(await TwoAsync(bond.Mentor, two => two.PlanAsync(bond.PairingId, portal.Today(), Topics.Sport, "canari-tenu")));
        var held = (await TwoAsync(bond.Mentor, two => two.ReadAsync(bond.PairingId)))!.Words.Single();
        Assert.Equal("canari-tenu", held.Text);
        Assert.Empty((await TwoAsync(bond.Youth, two => two.ReadAsync(bond.PairingId)))!.Words);
        Assert.True(await portal.DoAsync<ReadWords, bool>(bond.Coordinator, words => words.DecideAsync(held.Row.Id, isShown: true)));
        Assert.Equal("canari-tenu", (await TwoAsync(bond.Youth, two => two.ReadAsync(bond.PairingId)))!.Words.Single().Text);

        var mails = await portal.WithDbAsync(db => db.OutboxMails.CountAsync());
        var (mentorMails, before) = (await MailsOfMentorAsync(bond), await TwoAsync(bond.Mentor, two => two.ReadAsync(bond.PairingId)));
        Assert.True(await TwoAsync(bond.Youth, two => two.StopAsync(bond.PairingId, wantsGoodbye: true)));
        var after = await TwoAsync(bond.Mentor, two => two.ReadAsync(bond.PairingId));
        Assert.Equal((before!.State, true, mentorMails), (after!.State, after.MayWrite, await MailsOfMentorAsync(bond)));
        Assert.True(await portal.WithDbAsync(db => db.OutboxMails.CountAsync()) > mails);
        Assert.Equal((1, 1), (await portal.MailsAsync(bond.CaseWorker, MailTemplate.Attention), await portal.MailsAsync(bond.Coordinator, MailTemplate.Attention)));
        Assert.Contains("arrêt est déjà demandé", (await Assert.ThrowsAsync<BrokenRuleException>(() => TwoAsync(bond.Youth, two => two.StopAsync(bond.PairingId, true)))).Message);
        await Assert.ThrowsAsync<BrokenRuleException>(() => TwoAsync(bond.Youth, two => two.WishGoalAsync(bond.PairingId, "Trop tard")));
        Assert.True(await TwoAsync(bond.Mentor, two => two.WishGoalAsync(bond.PairingId, "canari-après"))); // nothing looks different
        Assert.DoesNotContain((await TwoAsync(bond.Youth, two => two.ReadAsync(bond.PairingId)))!.Words, word => word.Text == "canari-après");

        Assert.True(await portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.EndAsync(bond.PairingId, EndReason.Done)));
        Assert.Equal((PairingState.Ended, EndReason.Youth, 0), ((await portal.RowAsync(bond)).State, (await portal.RowAsync(bond)).EndedFor, await portal.LinksAsync(bond)));
        Assert.True(await TwoAsync(bond.Mentor, two => two.SayGoodbyeAsync(bond.PairingId, "canari-au-revoir")));
        await Assert.ThrowsAsync<BrokenRuleException>(() => TwoAsync(bond.Mentor, two => two.SayGoodbyeAsync(bond.PairingId, "Encore")));
        Assert.DoesNotContain((await TwoAsync(bond.Youth, two => two.ReadAsync(bond.PairingId)))!.Words, word => word.Row.Kind == PairWordKind.Goodbye);
        var goodbye = await portal.WithDbAsync(db => db.Set<PairWord>().Where(word => word.PairingId == bond.PairingId && word.Kind == PairWordKind.Goodbye).Select(word => word.Id).SingleAsync());
        Assert.True(await portal.DoAsync<ReadWords, bool>(bond.Coordinator, words => words.DecideAsync(goodbye, isShown: true)));
        Assert.Contains((await TwoAsync(bond.Youth, two => two.ReadAsync(bond.PairingId)))!.Words, word => word.Text == "canari-au-revoir");
    }

    [Fact]
    public async Task Nothing_starts_before_everybody_agreed_and_signed_and_a_parent_takes_a_yes_back()
    {
        var bond = await portal.ProposedAsync();
        await portal.SayAsync(bond, bond.Youth, true);
        await portal.SayAsync(bond, bond.Mentor, true);
        Assert.Equal(PairingState.Agreeing, (await portal.RowAsync(bond)).State);
        Assert.Contains("manque encore un accord", (await Assert.ThrowsAsync<BrokenRuleException>(() => StartAsync(bond))).Message);
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(bond, bond.Youth, true, AgreementStep.Convention)); // no signature before the agreements
        await portal.SayAsync(bond, bond.Parent!, true);
        Assert.Equal(PairingState.Signing, (await portal.RowAsync(bond)).State);
        Assert.Contains("convention", (await Assert.ThrowsAsync<BrokenRuleException>(() => StartAsync(bond))).Message);
        await portal.SayAsync(bond, bond.Youth, true, AgreementStep.Convention);
        await Assert.ThrowsAsync<BrokenRuleException>(() => PaperAsync(bond, AgreementStep.Convention, Party.Youth)); // nobody signs for the young person
        await PaperAsync(bond, AgreementStep.Convention, Party.Association);
        Assert.Contains("Une autre personne", (await Assert.ThrowsAsync<BrokenRuleException>(() => PaperAsync(bond, AgreementStep.Convention, Party.Ase))).Message);
        await portal.SayAsync(bond, bond.CaseWorker, true, AgreementStep.Convention);
        var (father, theirs) = (await portal.ParentAsync(bond.Child), await portal.LineAsync(bond, bond.Parent!));
        Assert.Contains("Un parent n’a pas été interrogé", (await Assert.ThrowsAsync<BrokenRuleException>(() => StartAsync(bond))).Message);
        Assert.Equal(1, await portal.DoAsync<GatherAgreements, int?>(bond.Coordinator, gather => gather.AskMissingAsync(bond.PairingId)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => StartAsync(bond));
        await portal.SayAsync(bond, father, true);
        Assert.True(await StartAsync(bond));

        await portal.SayAsync(bond, bond.Parent!, false);
        var paused = await portal.RowAsync(bond);
        Assert.Equal((PairingState.Paused, PauseReason.Parent, 0), (paused.State, paused.PausedFor, await portal.LinksAsync(bond)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => TwoAsync(bond.Youth, two => two.PlanAsync(bond.PairingId, portal.Today(), Topics.Talk, null)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => ResumeAsync(bond));
        Assert.Contains("Elle seule", (await Assert.ThrowsAsync<BrokenRuleException>(async () => await portal.DoAsync<GatherAgreements, bool>(bond.Coordinator, gather => gather.OnPaperAsync(bond.PairingId, AgreementStep.Agreement, Party.Parent, true, portal.Today(), theirs)))).Message);
        await PaperAsync(bond, AgreementStep.Agreement, Party.Parent); // another parent’s yes, and the judge’s: the one taken back still counts
        await PaperAsync(bond, AgreementStep.Agreement, Party.Judge);
        await Assert.ThrowsAsync<BrokenRuleException>(() => ResumeAsync(bond));
        await portal.SayAsync(bond, bond.Parent!, true);
        Assert.True(await ResumeAsync(bond));
        Assert.Equal((PairingState.Trial, 1), ((await portal.RowAsync(bond)).State, await portal.LinksAsync(bond)));
    }

    [Fact]
    public async Task Who_answers_for_a_young_person_follows_age_decisions_and_paper()
    {
        var grown = await portal.ProposedAsync(isOfAge: true);
        await portal.SayAsync(grown, grown.Youth, true);
        await portal.SayAsync(grown, grown.Mentor, true);
        Assert.Equal((PairingState.Signing, 0), ((await portal.RowAsync(grown)).State, await portal.WithDbAsync(db => db.Set<PairingAgreement>().CountAsync(line => line.PairingId == grown.PairingId && line.Party == Party.Parent))));

        var alone = await portal.ProposedAsync(withParent: false);
        await portal.SayAsync(alone, alone.Youth, true);
        await portal.SayAsync(alone, alone.Mentor, true);
        Assert.Equal(PairingState.Agreeing, (await portal.RowAsync(alone)).State); // nobody answered for a minor
        await PaperAsync(alone, AgreementStep.Agreement, Party.Guardian);
        Assert.Equal(PairingState.Signing, (await portal.RowAsync(alone)).State);
        await Assert.ThrowsAsync<BrokenRuleException>(() => PaperAsync(alone, AgreementStep.Agreement, Party.Adult)); // the adult answers themselves

        var (child, _, _, wish) = await portal.AskingAsync();
        var (asked, notAsked, mentor, maya) = (await portal.ParentAsync(child, ParentalRights.Authorisations), await portal.ParentAsync(child, ParentalRights.Visits), await portal.MentorAsync(), await portal.CoordinatorAsync());
        Assert.True(await portal.DoAsync<MatchYouth, bool>(maya, match => match.ProposeAsync(wish, mentor.Id, "Parce que.")));
        Assert.Equal((1, 0), (await LinesOfAsync(asked), await LinesOfAsync(notAsked)));
        Assert.Equal(1, await portal.MailsAsync(asked, MailTemplate.AnswerAwaited));
    }

    [Fact]
    public async Task A_no_ends_the_proposal_without_a_reason_and_the_wish_waits_again()
    {
        var bond = await portal.ProposedAsync();
        await portal.SayAsync(bond, bond.Parent!, false);
        Assert.Equal(PairingState.Declined, (await portal.RowAsync(bond)).State);
        Assert.Equal(WishState.Waiting, await portal.WithDbAsync(db => db.Set<MentorWish>().Where(wish => wish.AccountId == bond.Youth.Id).Select(wish => wish.State).SingleAsync()));
        Assert.False(await portal.SayAsync(bond, bond.Youth, true)); // it is nobody’s any more
        Assert.Empty(await portal.DoAsync<GatherAgreements, IReadOnlyList<(Guid LineId, PairKind Kind, PairingState State, bool IsWaiting)>>(bond.Mentor, gather => gather.MineAsync()));
    }

    [Fact]
    public async Task A_match_keeps_the_limits_of_the_pack()
    {
        var (_, _, youth, wish) = await portal.AskingAsync();
        var (maya, nobody, young, unchecked_) = (await portal.CoordinatorAsync(), await portal.MentorAsync(isReady: false), await portal.MentorAsync(born: portal.Today().Year - 18), await portal.MentorAsync());
        await Assert.ThrowsAsync<BrokenRuleException>(() => ProposeAsync(maya, wish, nobody));
        await portal.WithDbAsync(db => db.Set<MentorCheck>().Where(check => check.FileId == unchecked_.Id && check.Kind == CheckKind.Identity).ExecuteDeleteAsync());
        Assert.Contains("Il manque", (await Assert.ThrowsAsync<BrokenRuleException>(() => ProposeAsync(maya, wish, unchecked_))).Message);
        Assert.Contains("écart d’âge", (await Assert.ThrowsAsync<BrokenRuleException>(async () => await ProposeAsync(maya, (await portal.AskingAsync(isOfAge: true)).WishId, young))).Message);
        var busy = await portal.MentorAsync();
        for (var one = 0; one < 2; one++) Assert.True(await ProposeAsync(maya, (await portal.AskingAsync()).WishId, busy));
        Assert.Contains("maximum", (await Assert.ThrowsAsync<BrokenRuleException>(() => ProposeAsync(maya, wish, busy))).Message);
        Assert.False(await portal.DoAsync<MatchYouth, bool>(youth, match => match.ProposeAsync(wish, busy.Id, "Moi."))); // only a coordinator
        Assert.False(await portal.DoAsync<VetMentor, bool>(nobody, vet => vet.AcceptAsync(nobody.Id)));
    }

    [Fact]
    public async Task Two_coordinators_at_once_match_a_young_person_once()
    {
        for (var round = 0; round < 3; round++)
        {
            var (_, _, youth, wish) = await portal.AskingAsync();
            var (one, other, jonas, helene) = (await portal.CoordinatorAsync(), await portal.CoordinatorAsync(), await portal.MentorAsync(), await portal.MentorAsync());
            var done = await Task.WhenAll(new[] { (one, jonas), (other, helene), (one, helene), (other, jonas) }.Select(pair => Task.Run(() => TryAsync(() => ProposeAsync(pair.Item1, wish, pair.Item2)))));
            Assert.Equal(1, done.Count(isDone => isDone));
            Assert.Equal(1, await portal.WithDbAsync(db => db.Set<Pairing>().CountAsync(pairing => pairing.YouthId == youth.Id)));
        }
    }

    [Fact]
    public async Task A_parent_who_takes_back_while_it_starts_leaves_no_open_bond()
    {
        for (var round = 0; round < 3; round++)
        {
            var bond = await portal.SignedAsync();
            await Task.WhenAll(Task.Run(() => TryAsync(() => StartAsync(bond))), Task.Run(() => TryAsync(() => portal.SayAsync(bond, bond.Parent!, false))));
            var row = await portal.RowAsync(bond);
            Assert.True(row.State is PairingState.Declined or PairingState.Paused, row.State.ToString());
            Assert.Equal((0, row.State == PairingState.Paused), (await portal.LinksAsync(bond), row.ThreadId is not null));
        }
    }

    [Fact]
    public async Task Each_answers_an_evaluation_alone_and_the_coordinator_reads_both()
    {
        var bond = await portal.StartedAsync(isConfirmed: true);
        Assert.Null(await portal.DoAsync<EvaluatePair, PairReview?>(bond.Youth, evaluate => evaluate.OpenAsync(bond.PairingId)));
        await portal.WithDbAsync(db => db.Set<PairReview>().Where(review => review.PairingId == bond.PairingId).ExecuteUpdateAsync(update => update.SetProperty(review => review.OpensOn, portal.Today())));
        Assert.True(await portal.DoAsync<EvaluatePair, bool>(bond.Youth, evaluate => evaluate.AnswerAsync(bond.PairingId, 4, ReviewWish.Talk, "canari-du-bilan")));
        Assert.True(await portal.DoAsync<EvaluatePair, bool>(bond.Mentor, evaluate => evaluate.AnswerAsync(bond.PairingId, 1, null, "Tout va bien")));
        Assert.Equal(1, await portal.MailsAsync(bond.Coordinator, MailTemplate.Attention));
        Assert.Null(await portal.DoAsync<EvaluatePair, EvaluatePair.Read?>(bond.Mentor, evaluate => evaluate.ReadAsync(bond.PairingId, 1)));
        Assert.Null(await portal.DoAsync<EvaluatePair, EvaluatePair.Read?>(bond.CaseWorker, evaluate => evaluate.ReadAsync(bond.PairingId, 1)));
        var read = await portal.DoAsync<EvaluatePair, EvaluatePair.Read?>(bond.Coordinator, evaluate => evaluate.ReadAsync(bond.PairingId, 1));
        Assert.Equal(("canari-du-bilan", "Tout va bien"), (read!.YouthWords, read.AdultWords));
        Assert.True(await portal.DoAsync<EvaluatePair, bool>(bond.Coordinator, evaluate => evaluate.CloseAsync(bond.PairingId, 1)));
        Assert.Equal(portal.Today().AddMonths(12), await portal.WithDbAsync(db => db.Set<PairReview>().Where(review => review.PairingId == bond.PairingId && review.Number == 2).Select(review => review.OpensOn).SingleAsync()));
        var copy = await CopyAsync(bond.Mentor);
        Assert.DoesNotContain("canari-du-bilan", copy);
        Assert.Contains("Tout va bien", copy);
        Assert.Contains("canari-du-bilan", await CopyAsync(bond.Youth));
    }

    [Fact]
    public async Task Elders_are_seen_inside_their_group_alone()
    {
        var (maya, lina, elder, other) = (await portal.CoordinatorAsync(), await portal.AskingAsync(), await portal.AskingAsync(isOfAge: true), await portal.AskingAsync());
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.OpenAsync(PeerTheme.Housing, "rive-sud", DayOfWeek.Monday, new(17, 0), new(18, 0))));
        var group = await portal.WithDbAsync(db => db.Set<PeerGroup>().Where(one => one.SupervisorId == maya.Id).Select(one => one.Id).SingleAsync());
        Assert.Contains("18 ans", (await Assert.ThrowsAsync<BrokenRuleException>(() => portal.DoAsync<HelpEachOther, bool>(lina.Youth, peers => peers.AskAsync(group, isElder: true)))).Message);
        foreach (var (who, isElder) in new[] { (lina.Youth, false), (elder.Youth, true) }) Assert.True(await portal.DoAsync<HelpEachOther, bool>(who, peers => peers.AskAsync(group, isElder)));
        var seats = await portal.WithDbAsync(db => db.Set<PeerSeat>().Where(seat => seat.GroupId == group).ToDictionaryAsync(seat => seat.AccountId, seat => seat.Id));
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.AcceptElderAsync(seats[elder.Youth.Id], new ElderChecks(portal.Today(), portal.Today().AddMonths(6), PeerScope.Listen, 4))));
        Assert.Empty(Elders(await SeenAsync(lina.Youth))); // asked, not inside
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.AcceptAsync(seats[lina.Youth.Id])));
        Assert.Single(Elders(await SeenAsync(lina.Youth)));
        Assert.Empty(Elders(await SeenAsync(other.Youth)));

        IEnumerable<(string, PeerScope)> Elders(IReadOnlyList<HelpEachOther.Shown> groups) => groups.Single(one => one.Group.Id == group).Elders;
        Task<IReadOnlyList<HelpEachOther.Shown>> SeenAsync(Account who) => portal.DoAsync<HelpEachOther, IReadOnlyList<HelpEachOther.Shown>>(who, peers => peers.MineAsync());
    }

    private Task<T> TwoAsync<T>(Account who, Func<LiveTogether, Task<T>> act) => portal.DoAsync(who, act);

    private Task<bool> StartAsync(Bond bond) => portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.StartAsync(bond.PairingId));

    private Task<bool> ResumeAsync(Bond bond) => portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.ResumeAsync(bond.PairingId));

    private Task<bool> ProposeAsync(Account who, Guid wish, Account mentor) => portal.DoAsync<MatchYouth, bool>(who, match => match.ProposeAsync(wish, mentor.Id, "Parce que."));

    private Task<bool> PaperAsync(Bond bond, AgreementStep step, Party party) => portal.DoAsync<GatherAgreements, bool>(bond.Coordinator, gather => gather.OnPaperAsync(bond.PairingId, step, party, true, portal.Today()));

    private Task<int> LinesOfAsync(Account who) => portal.WithDbAsync(db => db.Set<PairingAgreement>().CountAsync(line => line.AccountId == who.Id));

    private async Task<int> MailsOfMentorAsync(Bond bond)
    {
        var sum = 0;
        foreach (var template in Enum.GetValues<MailTemplate>()) sum += await portal.MailsAsync(bond.Mentor, template);
        return sum;
    }

    private async Task<string> CopyAsync(Account who)
    {
        var rows = await portal.DoAsync<IEnumerable<IPersonalData>, IReadOnlyList<PersonalRows>>(who, all => all.Single(one => one.Module.Code == "mentorat").ExportAsync(who.Id, 50));
        return string.Join('\n', rows.SelectMany(table => table.Rows).SelectMany(row => row.Values));
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> act)
    {
        try
        {
            return await act();
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }
}

public sealed class MentoringRulesOnSqlite(SqlitePortal portal) : MentoringRulesTests(portal), IClassFixture<SqlitePortal>;

public sealed class MentoringRulesOnPostgres(PostgresPortal portal) : MentoringRulesTests(portal), IClassFixture<PostgresPortal>;
