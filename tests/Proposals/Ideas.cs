using System.Net.Http.Headers;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>Ideas told and read as people do it, in pages.</summary>
internal static class Ideas
{
    public const string List = "/comite/propositions";

    /// <summary>The address of a draft, written and ready to be reread.</summary>
    public static async Task<Guid> DraftAsync(this Visitor lina, string title, string text, string reach = "Tout le territoire", string named = "Non, sans nom", string theme = "Autre chose")
    {
        await (await lina.OpenAsync($"{List}/nouvelle")).Choose("J’écris").PressAsync("Continuer");
        await lina.Fill("Titre", title).Fill("Mon idée", text).Choose(theme).Choose(reach).Choose(named).PressAsync("Continuer et relire");
        return Guid.Parse(lina.Path.Split('/')[4]);
    }

    public static string OwnPage(Guid id) => $"{List}/mes-idees/{id}";

    /// <summary>Written and given to the facilitators.</summary>
    public static async Task<Guid> GiveAsync(this Visitor lina, string title, string text = "Parce que c’est important.", string reach = "Tout le territoire", string named = "Non, sans nom", string theme = "Autre chose")
    {
        var id = await lina.DraftAsync(title, text, reach, named, theme);
        await lina.PressAsync("Déposer mon idée");
        return id;
    }

    /// <summary>Told by somebody new, and published by a facilitator.</summary>
    public static async Task<Guid> PublishedAsync(this Portal portal, string title, string text = "Parce que c’est important.", string reach = "Tout le territoire", string named = "Non, sans nom", Visitor? by = null, string theme = "Autre chose")
    {
        var id = await (by ?? await portal.LinaAsync()).GiveAsync(title, text, reach, named, theme);
        await portal.PublishAsync(id);
        return id;
    }

    public static async Task PublishAsync(this Portal portal, Guid id)
    {
        var rose = await portal.VisitorAsync(Role.Facilitator);
        await (await rose.OpenAsync($"{List}/a-lire/{id}")).PressAsync("Publier cette idée");
        Assert.Equal($"{List}/a-lire", rose.Path);
    }

    /// <summary>A young person of that zone, who lives in that place.</summary>
    public static async Task<Visitor> LivingAsync(this Portal portal, string zone, PlaceOfLife? place)
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = Child.Register("Yanis", zone, portal.Now, DateOnly.FromDateTime(portal.Now.DateTime).AddYears(3));
        await portal.WithDbAsync(async db =>
        {
            db.Add(child);
            db.Add(Relation.Begin(child.Id, nadia.Id, RelationKind.CaseWorker, portal.Now));
            if (place is not null) db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place.Id, From = portal.Now.AddDays(-9) });
            return await db.SaveChangesAsync();
        });
        var young = await portal.VisitorAsync(Role.YoungPerson);
        await portal.RelateAsync(child, young.Account, RelationKind.Self);
        return young;
    }

    /// <summary>Sends a message or a drawing for a draft of theirs.</summary>
    public static async Task UploadAsync(this Visitor visitor, Guid id, byte[] file)
    {
        await visitor.OpenAsync($"{OwnPage(id)}/ecrire");
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Forms.Fields((AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.QuerySelector("form[data-idee]")!)) form.Add(new StringContent(value), $"\"{name}\"");
        form.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "\"upload\"", "\"fichier\"");
        await visitor.PostAsync($"{OwnPage(id)}/ecrire", form);
    }

    public static Task<Proposal> IdeaAsync(this Portal portal, Guid id) => portal.WithDbAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(one => one.Id == id));
}
