using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Proposals.Measures;

/// <summary>Ideas and supports by the thousand, as the portal keeps them: sealed, findable by their words, each supported twenty times.</summary>
internal static class CrowdOfIdeas
{
    private const int SupportsOfEach = 20;
    private const int IdeasOfOneAuthor = 50;
    private const int AtOnce = 500;
    private const int FollowedByLina = 20;
    private const int DaysLate = 6;

    private static readonly string[] Verbs = ["Ouvrir", "Réparer", "Choisir", "Prêter", "Décorer", "Allonger", "Garder", "Préparer", "Inviter", "Raconter"];
    private static readonly string[] Things = ["le ballon", "la cuisine", "une armoire", "les vélos", "un jardin", "la bibliothèque", "le téléphone", "une sortie", "les repas", "la musique", "un studio", "le permis", "une chambre", "les visites", "un concert", "la peinture", "le cinéma", "une caravane", "les vacances", "la piscine"];
    private static readonly string[] Times = ["le mercredi", "le soir", "pendant l’été", "chaque matin", "le dimanche", "à Noël", "après l’école", "au printemps"];

    /// <summary>The words of one, told by its number: the same on both sides.</summary>
    public static string Title(int number) => $"{Verbs[number % Verbs.Length]} {Things[number / Verbs.Length % Things.Length]} {Times[number / 7 % Times.Length]}";

    /// <summary>What they left: somebody who reads them, and an idea in the middle with points.</summary>
    /// <param name="Lina">A young person of the zone.</param>
    /// <param name="Idea">One idea.</param>
    public sealed record Filled(Account Lina, Guid Idea);

    public static async Task<Filled> FillAsync(Portal portal, int ideas)
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var lina = await portal.AccountAsync(Role.YoungPerson, "Loutre");
        await portal.RelateAsync(await portal.ChildOfAsync(nadia, "Lina"), lina, RelationKind.Self);
        var authors = new List<Account>();
        for (var number = 0; number < Math.Max(2, ideas / IdeasOfOneAuthor); number++) authors.Add(await portal.AccountAsync(Role.YoungPerson, $"Lynx {number}"));
        var ids = new List<Guid>();
        foreach (var some in Enumerable.Range(0, ideas).Chunk(AtOnce)) await WriteAsync(portal, authors, some, ids);
        await SupportAsync(portal, ids);
        await portal.WithDbAsync(async db =>
        {
            foreach (var idea in ids.Where((_, number) => number % 4 == 1).Take(FollowedByLina)) db.ProposalFollowers.Add(new ProposalFollower { AccountId = lina.Id, ProposalId = idea, At = portal.Clock.GetUtcNow(), SeenAt = portal.Clock.GetUtcNow() });
            foreach (var idea in ids.Where((_, number) => number % 4 == 3).Take(ProposalSupport.MostOpen)) db.ProposalSupports.Add(new ProposalSupport { AccountId = lina.Id, ProposalId = idea, At = portal.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await portal.WithDbAsync(async db =>
        {
            await db.Proposals.ExecuteUpdateAsync(update => update.SetProperty(proposal => proposal.SupportCount, SupportsOfEach));
            return db.Database.IsNpgsql() ? await db.Database.ExecuteSqlRawAsync("ANALYZE") : 0; // as autovacuum does in an hour
        });
        return new Filled(lina, ids[ids.Count / 2]);
    }

    private static async Task WriteAsync(Portal portal, List<Account> authors, int[] numbers, List<Guid> ids)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, vault, index, now) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<Vault>(), scope.ServiceProvider.GetRequiredService<ProposalIndex>(), portal.Clock.GetUtcNow());
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var number in numbers)
        {
            var (id, author, words) = (SecretCode.NewId(), authors[number % authors.Count].Id, new ProposalWords(Title(number), "Parce que cela aide tout le monde ici. Nous en avons parlé ensemble."));
            var proposal = Proposal.Begin(id, author, ProposalManner.Written, await vault.SealAsync(ProposalsData.Words, author, id, words.Freeze()), now);
            proposal.Write(proposal.Words!, (ProposalTheme)(number % Enum.GetValues<ProposalTheme>().Length), ProposalReach.Territory, isNamed: number % 2 == 0, now);
            proposal.Give(number % 3 == 0 ? ProposalAudience.OfZone("plaine") : ProposalAudience.Everywhere, bodyId: null, DateOnly.FromDateTime(now.DateTime), now);
            proposal.Publish(number + 1, now);
            db.Proposals.Add(proposal);
            if (number % 4 != 3) await AnswerAsync(scope.ServiceProvider, proposal, number, now);
            index.Keep(proposal, words);
            foreach (var (state, step) in new[] { ProposalState.Given, ProposalState.Published }.Select((state, at) => (state, at + 1)))
                db.ProposalSteps.Add(new ProposalStep { Id = SecretCode.NewId(), ProposalId = id, State = state, ByRole = Role.Facilitator, At = now, Number = step });
            var (point, speaker) = (SecretCode.NewId(), authors[(number + 1) % authors.Count].Id);
            var given = ProposalPoint.Give(point, id, speaker, PointKind.For, await vault.SealAsync(ProposalsData.Text, speaker, point, "C’est utile pour tous."), DateOnly.FromDateTime(now.DateTime), now);
            given.Publish(now);
            db.ProposalPoints.Add(given);
            ids.Add(id);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Three in four are on their road, and supported no more: one late answer in four, the others done and told.</summary>
    private static async Task AnswerAsync(IServiceProvider services, Proposal proposal, int number, DateTimeOffset now)
    {
        var (db, vault, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Vault>(), DateOnly.FromDateTime(now.DateTime));
        var answer = ProposalAnswer.Begin(SecretCode.NewId(), proposal.Id);
        answer.VoteByHands(proposal, 9, 2, 1, today, today, now);
        answer.Send(proposal, "direction", SecretCode.NewId(), today.AddDays(-DaysLate), now);
        db.ProposalAnswers.Add(answer);
        if (number % 4 == 2) return;
        var said = await vault.SealAsync(AnswersData.Words, Vault.Nobody, answer.Id, (AnswerWords.None with { Why = "Parce que c’est juste.", What = "On le fait.", Before = "Avant, non.", After = "Maintenant, oui.", Proof = "On le voit.", StoryBefore = "Avant, non.", StoryAfter = "Maintenant, oui." }).Freeze());
        answer.Answer(proposal, AnswerDecision.Yes, today.AddDays(9), said, today, now);
        answer.Finish(proposal, today, said, today, now);
        answer.Tell(proposal, said);
        answer.Agree(true);
    }

    /// <summary>As many people as ideas, each of whom has supported twenty neighbours.</summary>
    private static async Task SupportAsync(Portal portal, List<Guid> ids)
    {
        var now = portal.Clock.GetUtcNow();
        foreach (var some in Enumerable.Range(0, ids.Count).Chunk(AtOnce))
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in some)
            {
                var id = Guid.CreateVersion7(now);
                db.Users.Add(new Account { Id = id, Role = Role.YoungPerson, DisplayName = $"Renard {number}", CreatedAt = now, SecurityStamp = id.ToString("N"), UserName = id.ToString("N"), NormalizedUserName = id.ToString("N").ToUpperInvariant() });
                for (var support = 0; support < SupportsOfEach; support++)
                    db.ProposalSupports.Add(new ProposalSupport { AccountId = id, ProposalId = ids[(number + support * 37) % ids.Count], At = now });
            }
            await db.SaveChangesAsync();
        }
    }
}
