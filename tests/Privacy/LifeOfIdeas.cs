using System.Security.Cryptography;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Privacy;

/// <summary>A published idea of one person with something in every table of ideas: all by that person.</summary>
internal static class LifeOfIdeas
{
    public static async Task AddAsync(Portal portal, Vault vault, Guid author, DateTimeOffset now)
    {
        await LifeOfFiles.AddAsync(portal, vault, author, now); // a file of theirs, joined to something else they said
        var (id, point, file) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        var words = await vault.SealAsync(ProposalsData.Words, author, id, new ProposalWords("Un vélo", $"Un vélo pour tous, {WholeLife.Canary}.").Freeze());
        var idea = Proposal.Begin(id, author, ProposalManner.Written, words, now);
        idea.Write(words, ProposalTheme.Outings, ProposalReach.Territory, isNamed: true, now);
        idea.Share(SecretCode.Hash(SecretCode.NewCode())[..BlindIndex.Length], now);
        idea.Give(ProposalAudience.Everywhere, null, DateOnly.FromDateTime(now.DateTime), now);
        var rank = now.UtcTicks + RandomNumberGenerator.GetInt32(int.MaxValue);
        idea.Publish(rank, now);
        var text = await vault.SealAsync(ProposalsData.Text, author, point, $"Oui, {WholeLife.Canary}.");
        var answer = ProposalAnswer.Begin(SecretCode.NewId(), id);
        var check = SecretCode.NewId();
        await portal.WithDbAsync(async db =>
        {
            db.AddRange(
                idea, new ProposalStep { Id = SecretCode.NewId(), ProposalId = id, State = ProposalState.Published, ByRole = Role.Facilitator, At = now, Number = 1 },
                new ProposalSupport { ProposalId = id, AccountId = author, At = now }, new ProposalAuthor { ProposalId = id, AccountId = author, IsNamed = true, At = now, SeenAt = now },
                ProposalPoint.Give(point, id, author, PointKind.For, text, DateOnly.FromDateTime(now.DateTime), now), new ProposalToken { Key = rank, Rank = rank, ProposalId = id },
                new ProposalFile { Id = file, ProposalId = id, Content = await vault.SealBytesAsync(ProposalsData.Content, author, file, [1, 2, 3]), Type = "image/jpeg", Size = 3, At = now },
                answer, new ProposalFollower { ProposalId = id, AccountId = author, At = now, SeenAt = now }, new ProposalCheck { Id = check, ProposalId = id, AccountId = author, IsDone = true, Word = await vault.SealAsync(AnswersData.Word, author, check, $"Fait, {WholeLife.Canary}."), At = now });
            await db.SaveChangesAsync();
            return await db.Set<Proposal>().Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SupportCount, 1));
        });
    }
}
