using System.Security.Cryptography;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Plan;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Features.Voice;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Pages;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Autonomy;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Voice;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>A young person, a parent and a référent with something in every table about people: what a life here leaves.</summary>
internal sealed record WholeLife(Child Child, Account Lina, Account Claire, Account Nadia, IReadOnlyList<Guid> SaidByLina, Guid SaidByClaire)
{
    public const string Canary = "canari-de-lina";
    public const string OthersCanary = "canari-de-claire";
    public const string GroupName = "Le groupe des repas";
    public const string SurveyTitle = "Ma situation à la sortie";
    public const string SurveyWords = $"Que veux-tu dire sur ton départ\u00A0? Un jardin, {Canary}.";

    public static async Task<WholeLife> LiveAsync(Portal portal, string name = "vie")
    {
        var nadia = await portal.AdultAsync(Role.Professional, "Nadia", $"nadia.{name}@exemple.fr");
        var claire = await portal.AdultAsync(Role.Parent, "Claire Petit", $"claire.{name}@exemple.fr");
        var child = await portal.ChildOfAsync(nadia, "Lina-canari-de-lina");
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        await portal.RelateAsync(child, claire, RelationKind.Parent);
        await portal.InvitationAsync(child, nadia, RelationKind.Educator, $"karim.{name}@exemple.fr");
        foreach (var person in new[] { lina, claire, nadia }) await portal.SignInAsync(person);
        Guid[] said =
        [
            await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, $"Je voudrais un vélo, {Canary}."),
            await portal.SayAsync(lina.Id, child.Id, Audience.OnlyMe, $"Pour moi, {Canary}."),
        ];
        var words = await portal.SayAsync(claire.Id, child.Id, Audience.CaseWorker, $"Bonjour, {OthersCanary}.");
        await portal.AskedAsync(claire, RightsKind.Access, $"Le dossier de 2024, {OthersCanary}.");
        await portal.AskedAsync(lina, RightsKind.Correction, $"Ma date est fausse, {Canary}.", isClosed: true);
        await AddAsync(portal, child, lina, claire, nadia, said[0], words);
        await AddKeyAsync(portal, claire);
        return new WholeLife(child, lina, claire, nadia, said, words);
    }

    /// <summary>The same left by one account that is everything at once; the tables hold nobody else's rows.</summary>
    public static async Task<Account> AllInOneAsync(Portal portal, string address)
    {
        var ana = await portal.AdultAsync(Role.Professional, "Ana", address);
        var child = await portal.ChildOfAsync(ana, "Ana");
        await portal.RelateAsync(child, ana, RelationKind.Self);
        await portal.InvitationAsync(child, ana, RelationKind.Educator, address);
        await portal.SignInAsync(ana);
        var said = await portal.SayAsync(ana.Id, child.Id, Audience.CaseWorker, "Bonjour.");
        await portal.AskedAsync(ana, RightsKind.Access, "Le dossier.", isClosed: true);
        var (card, _) = PersonalCard.Issue(ana, People.Pin, new PasswordHasher<Account>(), portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => { db.Add(card); return db.SaveChangesAsync(); });
        await AddAsync(portal, child, ana, ana, ana, said, null);
        await portal.WithDbAsync(db => db.OutboxMails.Where(mail => mail.Template != MailTemplate.News).ExecuteDeleteAsync());
        await portal.WithDbAsync(db => db.AccessNotices.Where(notice => notice.Kind == AccessNotice.KeyAdded).ExecuteDeleteAsync());
        await AddKeyAsync(portal, ana);
        return ana;
    }

    private static async Task AddAsync(Portal portal, Child child, Account lina, Account claire, Account nadia, Guid saidByLina, Guid? saidByClaire)
    {
        var now = portal.Clock.GetUtcNow();
        var relation = await portal.WithDbAsync(db => db.Relations.Where(one => one.AccountId == claire.Id).Select(one => one.Id).FirstAsync());
        var recovery = AccessRecovery.Start(lina.Id, child.Id, nadia.Id, now);
        await using var scope = portal.Services.CreateAsyncScope();
        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        await portal.GridAsync(lina.Id, child.Id, Audience.CaseWorker, isLocked: true, (RelationKind.Self, lina.Id, "seul+"), (RelationKind.CaseWorker, nadia.Id, "aide"));
        await portal.StepAsync(lina.Id, child.Id, $"Prendre le bus, {Canary}.");
        var surveys = await SurveysAsync(portal, vault, (lina.Id, nadia.Id), now);
        object[] plan = [.. await PlanAsync(portal, vault, lina.Id, now), .. await LifeOfMeetings.RowsAsync(portal, vault, lina.Id, now), .. await LifeOfSafeguarding.RowsAsync(vault, lina.Id, nadia.Id, now)];
        await portal.DatesAsync(lina.Id, child.Id, nadia.Id);
        await LifeOfIdeas.AddAsync(portal, vault, lina.Id, now);
        await LifeOfReviews.AddAsync(portal, vault, lina.Id, now);
        await LifeOfModeration.AddAsync(portal, vault, lina.Id, nadia.Id, now);
        await LifeOfRooms.AddAsync(portal, vault, lina.Id, claire.Id, now);
        await LifeOfForums.AddAsync(portal, vault, lina.Id, nadia.Id, now);
        await LifeOfMentoring.AddAsync(portal, vault, (child.Id, lina.Id, nadia.Id), now);
        var feedback = await ChapterFeedback.Give("mes-droits", 1, Verdict.Helps, "merci", DateOnly.FromDateTime(now.DateTime)).SealAsync(vault);
        await portal.WithDbAsync(async db =>
        {
            var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer", Zone = "plaine" };
            db.AddRange(place, new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place.Id, From = now }, feedback, recovery);
            db.Add(ParentalDecision.Record(relation, ParentalRights.Visits, DecisionBasis.Judge, null, nadia.Id, now));
            db.AddRange(await WritingAsync(vault, place.Id, lina.Id, nadia.Id, now));
            var address = await db.Users.Where(one => one.Id == claire.Id).Select(one => one.Email!).SingleAsync();
            db.AddRange(OutboxMail.To(address, MailTemplate.News, now), OutboxMail.To("karim@exemple.fr", MailTemplate.Invitation, now));
            db.AddRange(AccessNotice.To(lina.Id, AccessNotice.CardRemade, now, nadia.Id, AccessRecovery.Told), AccessNotice.To(claire.Id, AccessNotice.KeyAdded, now));
            db.Add(new StatementReading { StatementId = saidByLina, ReaderId = nadia.Id, ReadAt = now });
            if (saidByClaire is { } words) db.Add(new StatementReading { StatementId = words, ReaderId = nadia.Id, ReadAt = now });
            db.Add(new RecoveryCode { Id = SecretCode.NewId(), AccountId = claire.Id, CodeHash = SecretCode.Hash(SecretCode.NewCode()), CreatedAt = now });
            db.Add(new KeptForm { Id = SecretCode.NewId(), AccountId = lina.Id, Fields = [1, 2, 3], KeptAt = now, ExpiresAt = now + KeptForm.Life });
            db.Add(new TryCounter { Key = SecretCode.Hash(SecretCode.NewKey()), Count = 1, ForgetAt = now.AddHours(1) });
            db.Add(new Ceremony { KeyHash = SecretCode.Hash(SecretCode.NewKey()), Purpose = "test", State = [1], ExpiresAt = now });
            var stamp = BookletStamp.Read("le-juge\t1\tabc\tLe juge");
            var reading = BookletReading.Begin(lina.Id, "15-18");
            reading.Read(stamp, now);
            db.AddRange(reading, new ChapterReading { AccountId = lina.Id, Chapter = "le-juge", Hash = "abc", ReadAt = now }, BookletHandover.Past(child.Id, nadia.Id, Features.Content.BookletEdition.Usual, Manner.Paper, DateOnly.FromDateTime(now.DateTime), stamp, now));
            db.AddRange([.. surveys, .. plan]);
            db.Add(new WordLookup { Word = SecretCode.NewId().ToString("N")[^8..], Day = DateOnly.FromDateTime(now.DateTime), Count = 3 });
            db.AddRange(new ErasureNotice { AccountId = claire.Id, ToldAt = now }, new UnlinkedChild { ChildId = child.Id, Since = now }); // as if she had been followed by nobody for a while
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>A theme of the committee's list.</summary>
    internal const string ThemeWords = "Les repas du soir";

    /// <summary>What the draft of the committee says.</summary>
    internal static Features.Surveys.Questionnaires.Questionnaire Drafted { get; } = Features.Surveys.Making.QuestionnaireEdits.Empty("comite-vie") with { Title = $"Mon foyer, {Canary}" };

    /// <summary>A survey that is over, with a sheet of every kind.</summary>
    private static async Task<object[]> SurveysAsync(Portal portal, Vault vault, (Guid Lina, Guid Nadia) people, DateTimeOffset now)
    {
        var (lina, body) = (people.Lina, (await portal.BodyAsync()).Id);
        var (leaving, response, quote) = (await portal.SurveyAsync("ma-situation-a-la-sortie"), SecretCode.NewId(), SecretCode.NewId());
        await portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == leaving.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.ClosedOn, DateOnly.FromDateTime(now.DateTime))));
        var written = await vault.SealAsync(QuotesData.Written, Vault.Nobody, quote, "Un jardin pour tout le monde.");
        var sheet = Sheet.Empty;
        sheet.Answer("sortie-dire", $"Un jardin, {Canary}.");
        var answers = await vault.SealAsync(SurveysData.Answers, lina, response, sheet.Write());
        var draft = SecretCode.NewId();
        var drafted = CommitteeDraft.Begin(draft, lina, await vault.SealAsync(CommitteeData.Definition, lina, draft, Drafted.Freeze()), now);
        drafted.Give(now);
        drafted.Return(await vault.SealAsync(CommitteeData.Word, lina, draft, $"Bravo, {Canary}."), now);
        var seat = CommitteeMember.Join(body, lina, now);
        seat.Leave(now);
        var (rules, group) = (SecretCode.NewId(), SecretCode.NewId());
        var (theme, listed) = (SecretCode.NewId(), SecretCode.NewId());
        var held = BodyTheme.Write(theme, body, lina, await vault.SealAsync(BodyData.ThemeText, lina, theme, $"Le soir, {Canary}."), now.Year, SecretCode.NewId(), now);
        held.Return(await vault.SealAsync(BodyData.ThemeWord, lina, theme, $"Presque, {Canary}."), now);
        var raised = BodyTheme.Write(listed, body, lina, [], now.Year, SecretCode.NewId(), now);
        raised.Publish(await vault.SealAsync(BodyData.ThemeText, Vault.Nobody, listed, ThemeWords), now.Year, now);
        var number = await portal.WithDbAsync(db => db.Set<BodyRules>().CountAsync()) + 1; // the rules of a body stay: each life its own version
        object[] inBody =
        [
            BodyRules.Publish(rules, body, number, await vault.SealAsync(BodyData.RulesText, Vault.Nobody, rules, "On s’écoute."), now), new RulesSignature { RulesId = rules, SeatId = seat.Id, SignedAt = now },
            WorkingGroup.Open(group, body, await vault.SealAsync(BodyData.GroupName, Vault.Nobody, group, GroupName), await vault.SealAsync(BodyData.GroupTheme, Vault.Nobody, group, "Les repas."), now),
            new WorkingGroupMember { GroupId = group, SeatId = seat.Id, Since = now },
            held, raised, new ThemeHand { ThemeId = raised.Id, SeatId = seat.Id, At = now },
        ];
        var (call, wanted) = await CallAsync(vault, body, lina, now);
        var running = BodyFacilitator.Begin(body, people.Nadia, now);
        running.End(now);
        return
        [
            call, wanted, .. inBody, .. Votes.PastVote.Rows(body, lina, now), drafted, seat, running, new CommitteeCode { Id = SecretCode.NewId(), BodyId = body, CodeIndex = SecretCode.Hash(SecretCode.NewCode())[..BlindIndex.Length], ExpiresAt = now },
            new Features.Autonomy.Leaving.LeavingOffer { Id = SecretCode.NewId(), AccountId = lina, SurveyId = leaving.Id, From = DateOnly.FromDateTime(now.DateTime), IsLater = false },
            new AnonymousAnswer { Id = SecretCode.NewId(), SurveyId = leaving.Id, Payload = RandomNumberGenerator.GetBytes(64) }, new AnonymousText { Id = SecretCode.NewId(), SurveyId = leaving.Id, Question = "sortie-dire", Text = RandomNumberGenerator.GetBytes(64) },
            new BufferedAnswer { Id = SecretCode.NewId(), SurveyId = leaving.Id, Payload = RandomNumberGenerator.GetBytes(64) }, new SurveyQuote { Id = quote, SurveyId = leaving.Id, Question = "sortie-dire", Written = written },
            new PaperSheet { Id = SecretCode.NewId(), SurveyId = leaving.Id, Batch = 1, Audience = "jeune-18-21", CodeIndex = SecretCode.Hash(SecretCode.NewCode())[..BlindIndex.Length] },
            new SurveyTurn { SurveyId = leaving.Id, AccountId = lina }, new SurveyResponse { Id = response, SurveyId = leaving.Id, AccountId = lina, Answers = answers, UpdatedAt = now, SentAt = now },
        ];
    }

    /// <summary>A call that is over, and that she was drawn in it. Its record forgot her number: in a real one it stays, and is nobody’s.</summary>
    private static async Task<(SeatCall Call, CallVolunteer Wanted)> CallAsync(Vault vault, Guid body, Guid lina, DateTimeOffset now)
    {
        var (id, secret, today) = (SecretCode.NewId(), FairDraw.NewSecret(), DateOnly.FromDateTime(now.DateTime));
        var call = SeatCall.Open(id, body, new CallPlan(today.AddDays(1), 1, 0), await vault.SealAsync(DrawsData.Secret, Vault.Nobody, id, secret), FairDraw.CommitmentOf(secret), 1, today, now);
        var wanted = CallVolunteer.Of(id, lina, FairDraw.NewNumber(), stays: true, now);
        var record = DrawRecord.Of(secret, "tournesol", "rivière", 1, 0, [new DrawGroup("1", 5, IsMissing: false, [wanted.Number], [])]);
        call.Publish(record with { Groups = [], Result = new([], []) }, today.AddDays(2), now);
        wanted.Take(record, today, now);
        return (call, wanted);
    }

    /// <summary>A text about the plan that came back with a word, an action that is followed, and what the pilot wrote.</summary>
    private static async Task<object[]> PlanAsync(Portal portal, Vault vault, Guid lina, DateTimeOffset now)
    {
        var (question, update, value, addition, body) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), (await portal.BodyAsync()).Id);
        var asked = PlanQuestion.Write(question, "2", body, Features.Plan.Questions.QuestionKind.Question, lina, await vault.SealAsync(PlanData.Text, lina, question, $"Qui lit la boîte, {Canary}\u00A0?"), SecretCode.NewId(), now);
        asked.Return(await vault.SealAsync(PlanData.Word, lina, question, $"Bravo, {Canary}."), now);
        return
        [
            asked, new PlanFollower { Id = SecretCode.NewId(), Action = "2", AccountId = lina, Since = now, SeenAt = now },
            new ActionUpdate { Id = update, Action = "2", State = ActionState.Underway, Words = await vault.SealAsync(PlanData.Update, Vault.Nobody, update, "On commence."), At = now, SubmissionKey = SecretCode.NewId() },
            new IndicatorValue { Id = value, Action = "2", Indicator = "1", Day = DateOnly.FromDateTime(now.DateTime), Value = 4, Note = await vault.SealAsync(PlanData.Note, Vault.Nobody, value, "Compté."), WrittenAt = now, SubmissionKey = SecretCode.NewId() },
            new AnswerAddition { Id = addition, QuestionId = question, Text = await vault.SealAsync(PlanData.Addition, Vault.Nobody, addition, "La suite."), At = now, SubmissionKey = SecretCode.NewId() },
        ];
    }

    /// <summary>A page written by nadia, reread by lina, published and withdrawn; and the page of a house.</summary>
    private static async Task<object[]> WritingAsync(Vault vault, Guid place, Guid reader, Guid editor, DateTimeOffset now)
    {
        var file = $"content/fr/{SecretCode.NewId().ToString("N")[^6..]}.md"; // each life its own; short, because its versions stay
        var (draft, version, rereading, opinion) = (PageDraft.Begin(SecretCode.NewId(), file), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        draft.Write(await vault.SealAsync(WritingData.DraftText, Vault.Nobody, draft.Id, "Un brouillon."), "", editor, now);
        var joined = PageReader.Join(SecretCode.NewId(), rereading, reader, ReaderKind.Committee, now);
        var expected = SecretCode.NewId();
        var invited = ExpectedReader.Invite(expected, rereading, await vault.SealAsync(WritingData.ExpectedName, Vault.Nobody, expected, $"Lina, {Canary}"), ReaderKind.Committee, now);
        invited.Welcome(joined);
        joined.Finish(ReaderName.FirstName, "Lina-canari-de-lina", now);
        joined.Tell(1);
        joined.See(now);
        var said = SentenceOpinion.About(opinion, joined.Id, 1);
        said.Say(Understanding.Otherwise, await vault.SealAsync(WritingData.Proposal, reader, opinion, $"Une phrase, {Canary}."));
        var published = PageVersion.Publish(version, file, 2, await vault.SealAsync(WritingData.VersionText, Vault.Nobody, version, "Un texte."), "", null, editor, DateOnly.FromDateTime(now.DateTime).AddDays(300), now);
        published.Withdraw(await vault.SealAsync(WritingData.Reason, Vault.Nobody, version, "Une erreur."), now);
        var house = HousePage.Of(place);
        house.Write(await vault.SealAsync(WritingData.People, Vault.Nobody, place, "Karim."), null, null, editor, now);
        var photo = SecretCode.NewId();
        var shown = HousePhoto.Of(photo, place, await vault.SealBytesAsync(WritingData.Picture, Vault.Nobody, photo, [1, 2, 3]), await vault.SealAsync(WritingData.Alt, Vault.Nobody, photo, "Une maison."), (640, 480), editor, now);
        return [shown, draft, PageRereading.Open(rereading, file, await vault.SealAsync(WritingData.RereadText, Vault.Nobody, rereading, "Un brouillon."), editor, 21, now, draft.Id), joined, invited, said, published, house];
    }

    private static async Task AddKeyAsync(Portal portal, Account owner)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var key = new UserPasskeyInfo(owner.Id.ToByteArray(), [5, 6], DateTimeOffset.UnixEpoch, 0, null, true, false, false, [7], [8]) { Name = "Téléphone Android, Chrome" };
        Assert.True((await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(owner.Id.ToString()))!, key)).Succeeded);
    }
}
