using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Writing;

/// <summary>« Ici, dans ma maison ».</summary>
public abstract partial class WritingPagesTests
{
    [Fact]
    public async Task The_page_of_a_house_is_read_by_those_who_live_there_and_by_no_parent()
    {
        var (admin, lina, sami) = (await portal.VisitorAsync(Role.Administrator), await YoungAsync("Lina"), await YoungAsync("Sami"));
        var house = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Maison {SecretCode.NewId():N}"[..20], Zone = "plaine" };
        await portal.WithDbAsync(async db =>
        {
            db.Add(house);
            var child = await db.Relations.Where(relation => relation.AccountId == lina.Account.Id).Select(relation => relation.ChildId).SingleAsync();
            db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child, PlaceId = house.Id, From = portal.Clock.GetUtcNow().AddDays(-1) });
            return await db.SaveChangesAsync();
        });
        await admin.OpenAsync($"/atelier/maison?lieu={house.Id}");
        await admin.Fill("Qui est là, si vous voulez", "Karim, éducateur.").Fill("Les règles de la maison, si vous voulez", "On frappe avant d’entrer.").PressAsync("Garder cette page");
        Assert.Contains("La page est gardée.", admin.Text);

        Assert.Contains("Ici, dans ma maison", (await lina.OpenAsync("/livret")).Text);
        await lina.FollowAsync("Ici, dans ma maison");
        Assert.Contains("On frappe avant d’entrer.", lina.Text);
        Assert.DoesNotContain("Ici, dans ma maison", (await sami.OpenAsync("/livret")).Text);
        Assert.DoesNotContain("On frappe", (await sami.OpenAsync("/ma-maison")).Text);
        var parent = await portal.VisitorAsync(Role.Parent);
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.OpenAsync("/ma-maison")).Status);
        Assert.DoesNotContain("Ici, dans ma maison", (await parent.OpenAsync("/livret")).Text);
    }
}
