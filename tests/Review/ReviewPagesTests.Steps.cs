using System.Net;
using ChildProtection.Features.Review;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Review;

/// <content>What facilitators and readers do, again and again.</content>
public abstract partial class ReviewPagesTests
{
    private async Task EndAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await CloseReviews.EndAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<Vault>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TerritoryPack>(), portal.Clock);
    }

    private static Visitor Filled(Visitor rose, string body, string text) => rose.Fill("Le groupe qui relit", body)
        .Fill("Le nom du document", "Le courrier").Fill("Qui demande", "La PMI").Fill("À quoi sert ce document", "Inviter.").Fill("Ce qui sera fait des réponses", "Changer les phrases.").Fill("Le texte, si vous voulez", text);

    private async Task<Guid> PutAsync(Visitor rose, string code, string text)
    {
        await rose.OpenAsync("/comite/relectures/nouvelle");
        await Filled(rose, (await portal.BodyAsync(code)).Name, text).PressAsync("Préparer la relecture");
        Assert.EndsWith("/gerer", rose.Path);
        return Guid.Parse(rose.Path.Split('/')[3]);
    }

    private async Task<Guid> OpenedAsync(Visitor rose, string code, string text)
    {
        var id = await PutAsync(rose, code, text);
        await rose.PressAsync("Ouvrir la relecture");
        Assert.Contains("Relecture en cours", rose.Text);
        return id;
    }

    private static async Task SayAsync(Visitor member, Guid id, int sentence, string words)
    {
        await (await member.OpenAsync($"/comite/relectures/{id}/phrases?phrase={sentence}")).Fill(member.Account.Role == Role.Parent ? "Je propose, si vous voulez" : "Je propose, si tu veux", words).PressAsync("Je propose cette phrase");
        Assert.Equal(HttpStatusCode.OK, member.Status);
    }
}
