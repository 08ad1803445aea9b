using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;

namespace ChildProtection.Tests.Mentoring;

/// <summary>What a bond, a check, a word and a group let happen, without a database.</summary>
public sealed class PairingMovesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Guid Someone = SecretCode.NewId();

    /// <summary>The table is the whole rule: what it lets happen is written here a second time, and each refusal is a French sentence.</summary>
    [Fact]
    public void Each_move_leads_where_it_says_and_each_refusal_is_a_sentence()
    {
        string[] allowed =
        [
            "Agreeing Agree Signing", "Agreeing Refuse Declined", "Signing Sign Signing", "Signing Refuse Declined", "Agreeing Withdraw Declined", "Signing Withdraw Declined", "Signing Start Trial", "Trial Confirm Active", "Trial Pause Paused", "Active Pause Paused", "Paused Resume Active",
            "Trial Stop Leaving", "Active Stop Leaving", "Paused Stop Leaving", "Trial End Ended", "Active End Ended", "Paused End Ended", "Leaving End Ended",
        ];
        var (seen, refusals) = (new List<string>(), new HashSet<string>());
        foreach (var from in Enum.GetValues<PairingState>())
            foreach (var act in Enum.GetValues<PairingAct>())
                if (from.Allows(act)) seen.Add($"{from} {act} {from.After(act)}");
                else refusals.Add(Assert.Throws<BrokenRuleException>(() => from.After(act)).Message);
        Assert.Equal(allowed.Order(), seen.Order());
        Assert.All(refusals, sentence => Assert.True(sentence.EndsWith('.') && sentence.Split(". ").All(part => part.Split(' ').Length <= 12), sentence));
        Assert.DoesNotContain("Ce n’est pas possible maintenant.", refusals);
    }

    [Fact]
    public void The_adult_sees_no_silent_stop_and_a_stop_ends_as_the_young_persons()
    {
        var pairing = Living();
        Assert.Throws<BrokenRuleException>(() => pairing.Confirm(Now)); // not before « je continue »
        pairing.Continue(Now);
        pairing.Confirm(Now);
        pairing.Stop(wantsGoodbye: false, Now);
        Assert.Equal((PairingState.Leaving, PairingState.Active), (pairing.State, pairing.ShownToAdult));
        pairing.Pause(PauseReason.Checks, Now);
        Assert.Equal((PairingState.Leaving, PairingState.Paused), (pairing.State, pairing.ShownToAdult)); // the adult sees the pause, not the stop
        Assert.Throws<BrokenRuleException>(() => pairing.Pause(PauseReason.Checks, Now));
        pairing.End(EndReason.Done, Now);
        Assert.Equal((EndReason.Youth, PairingState.Ended), (pairing.EndedFor, pairing.ShownToAdult));
        var paused = Living();
        paused.Pause(PauseReason.Parent, Now);
        paused.Stop(true, Now);
        Assert.Equal(PairingState.Paused, paused.ShownToAdult);
        var trial = Living();
        trial.Pause(PauseReason.Checks, Now);
        trial.Resume(SecretCode.NewId(), Now);
        Assert.Equal(PairingState.Trial, trial.State);
        trial.Pause(PauseReason.Trial, Now);
        Assert.Contains("continue", Assert.Throws<BrokenRuleException>(() => Ended().Resume(SecretCode.NewId(), Now)).Message);
        trial.Continue(Now);
        trial.Resume(SecretCode.NewId(), Now);
        Assert.Equal((PairingState.Active, Now), (trial.State, trial.ConfirmedAt));
    }

    [Theory]
    [InlineData(true, true, true), InlineData(true, false, false), InlineData(false, false, true)]
    public void A_minor_needs_somebody_who_answers_for_them(bool needsHolder, bool hasHolder, bool isAgreed)
    {
        List<PairingAgreement> lines = [PairingAgreement.Ask(Someone, AgreementStep.Agreement, Party.Youth, Someone), PairingAgreement.Ask(Someone, AgreementStep.Agreement, Party.Adult, Someone)];
        if (hasHolder) lines.Add(PairingAgreement.Ask(Someone, AgreementStep.Agreement, Party.Guardian, null));
        foreach (var line in lines) line.WriteDown(true, Today, Today, Someone, Now);
        Assert.Equal(isAgreed, AgreementRules.AllAgreed(lines, needsHolder));
        lines.Add(PairingAgreement.Ask(Someone, AgreementStep.Agreement, Party.Parent, Someone));
        Assert.False(AgreementRules.AllAgreed(lines, needsHolder)); // each of them
        Assert.False(AgreementRules.AllSigned(lines));
        Assert.Throws<BrokenRuleException>(() => lines[0].WriteDown(true, Today.AddDays(1), Today, Someone, Now));
        Assert.Throws<BrokenRuleException>(() => lines[0].Say(true, Now)); // said already
    }

    [Fact]
    public void A_check_holds_to_its_day_and_an_adult_is_ready_only_with_all_of_them()
    {
        var rules = new MentoringRules();
        var file = MentorFile.Send(Someone, Someone, new MentorAsks(MentorOffer.Both, 1980, "rive-sud", Topics.Talk), [1], 2026, Now);
        var checks = Enum.GetValues<CheckKind>().Select(kind => MentorCheck.Record(Someone, kind, Today, null, Someone, Today, rules)).ToList();
        Assert.Contains("charte", Assert.Throws<BrokenRuleException>(() => file.Accept(checks, Today, Now)).Message);
        Assert.Throws<BrokenRuleException>(() => file.CosignCharter(Someone, Now)); // the adult first
        file.SignCharter(MentorCharter.Current, Now);
        Assert.Throws<BrokenRuleException>(() => file.SignCharter(MentorCharter.Current + 1, Now));
        file.CosignCharter(Someone, Now);
        Assert.Throws<BrokenRuleException>(() => file.Accept([.. checks.Skip(1)], Today, Now));
        file.Accept(checks, Today, Now);
        var honour = checks.Single(check => check.Kind == CheckKind.Honorability);
        Assert.Equal(Today.AddMonths(12), honour.ValidUntil);
        Assert.True(MentorReadiness.IsReady(file, checks, honour.ValidUntil!.Value));
        Assert.False(MentorReadiness.IsReady(file, checks, honour.ValidUntil!.Value.AddDays(1)));
        Assert.Throws<BrokenRuleException>(() => MentorCheck.Record(Someone, CheckKind.Honorability, Today, Today.AddMonths(13), Someone, Today, rules));
        Assert.Throws<BrokenRuleException>(() => MentorCheck.Record(Someone, CheckKind.Honorability, Today.AddMonths(-13), null, Someone, Today, rules));
        Assert.Throws<BrokenRuleException>(() => MentorFile.Send(Someone, Someone, new MentorAsks(MentorOffer.Both, 2010, "rive-sud", Topics.Talk), [1], 2026, Now));
    }

    [Fact]
    public void What_an_adult_writes_to_a_minor_is_held_and_a_goodbye_always_is()
    {
        var pairing = Living();
        PairWord Write(bool isYouth, PairWordKind kind, bool isMinor) => PairWord.Write(SecretCode.NewId(), pairing, (Someone, isYouth), (kind, null), [1], isMinor, Now);
        Assert.False(Write(true, PairWordKind.Goal, true).IsHeld);
        Assert.True(Write(false, PairWordKind.Goal, true).IsHeld);
        Assert.False(Write(false, PairWordKind.Goal, false).IsHeld);
        Assert.True(PairWord.Write(SecretCode.NewId(), pairing, (Someone, true), (PairWordKind.Goal, null), [1], true, Now, isHeld: true).IsHeld); // the screen found something
        var goodbye = Write(false, PairWordKind.Goodbye, false);
        Assert.True(goodbye.IsHeld);
        goodbye.Return(Now);
        Assert.Throws<BrokenRuleException>(() => goodbye.Show(Now));
    }

    [Fact]
    public void Groups_are_open_by_day_and_elders_are_trained_first()
    {
        Assert.Throws<BrokenRuleException>(() => PeerGroup.Open(PeerTheme.Talk, "rive-sud", DayOfWeek.Monday, new(20, 0), new(22, 0), Someone));
        Assert.Equal("le mercredi, de 17\u00A0h à 18\u00A0h\u00A030", PeerGroup.Open(PeerTheme.Talk, "rive-sud", DayOfWeek.Wednesday, new(17, 0), new(18, 30), Someone).Hours());
        var elder = PeerSeat.Ask(Someone, Someone, isElder: true, Now);
        Assert.Throws<BrokenRuleException>(() => elder.Accept(Now));
        var good = new ElderChecks(Today, Today.AddMonths(12), PeerScope.Listen, 4);
        foreach (var wrong in new[] { good with { TrainedOn = Today.AddDays(1) }, good with { Scope = PeerScope.None }, good with { Hours = 21 }, good with { VettedUntil = Today.AddDays(-1) }, good with { VettedUntil = Today.AddMonths(12).AddDays(1) } })
            Assert.Throws<BrokenRuleException>(() => elder.AcceptElder(wrong, 12, Today, Now));
        Assert.False(elder.HelpsOn(Today));
        elder.AcceptElder(good, 12, Today, Now);
        Assert.True(elder.HelpsOn(Today) && elder.HelpsOn(good.VettedUntil));
        Assert.False(elder.HelpsOn(good.VettedUntil.AddDays(1)));
    }

    [Fact]
    public void An_evaluation_waits_a_month_for_the_young_person_and_a_wish_is_matched_once()
    {
        var review = PairReview.Open(Someone, Someone, 1, Today);
        Assert.Throws<BrokenRuleException>(() => review.ByYouth(5, ReviewWish.Talk, null, Today, Now));
        Assert.Throws<BrokenRuleException>(() => review.ByAdult(1, null, Today.AddDays(-1), Now));
        Assert.Throws<BrokenRuleException>(() => review.Close(Today, Now));
        review.Close(Today.AddMonths(1), Now);
        Assert.Throws<BrokenRuleException>(() => review.ByYouth(1, ReviewWish.Talk, null, Today, Now));
        var wish = MentorWish.Ask(Someone, Someone, Someone, Now);
        Assert.Throws<BrokenRuleException>(() => wish.Match(Now)); // only offered: nobody asked yet
        wish.Say(PairKind.Mentoring, Topics.Sport, Manners.None, null, Now);
        wish.Match(Now);
        Assert.Throws<BrokenRuleException>(() => wish.Match(Now));
        wish.LookAgain();
        Assert.Equal((WishState.Waiting, null), (wish.State, wish.ClosedAt));
    }

    /// <summary>A trial that ended by itself.</summary>
    private static Pairing Ended()
    {
        var trial = Living();
        trial.Pause(PauseReason.Trial, Now);
        return trial;
    }

    private static Pairing Living()
    {
        var pairing = Pairing.Propose(SecretCode.NewId(), (Someone, Someone), Someone, PairKind.Mentoring, [1], Someone, Now);
        pairing.AllAgreed();
        pairing.Start(SecretCode.NewId(), Today.AddDays(84), Now);
        return pairing;
    }
}
