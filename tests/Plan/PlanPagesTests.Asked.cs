using ChildProtection.Features.Plan;
using ChildProtection.Features.Plan.Questions;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Plan;

/// <summary>Who sits, what was written and answered.</summary>
public abstract partial class PlanPagesTests
{
    private async Task<Visitor> MemberAsync()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await portal.SeatAsync(lina.Account);
        return lina;
    }

    private static async Task WriteAsync(Visitor member, string code, string text, string kind = "Une question")
    {
        await (await member.OpenAsync($"/comite/plan/{code}/ecrire")).Choose(kind).Fill("Le texte", text).PressAsync("Envoyer");
        Assert.EndsWith("/comite/plan/mes-textes", member.Path);
    }

    private Task<Guid> HeldAsync(Visitor author) => portal.WithDbAsync(db => db.PlanQuestions.Where(question => question.AuthorId == author.Account.Id).Select(question => question.Id).SingleAsync());

    /// <summary>Published questions, each answered with an addition.</summary>
    private async Task AskedAsync(string code, int count)
    {
        var (body, now) = ((await portal.BodyAsync()).Id, portal.Clock.GetUtcNow());
        for (var number = 0; number < count; number++)
        {
            var (id, addition) = (SecretCode.NewId(), SecretCode.NewId());
            var (text, answer, added) = (await SealAsync(PlanData.Text, id), await SealAsync(PlanData.Answer, id), await SealAsync(PlanData.Addition, addition));
            var question = PlanQuestion.Write(id, code, body, QuestionKind.Question, Vault.Nobody, text, SecretCode.NewId(), now);
            question.Publish(text, new DateOnly(2030, 1, 1), "direction_enfance", now.AddMinutes(-number));
            question.AnswerWith(answer, now);
            await portal.WithDbAsync(db =>
            {
                db.AddRange(question, new AnswerAddition { Id = addition, QuestionId = id, Text = added, At = now, SubmissionKey = SecretCode.NewId() });
                return db.SaveChangesAsync();
            });
        }
    }

    private Task<byte[]> SealAsync(VaultField field, Guid id) => portal.WithVaultAsync(vault => vault.SealAsync(field, Vault.Nobody, id, "Des mots."));
}
