using System.Net;
using ChildProtection.Features.Committee.Members;
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
    [Fact]
    public async Task A_text_written_again_since_it_was_read_is_not_published_unread_and_goes_to_no_other_body()
    {
        var (lina, rose) = (await MemberAsync(), await portal.FacilitatorAsync());
        await WriteAsync(lina, "3", "Où est le forum\u00A0?");
        var id = await HeldAsync(lina);
        await rose.OpenAsync($"/comite/plan/a-lire/{id}");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.WithDbAsync(db => db.PlanQuestions.Where(question => question.Id == id).ExecuteUpdateAsync(update => update.SetProperty(question => question.ChangedAt, portal.Clock.GetUtcNow())));
        await rose.Fill("Votre mot à l’auteur", "Dis quel forum.").PressAsync("Rendre le texte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Equal("Dis quel forum.", rose.ValueOf("Votre mot à l’auteur"));
        await rose.PressAsync("Publier au nom du groupe"); // read again by now
        Assert.Equal(QuestionState.Published, await portal.WithDbAsync(db => db.PlanQuestions.Where(question => question.Id == id).Select(question => question.State).SingleAsync()));

        await (await lina.OpenAsync("/comite/plan/3/ecrire")).Choose("Une question").Fill("Le texte", "Et après\u00A0?").PressAsync("Envoyer");
        await lina.OpenAsync("/comite/plan/3/ecrire");
        await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(seat => seat.AccountId == lina.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(seat => seat.Until, portal.Clock.GetUtcNow())));
        await lina.Choose("Une question").Fill("Le texte", "Mes mots restent là.").PressAsync("Envoyer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Equal("Mes mots restent là.", lina.ValueOf("Le texte"));
    }

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
