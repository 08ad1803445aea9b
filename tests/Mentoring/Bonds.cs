using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Mentoring;

/// <summary>The people of one bond.</summary>
internal sealed record Bond(Child Child, Account CaseWorker, Account Youth, Account? Parent, Account Mentor, Account Coordinator, Guid PairingId);

/// <summary>Mentoring in one call: people who may accompany, and bonds brought to some state by the portal’s own acts.</summary>
internal static class Bonds
{
    public static DateOnly Today(this Portal portal) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime);

    /// <summary>An act of the portal, as this person.</summary>
    public static async Task<TResult> DoAsync<T, TResult>(this Portal portal, Account who, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<T>(who));
    }

    /// <summary>A professional whom the administration named.</summary>
    public static async Task<Account> CoordinatorAsync(this Portal portal, string name = "Maya Costa")
    {
        var account = await portal.AdultAsync(Role.Professional, name, $"{SecretCode.NewKey()[..12]}@exemple.fr");
        await portal.WithDbAsync(db => { db.Add(MentoringCoordinator.Begin(account.Id, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        return account;
    }

    /// <summary>An adult who applied; checked and accepted unless <paramref name="isReady"/> is false.</summary>
    public static async Task<Account> MentorAsync(this Portal portal, int born = 1985, bool isReady = true, MentorOffer offer = MentorOffer.Both)
    {
        var (account, coordinator, now) = (await portal.AdultAsync(Role.Mentor, "Jonas Weber", $"{SecretCode.NewKey()[..12]}@exemple.fr"), await portal.CoordinatorAsync(), portal.Clock.GetUtcNow());
        var words = new byte[1];
        await portal.WithVaultAsync(async vault => words = await vault.SealAsync(new("MentorFiles", "Words"), account.Id, account.Id, "Pourquoi."));
        var file = MentorFile.Send(account.Id, account.Id, new MentorAsks(offer, born, "rive-sud", Topics.Sport | Topics.Talk), words, portal.Today().Year, now);
        List<MentorCheck> checks = isReady ? [.. Enum.GetValues<CheckKind>().Select(kind => MentorCheck.Record(file.Id, kind, portal.Today(), null, coordinator.Id, portal.Today(), new MentoringRules()))] : [];
        if (isReady)
        {
            file.SignCharter(MentorCharter.Current, now);
            file.CosignCharter(coordinator.Id, now);
            file.Accept(checks, portal.Today(), now);
        }
        await portal.WithDbAsync(db => { db.Add(file); db.AddRange(checks); return db.SaveChangesAsync(); });
        return account;
    }

    /// <summary>An adult who was invited, and has not applied.</summary>
    public static Task<Account> AdultWhoAppliesAsync(this Portal portal) => portal.AdultAsync(Role.Mentor, "Jonas Bel", $"{SecretCode.NewKey()[..12]}@exemple.fr");

    /// <summary>A young person of 15 with a référent, who asks for a mentor; of 19 when of age.</summary>
    public static async Task<(Child Child, Account CaseWorker, Account Youth, Guid WishId)> AskingAsync(this Portal portal, bool isOfAge = false, PairKind kind = PairKind.Mentoring)
    {
        var nadia = await portal.AdultAsync(Role.Professional, "Nadia Benali", $"{SecretCode.NewKey()[..12]}@exemple.fr");
        var child = await portal.ChildOfAsync(nadia, "Lina", portal.Today().AddYears(isOfAge ? -1 : 3));
        var (youth, _) = await portal.YoungPersonAsync(child, "none");
        Assert.True(await portal.DoAsync<AskForMentor, bool>(youth, ask => ask.AskAsync(kind, Topics.Sport, Manners.Calm, "canari-du-souhait")));
        return (child, nadia, youth, await portal.WithDbAsync(db => db.Set<MentorWish>().Where(wish => wish.AccountId == youth.Id && wish.ClosedAt == null).Select(wish => wish.Id).SingleAsync()));
    }

    /// <summary>A parent of this child; with a decision when rights are given.</summary>
    public static async Task<Account> ParentAsync(this Portal portal, Child child, ParentalRights? rights = null)
    {
        var claire = await portal.AdultAsync(Role.Parent, "Claire Petit", $"{SecretCode.NewKey()[..12]}@exemple.fr");
        await portal.RelateAsync(child, claire, RelationKind.Parent);
        if (rights is { } given)
            await portal.WithDbAsync(async db =>
            {
                var relation = await db.Set<Relation>().Where(one => one.AccountId == claire.Id).Select(one => one.Id).SingleAsync();
                db.Add(ParentalDecision.Record(relation, given, DecisionBasis.Judge, null, claire.Id, portal.Clock.GetUtcNow()));
                return await db.SaveChangesAsync();
            });
        return claire;
    }

    /// <summary>Proposed: nobody answered.</summary>
    public static async Task<Bond> ProposedAsync(this Portal portal, bool withParent = true, bool isOfAge = false)
    {
        var (child, nadia, youth, wish) = await portal.AskingAsync(isOfAge);
        var (parent, mentor, maya) = (withParent ? await portal.ParentAsync(child) : null, await portal.MentorAsync(), await portal.CoordinatorAsync());
        Assert.True(await portal.DoAsync<MatchYouth, bool>(maya, match => match.ProposeAsync(wish, mentor.Id, "canari-des-raisons")));
        return new Bond(child, nadia, youth, parent, mentor, maya, await portal.WithDbAsync(db => db.Set<Pairing>().Where(one => one.YouthId == youth.Id && one.ClosedAt == null).Select(one => one.Id).SingleAsync()));
    }

    /// <summary>Everybody agreed and signed.</summary>
    public static async Task<Bond> SignedAsync(this Portal portal, bool withParent = true, bool isOfAge = false)
    {
        var bond = await portal.ProposedAsync(withParent, isOfAge);
        foreach (var who in new[] { bond.Youth, bond.Mentor, bond.Parent }.OfType<Account>()) await portal.SayAsync(bond, who, true);
        await portal.SayAsync(bond, bond.Youth, true, AgreementStep.Convention);
        await portal.SayAsync(bond, bond.CaseWorker, true, AgreementStep.Convention);
        Assert.True(await portal.DoAsync<GatherAgreements, bool>(bond.Coordinator, gather => gather.OnPaperAsync(bond.PairingId, AgreementStep.Convention, Party.Association, true, portal.Today())));
        return bond;
    }

    /// <summary>The trial has begun; confirmed when asked.</summary>
    public static async Task<Bond> StartedAsync(this Portal portal, bool isConfirmed = false)
    {
        var bond = await portal.SignedAsync();
        Assert.True(await portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.StartAsync(bond.PairingId)));
        if (!isConfirmed) return bond;
        Assert.True(await portal.DoAsync<LiveTogether, bool>(bond.Youth, two => two.ContinueAsync(bond.PairingId)));
        Assert.True(await portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.ConfirmAsync(bond.PairingId)));
        return bond;
    }

    /// <summary>Answers their own line.</summary>
    public static async Task<bool> SayAsync(this Portal portal, Bond bond, Account who, bool answer, AgreementStep step = AgreementStep.Agreement)
    {
        var line = await portal.LineAsync(bond, who, step);
        return await portal.DoAsync<GatherAgreements, bool>(who, gather => gather.AnswerAsync(line, answer));
    }

    /// <summary>The line of this person; a référent’s is the ASE’s.</summary>
    public static Task<Guid> LineAsync(this Portal portal, Bond bond, Account who, AgreementStep step = AgreementStep.Agreement) => portal.WithDbAsync(db => db.Set<PairingAgreement>()
        .Where(line => line.PairingId == bond.PairingId && line.Step == step && (who.Role == Role.Professional ? line.Party == Party.Ase : line.AccountId == who.Id)).Select(line => line.Id).SingleAsync());

    public static Task<Pairing> RowAsync(this Portal portal, Bond bond) => portal.WithDbAsync(db => db.Set<Pairing>().AsNoTracking().SingleAsync(one => one.Id == bond.PairingId));

    /// <summary>How many links of a mentor hold now.</summary>
    public static Task<int> LinksAsync(this Portal portal, Bond bond) => portal.WithDbAsync(db => db.Set<Relation>().CountAsync(one => one.ChildId == bond.Child.Id && one.AccountId == bond.Mentor.Id && one.Until == null));

    /// <summary>Neutral mails to this person, by template.</summary>
    public static Task<int> MailsAsync(this Portal portal, Account who, MailTemplate template) => portal.WithDbAsync(async db =>
    {
        var address = await db.Users.Where(account => account.Id == who.Id).Select(account => account.Email).SingleAsync();
        return (await db.OutboxMails.AsNoTracking().Where(mail => mail.Template == template).ToListAsync()).Count(mail => mail.Recipient == address);
    });
}
