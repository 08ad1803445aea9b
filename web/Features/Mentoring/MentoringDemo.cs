using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring;

/// <summary>
/// Lina has a mentor, Jonas, and waits for a parent’s yes about a « marraine »; Sami’s bond ended with a goodbye; Aminata asks for somebody.
/// Karim coordinates. Two groups of mutual help are open. All invented.
/// </summary>
internal sealed class MentoringDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string Address = "helene.garnier@demo.example";

    public int Order => 48;

    public IEnumerable<string> Notes => [];

    private DateTimeOffset Now => clock.GetUtcNow();
    private DateOnly Today => territory.Today(clock);

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(MentoringAccess.Module)) return;
        var accounts = await db.Users.AsNoTracking().ToListAsync();
        if (accounts.Find(one => one.DisplayName == "Karim Lefèvre") is not { } karim || accounts.Find(one => one.DisplayName == "Jonas Weber") is not { } jonas || accounts.Find(one => one.DisplayName == "Claire Petit") is not { } claire) return;
        if (await db.MentoringCoordinators.AnyAsync(one => one.AccountId == karim.Id) || await YouthAsync("Lina") is not { } lina || await YouthAsync("Sami") is not { } sami || await YouthAsync("Aminata") is not { } aminata) return;
        db.MentoringCoordinators.Add(MentoringCoordinator.Begin(karim.Id, Now.AddDays(-85)));
        var helene = NewAdult("Hélène Garnier", Address);
        await FileAsync(jonas.Id, karim.Id, MentorOffer.Both, 1991, Topics.School | Topics.Sport | Topics.Talk, 320);
        await FileAsync(helene, karim.Id, MentorOffer.Both, 1968, Topics.GoOut | Topics.Make | Topics.Talk, 45);
        await ActiveAsync(lina, jonas.Id, karim.Id);
        await WaitingAsync(lina, helene, claire.Id, karim.Id);
        await EndedAsync(sami, helene, karim.Id);
        var wish = MentorWish.Ask(SecretCode.NewId(), aminata.Account, aminata.Child, Now.AddDays(-6));
        wish.Say(PairKind.Mentoring, Topics.Work | Topics.School, Manners.Patient | Manners.Woman, await vault.SealAsync(MentoringData.WishWords, aminata.Account, wish.Id, "J’aimerais travailler avec des animaux."), Now.AddDays(-6));
        db.MentorWishes.Add(wish);
        Peers(karim.Id, lina.Account, sami.Account);
        await db.SaveChangesAsync();
    }

    /// <summary>An adult whom nobody signs in as.</summary>
    private Guid NewAdult(string name, string address)
    {
        var account = new Account { Id = SecretCode.NewId(), UserName = address, Email = address, Role = Role.Mentor, DisplayName = name, CreatedAt = Now.AddDays(-80), LockoutEnabled = true, SecurityStamp = SecretCode.NewKey() };
        db.Users.Add(account);
        return account.Id;
    }

    private async Task FileAsync(Guid adult, Guid karim, MentorOffer offer, int born, Topics topics, int daysLeft)
    {
        var (id, before) = (SecretCode.NewId(), Now.AddDays(-80));
        var file = MentorFile.Send(id, adult, new MentorAsks(offer, born, territory.Zones[0].Code, topics), await vault.SealAsync(MentoringData.FileWords, adult, id, "J’ai du temps, et j’aime transmettre."), Today.Year, before);
        file.SignCharter(MentorCharter.Current, before.AddDays(1));
        file.CosignCharter(karim, before.AddDays(2));
        List<MentorCheck> checks = [.. Enum.GetValues<CheckKind>().Select(kind => MentorCheck.Record(id, kind, Today.AddDays(kind == CheckKind.Honorability ? daysLeft - 364 : -79), kind == CheckKind.Honorability ? Today.AddDays(daysLeft) : null, karim, Today, territory.Mentoring))];
        file.Accept(checks, Today, before.AddDays(4));
        db.Add(file);
        db.AddRange(checks);
    }

    private async Task<Pairing> PairAsync((Guid Child, Guid Account) youth, Guid adult, Guid karim, (PairKind Kind, int DaysAgo, string Reasons) about)
    {
        var id = SecretCode.NewId();
        var pairing = Pairing.Propose(id, youth, adult, about.Kind, await vault.SealAsync(MentoringData.Reasons, youth.Account, id, about.Reasons), karim, Now.AddDays(-about.DaysAgo));
        db.Pairings.Add(pairing);
        return pairing;
    }

    /// <summary>Asked and answered that many days ago; null for not yet.</summary>
    private void Line(Pairing pairing, (AgreementStep Step, Party Party) which, Guid? account, Guid? byPaperOf, int? daysAgo)
    {
        var line = PairingAgreement.Ask(pairing.Id, which.Step, which.Party, account);
        if (daysAgo is { } days && byPaperOf is { } karim) line.WriteDown(true, Today.AddDays(-days), Today, karim, Now.AddDays(-days));
        else if (daysAgo is { } said) line.Say(true, Now.AddDays(-said));
        db.PairingAgreements.Add(line);
    }

    private void Signed(Pairing pairing, (Guid Child, Guid Account) youth, Guid adult, Guid karim, int daysAgo)
    {
        Line(pairing, (AgreementStep.Agreement, Party.Youth), youth.Account, null, daysAgo + 5);
        Line(pairing, (AgreementStep.Agreement, Party.Adult), adult, null, daysAgo + 6);
        Line(pairing, (AgreementStep.Agreement, Party.Parent), null, karim, daysAgo + 3);
        Line(pairing, (AgreementStep.Convention, Party.Youth), youth.Account, null, daysAgo + 2);
        Line(pairing, (AgreementStep.Convention, Party.Ase), null, karim, daysAgo + 1);
        Line(pairing, (AgreementStep.Convention, Party.Association), null, karim, daysAgo + 1);
        pairing.AllAgreed();
        pairing.Start(SecretCode.NewId(), Today.AddDays(7 * territory.Mentoring.TrialWeeks - daysAgo), Now.AddDays(-daysAgo));
    }

    private async Task ActiveAsync((Guid Child, Guid Account) lina, Guid jonas, Guid karim)
    {
        var pairing = await PairAsync(lina, jonas, karim, (PairKind.Mentoring, 76, "Vous aimez le basket tous les 2. Il connaît bien le brevet."));
        Signed(pairing, lina, jonas, karim, 65);
        pairing.Continue(Now.AddDays(-20));
        pairing.Confirm(Now.AddDays(-18));
        var review = PairReview.Open(pairing.Id, lina.Account, 1, Today.AddDays(-2));
        review.ToldAt = Now.AddDays(-1);
        db.PairReviews.Add(review);
        await MeetAsync(pairing, jonas, -30, Topics.Sport, ("On a joué au stade. J’ai gagné.", true));
        await MeetAsync(pairing, jonas, -9, Topics.School, ("Lina a bien préparé son oral.", false));
        await MeetAsync(pairing, jonas, 5, Topics.GoOut, null);
        (await SayAsync(pairing, jonas, (PairWordKind.Goal, null), "Trouver un stage de 3e avant Noël.", isYouths: true)).Agree(Now.AddDays(-40));
        await SayAsync(pairing, jonas, (PairWordKind.Goal, null), "Lire un livre en entier ensemble.", isYouths: false, isHeld: true);
    }

    private async Task MeetAsync(Pairing pairing, Guid adult, int day, Topics topic, (string Text, bool IsYouths)? said)
    {
        var meeting = PairMeeting.Plan(pairing.Id, Today.AddDays(day), topic, Today, Now.AddDays(Math.Min(0, day)));
        db.PairMeetings.Add(meeting);
        if (said is { } one) await SayAsync(pairing, adult, (PairWordKind.Meeting, meeting.Id), one.Text, one.IsYouths);
    }

    private async Task<PairWord> SayAsync(Pairing pairing, Guid adult, (PairWordKind Kind, Guid? MeetingId) about, string text, bool isYouths, bool isHeld = false)
    {
        var id = SecretCode.NewId();
        var word = PairWord.Write(id, pairing, (isYouths ? pairing.YouthId : adult, isYouths), about, await vault.SealAsync(MentoringData.Text, pairing.YouthId, id, text), isMinor: true, Now.AddDays(-8));
        if (!isHeld && word.IsHeld) word.Show(Now.AddDays(-7));
        db.PairWords.Add(word);
        return word;
    }

    private async Task WaitingAsync((Guid Child, Guid Account) lina, Guid helene, Guid claire, Guid karim)
    {
        var pairing = await PairAsync(lina, helene, karim, (PairKind.Sponsorship, 4, "Elle habite près de chez toi. Elle aime cuisiner et se promener."));
        Line(pairing, (AgreementStep.Agreement, Party.Youth), lina.Account, null, 3);
        Line(pairing, (AgreementStep.Agreement, Party.Adult), helene, null, 3);
        Line(pairing, (AgreementStep.Agreement, Party.Parent), claire, null, null);
        Line(pairing, (AgreementStep.Convention, Party.Youth), lina.Account, null, null);
        Line(pairing, (AgreementStep.Convention, Party.Ase), null, null, null);
        Line(pairing, (AgreementStep.Convention, Party.Association), null, null, null);
    }

    private async Task EndedAsync((Guid Child, Guid Account) sami, Guid helene, Guid karim)
    {
        var pairing = await PairAsync(sami, helene, karim, (PairKind.Mentoring, 79, "Elle a travaillé dans une ferme, comme tu voudrais."));
        Signed(pairing, sami, helene, karim, 70);
        await MeetAsync(pairing, helene, -40, Topics.Work, ("On a visité la ferme du lac.", true));
        pairing.End(EndReason.Done, Now.AddDays(-10));
        await SayAsync(pairing, helene, (PairWordKind.Goodbye, null), "Merci Sami. Je garde le souvenir de la ferme du lac, et de tes questions. Tu sais où tu vas.", isYouths: false);
    }

    private void Peers(Guid karim, Guid lina, Guid sami)
    {
        var talk = PeerGroup.Open(PeerTheme.Leaving, territory.Zones[0].Code, DayOfWeek.Wednesday, new TimeOnly(17, 0), new TimeOnly(18, 30), karim);
        var rights = PeerGroup.Open(PeerTheme.Rights, territory.Zones[^1].Code, DayOfWeek.Saturday, new TimeOnly(14, 0), new TimeOnly(16, 0), karim);
        var seat = PeerSeat.Ask(talk.Id, lina, isElder: false, Now.AddDays(-20));
        seat.Accept(Now.AddDays(-19));
        db.AddRange(talk, rights, seat, PeerSeat.Ask(talk.Id, sami, isElder: false, Now.AddDays(-1)));
    }

    private async Task<(Guid Child, Guid Account)?> YouthAsync(string firstName)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations join child in children on relation.ChildId equals child.Id where relation.Kind == RelationKind.Self select new { child.Id, child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        return people.Find(one => one.FirstName == firstName) is { } found ? (found.Id, found.AccountId) : null;
    }
}
