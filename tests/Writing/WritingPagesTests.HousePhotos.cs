using System.Net;
using System.Net.Http.Headers;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Pictures;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Writing;

/// <summary>The photo of a house, how long its page stays, and what its writer is told.</summary>
public abstract partial class WritingPagesTests
{
    private static readonly byte[] Photo = DrawnHouse.Png();

    [Fact]
    public async Task The_photo_of_a_house_is_seen_by_those_who_live_there_and_by_nobody_else()
    {
        var (admin, lina, sami) = (await portal.VisitorAsync(Role.Administrator), await YoungAsync("Lina"), await YoungAsync("Sami"));
        var house = await HouseOfAsync(lina);
        await SendPhotoAsync(admin, house, Photo, "Une maison au toit rouge.");
        Assert.Contains("La photo est là.", admin.Text);

        await lina.OpenAsync("/ma-maison");
        var picture = lina.Page.QuerySelector(".house-photo img")!;
        Assert.Equal("Une maison au toit rouge.", picture.GetAttribute("alt"));
        var address = picture.GetAttribute("src")!;
        using var seen = await portal.GetAsync(address, Wire.CookieOf(await portal.SignInAsync(lina.Account)));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "no-store, private"), (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType, string.Join(", ", seen.Headers.CacheControl!.ToString().Split(", ").Order())));
        Assert.True(CleanPicture.BeginsAsAPicture(await seen.Content.ReadAsByteArrayAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync(address)).Status);
        foreach (var role in new[] { Role.Parent, Role.Professional, Role.Mentor, Role.Facilitator, Role.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.VisitorAsync(role)).OpenAsync(address)).Status);
        using var stranger = await portal.GetAsync(address);
        Assert.True(stranger.IsRedirect());
        Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync(address.Replace("/ma-maison", "/atelier/maison", StringComparison.Ordinal))).Status);

        await (await admin.OpenAsync($"/atelier/maison/photo?lieu={house}")).PressAsync("Enlever cette photo");
        Assert.Contains("La photo est enlevée.", admin.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync(address)).Status);
        Assert.Equal(["writing.house-photo", "writing.house-photo-off"], (await portal.WrittenAsync(house)).Where(code => code.Contains("photo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_is_no_photo_is_refused_beside_its_field_and_the_words_stay()
    {
        var admin = await portal.VisitorAsync(Role.Administrator);
        var house = await HouseOfAsync(await YoungAsync("Lina"));
        foreach (var (file, says) in new[]
        {
            (Array.Empty<byte>(), "Choisissez une photo."), ("<svg onload=alert(1)>"u8.ToArray(), "ne se lit pas"), (Photo[..2_000], "ne se lit pas"), (new byte[CleanPicture.MostBytes + 1], "trop lourde : 10 Mo"),
        })
        {
            await SendPhotoAsync(admin, house, file, "Une maison.");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
            Assert.Contains(says, admin.ErrorOf("La photo"), StringComparison.Ordinal);
            Assert.Equal("Une maison.", admin.ValueOf("Ce que montre la photo"));
        }
        await SendPhotoAsync(admin, house, Photo, "");
        Assert.Equal("Dites ce que montre la photo.", admin.ErrorOf("Ce que montre la photo"));
        Assert.False(await portal.WithDbAsync(db => db.HousePhotos.AnyAsync(photo => photo.PlaceId == house)));
    }

    [Fact]
    public async Task The_page_and_the_photo_of_a_place_closed_for_long_are_erased()
    {
        var admin = await portal.VisitorAsync(Role.Administrator);
        var (gone, open) = (await HouseOfAsync(await YoungAsync("Lina")), await HouseOfAsync(await YoungAsync("Sami")));
        foreach (var house in new[] { gone, open })
        {
            await (await admin.OpenAsync($"/atelier/maison?lieu={house}")).Fill("Les règles de la maison, si vous voulez", "On frappe avant d’entrer.").PressAsync("Garder cette page");
            await SendPhotoAsync(admin, house, Photo, "Une maison.");
        }
        DateTimeOffset? closed = portal.Clock.GetUtcNow().AddDays(-100);
        await portal.WithDbAsync(db => db.Places.Where(place => place.Id == gone).ExecuteUpdateAsync(update => update.SetProperty(place => place.ClosedAt, closed)));

        Assert.Equal((true, false), await PurgedAsync(gone)); // the photo first, the page later
        Assert.Equal((true, true), await PurgedAsync(open));
        closed = portal.Clock.GetUtcNow().AddDays(-200);
        await portal.WithDbAsync(db => db.Places.Where(place => place.Id == gone).ExecuteUpdateAsync(update => update.SetProperty(place => place.ClosedAt, closed)));
        Assert.Equal((false, false), await PurgedAsync(gone));
    }

    [Fact]
    public async Task Whoever_writes_a_house_is_told_when_the_base_has_changed_since()
    {
        var (admin, house) = (await portal.VisitorAsync(Role.Administrator), await HouseOfAsync(await YoungAsync("Lina")));
        const string told = "Le livret de base a changé depuis";
        await (await admin.OpenAsync($"/atelier/maison?lieu={house}")).Fill("Les règles de la maison, si vous voulez", "On frappe avant d’entrer.").PressAsync("Garder cette page");
        Assert.DoesNotContain(told, (await admin.OpenAsync($"/atelier/maison?lieu={house}")).Text, StringComparison.Ordinal);

        await portal.WithDbAsync(db => db.HousePages.Where(page => page.PlaceId == house).ExecuteUpdateAsync(update => update.SetProperty(page => page.BasedOn, "another text")));
        Assert.Contains(told, (await admin.OpenAsync($"/atelier/maison?lieu={house}")).Text, StringComparison.Ordinal);
        Assert.Contains("/livret/la-vie-de-tous-les-jours", admin.Links);
        await admin.PressAsync("Garder cette page");
        Assert.DoesNotContain(told, (await admin.OpenAsync($"/atelier/maison?lieu={house}")).Text, StringComparison.Ordinal);
    }

    private async Task<Guid> HouseOfAsync(Visitor young)
    {
        var house = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Maison {SecretCode.NewId():N}"[..20], Zone = "plaine" };
        await portal.WithDbAsync(async db =>
        {
            var child = await db.Relations.Where(relation => relation.AccountId == young.Account.Id).Select(relation => relation.ChildId).SingleAsync();
            db.AddRange(house, new Stay { Id = SecretCode.NewId(), ChildId = child, PlaceId = house.Id, From = portal.Clock.GetUtcNow().AddDays(-1) });
            return await db.SaveChangesAsync();
        });
        return house.Id;
    }

    private static async Task SendPhotoAsync(Visitor admin, Guid house, byte[] file, string alt)
    {
        await admin.OpenAsync($"/atelier/maison/photo?lieu={house}");
        var form = new MultipartFormDataContent { { new StringContent(alt), "Alt" }, { new StringContent(admin.Page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        var photo = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        if (file.Length > 0) form.Add(photo, "upload", "maison.png");
        await admin.PostAsync($"/atelier/maison/photo?lieu={house}", form);
    }

    /// <summary>After the rules of houses have run: is there still a page, is there still a photo?</summary>
    private async Task<(bool Page, bool Photo)> PurgedAsync(Guid house)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        foreach (var one in scope.ServiceProvider.GetServices<IRetention>().Where(one => one.Rule.Code.StartsWith("house-", StringComparison.Ordinal)))
            await one.PurgeAsync(portal.Clock.GetUtcNow().AddDays(-one.Rule.Days), 1_000);
        return await portal.WithDbAsync(async db => (await db.HousePages.AnyAsync(page => page.PlaceId == house), await db.HousePhotos.AnyAsync(photo => photo.PlaceId == house)));
    }
}
