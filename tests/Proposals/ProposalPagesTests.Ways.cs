using System.Net;
using System.Text;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace ChildProtection.Tests.Proposals;

/// <summary>Pictures, a voice, a drawing, several authors; points; pages that stay quick.</summary>
public abstract partial class ProposalPagesTests
{
    [Fact]
    public async Task An_idea_without_a_written_word_is_published_as_pictures()
    {
        var lina = await portal.LinaAsync();
        await (await lina.OpenAsync("/comite/propositions/nouvelle")).Choose("Je choisis des images").PressAsync("Continuer");
        await lina.PressAsync("Continuer et relire");
        Assert.Contains("Choisis ce que tu veux.", lina.Text);
        await (await lina.FollowAsync("Changer mon idée")).Choose("Plus de").Choose("Le sport").Choose("La musique").Choose("Les fêtes").Choose("Le calme").PressAsync("Continuer et relire");
        Assert.Contains("3 images au plus.", lina.Text);
        await lina.Untick("Le calme").Choose("Sorties et loisirs").PressAsync("Continuer et relire");
        Assert.Equal("Plus de : le sport, la musique, les fêtes", lina.Heading);
        var id = Guid.Parse(lina.Path.Split('/')[4]);
        await lina.PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        var sami = await portal.LinaAsync();
        await (await sami.OpenAsync($"/comite/propositions?sujet=Outings")).FollowAsync("Plus de");
        Assert.Equal(4, sami.Page.QuerySelectorAll("ul[aria-label='L’idée en images'] li").Length);
    }

    [Fact]
    public async Task A_voice_is_heard_by_the_facilitator_alone_and_published_as_words_its_author_reread()
    {
        var (lina, sami, rose) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        await (await lina.OpenAsync("/comite/propositions/nouvelle")).Choose("Je parle").PressAsync("Continuer");
        Assert.Contains("microphone=(self)", lina.Response.Headers.GetValues("Permissions-Policy").Single());
        Assert.Contains("microphone=()", (await lina.OpenAsync("/accueil")).Response.Headers.GetValues("Permissions-Policy").Single());
        var id = await portal.WithDbAsync(db => db.Set<Proposal>().Where(one => one.AuthorId == lina.Account.Id).Select(one => one.Id).SingleAsync());
        await lina.UploadAsync(id, Encoding.UTF8.GetBytes(new string('x', 900)));
        Assert.Contains("Ce fichier n’est pas un message.", lina.Text);
        await lina.UploadAsync(id, new byte[ChildProtection.Platform.Files.Sounds.CleanSound.MostBytes + 1]);
        Assert.Contains("2 Mo au plus.", lina.Text);
        var message = Files.CraftedSounds.Webm();
        await lina.UploadAsync(id, message);
        await lina.PressAsync("Déposer mon idée");
        Assert.Equal("audio/webm", await portal.WithDbAsync(db => db.Set<ProposalFile>().Where(file => file.ProposalId == id).Select(file => file.Type).SingleAsync()));
        Assert.Equal(-1, (await portal.WithDbAsync(db => db.Set<ProposalFile>().Where(file => file.ProposalId == id).Select(file => file.Content).SingleAsync())).AsSpan().IndexOf("webm"u8));

        var kept = (await FileAsync(rose, id))!;
        Assert.Equal(kept, await FileAsync(lina, id));
        Assert.True(kept.AsSpan().IndexOf("webm"u8) > 0 && kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Files.CraftedSounds.Canary)) < 0);
        Assert.Null(await FileAsync(sami, id));
        await rose.OpenAsync($"/comite/propositions/a-lire/{id}");
        Assert.DoesNotContain("Publier cette idée", rose.Text);
        await rose.Fill("Les mots du message", "On veut une radio.").Choose("Le texte est recopié : son auteur doit le relire").Fill("Votre mot au jeune", "J’ai recopié. Relis.").PressAsync("Rendre l’idée");
        Assert.Contains("On veut une radio.", (await lina.OpenAsync(Ideas.OwnPage(id))).Text);
        await (await lina.FollowAsync("Changer mon idée")).Fill("Les mots de ton message", "On veut notre radio.").PressAsync("Continuer et relire");
        await lina.PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        Assert.Contains("On veut notre radio.", (await sami.OpenAsync($"/comite/propositions/{id}")).Text);
        Assert.Empty(sami.Page.QuerySelectorAll("audio"));
        Assert.Null(await FileAsync(sami, id));
        Assert.Null(await FileAsync(rose, id));
        Assert.NotNull(await FileAsync(lina, id));
    }

    [Fact]
    public async Task A_drawing_is_cleaned_sealed_and_seen_once_it_is_published()
    {
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        await (await lina.OpenAsync("/comite/propositions/nouvelle")).Choose("Je dessine").PressAsync("Continuer");
        var id = Guid.Parse(lina.Path.Split('/')[4]);
        await lina.UploadAsync(id, [0x1A, 0x45, 0xDF, 0xA3, .. new byte[600]]);
        Assert.Contains("Ce fichier ne se lit pas.", lina.Text);
        await lina.UploadAsync(id, Png());
        Assert.Contains("Le dessin de cette idée", lina.Page.QuerySelector("main img")!.GetAttribute("alt"));
        await lina.PressAsync("Déposer mon idée");
        Assert.Null(await FileAsync(sami, id));
        await portal.PublishAsync(id);
        Assert.True((await FileAsync(sami, id))!.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]));
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, retirer");
        Assert.Null(await FileAsync(sami, id));
        Assert.Null(await FileAsync(lina, id));
    }

    [Fact]
    public async Task Somebody_joins_with_a_code_and_is_shown_as_they_chose()
    {
        var (lina, sami, noe) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.LinaAsync());
        var id = await lina.DraftAsync("Un journal du foyer", "On l’écrit ensemble.", named: "Non, sans nom");
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync(Ideas.OwnPage(id))).Status);
        await lina.PressAsync("Faire un code");
        var code = lina.Page.QuerySelector(".code")!.TextContent;
        await (await sami.OpenAsync("/comite/propositions/rejoindre")).Fill("Le code de l’idée", "AAAA BBBB").PressAsync("Rejoindre cette idée");
        Assert.Contains("Ce code n’ouvre rien.", sami.ErrorOf("Le code de l’idée"));
        await sami.Fill("Le code de l’idée", code).Choose("Oui, avec mon nom d’ici").PressAsync("Rejoindre cette idée");
        Assert.Contains("On l’écrit ensemble.", sami.Text);
        await (await noe.OpenAsync("/comite/propositions/rejoindre")).Fill("Le code de l’idée", code).PressAsync("Rejoindre cette idée");
        Assert.Contains("Ce code n’ouvre rien.", noe.ErrorOf("Le code de l’idée"));
        Assert.Equal(HttpStatusCode.NotFound, (await noe.OpenAsync($"{Ideas.OwnPage(id)}/ecrire")).Status);
        Assert.Equal(sami.Account.DisplayName, (await lina.OpenAsync(Ideas.OwnPage(id))).Detail("Avec"));
        await lina.PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        Assert.Equal(sami.Account.DisplayName, (await noe.OpenAsync($"/comite/propositions/{id}")).Detail("De"));
        await (await sami.OpenAsync(Ideas.OwnPage(id))).PressAsync("Ne plus écrire cette idée");
        Assert.Equal("Sans nom", (await noe.OpenAsync($"/comite/propositions/{id}")).Detail("De"));
    }

    [Fact]
    public async Task A_point_is_read_first_published_without_a_name_one_of_each_kind_and_may_be_hidden()
    {
        var id = await portal.PublishedAsync("Un barbecue le vendredi");
        var (lina, sami, rose) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        await (await lina.OpenAsync($"/comite/propositions/{id}")).FollowAsync("Donner un avis");
        await lina.PressAsync("Donner cet avis");
        Assert.Equal("Écris quelques mots.", lina.ErrorOf("En quelques mots"));
        await lina.Choose("Pour").Fill("En quelques mots", $"Ça rassemble, {Canary}.").PressAsync("Donner cet avis");
        Assert.Contains("Attend d’être lu.", lina.Text);
        Assert.DoesNotContain(Canary, (await sami.OpenAsync($"/comite/propositions/{id}")).Text);
        await (await lina.OpenAsync($"/comite/propositions/{id}/avis")).Choose("Pour").Fill("En quelques mots", "Encore pour.").PressAsync("Donner cet avis");
        Assert.Contains("Tu as déjà donné un avis de ce genre ici.", lina.Text);

        await (await rose.OpenAsync("/comite/propositions/avis-a-lire")).PressAsync($"Publier : Ça rassemble, {Canary}.");
        Assert.Contains(Canary, (await sami.OpenAsync($"/comite/propositions/{id}")).Text);
        Assert.Contains("En discussion", sami.Text);
        Assert.DoesNotContain(lina.Account.DisplayName, sami.Page.QuerySelector("main")!.TextContent);
        await (await rose.OpenAsync($"/comite/propositions/{id}/gerer")).PressAsync($"Cacher l’avis : Ça rassemble, {Canary}.");
        Assert.DoesNotContain(Canary, (await sami.OpenAsync($"/comite/propositions/{id}")).Text);
        Assert.Contains("Un de tes avis revient.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Caché", (await lina.OpenAsync($"/comite/propositions/{id}/avis")).Text);
        await (await rose.OpenAsync($"/comite/propositions/{id}/gerer")).PressAsync("Fermer les avis");
        Assert.Contains("Les avis sont fermés", (await sami.OpenAsync($"/comite/propositions/{id}/avis")).Text);
        await (await rose.OpenAsync($"/comite/propositions/{id}/gerer")).Choose("Des mots peuvent blesser").Fill("Votre mot au jeune", "Parlons-en.").PressAsync("Rendre l’idée");
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync($"/comite/propositions/{id}")).Status);
        await InvariantsHoldAsync();
    }

    [Fact]
    public async Task Each_page_asks_eight_times_at_most_and_the_list_goes_on_where_it_ended()
    {
        var (lina, rose) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        var ids = new List<Guid>();
        for (var number = 1; number <= ProposalLists.PageSize + 3; number++)
        {
            if (number % 8 == 1) lina = await portal.LinaAsync();
            ids.Add(await portal.PublishedAsync($"Idée de page {number}", by: lina, theme: "École et avenir"));
        }
        var sami = await portal.LinaAsync();
        await sami.OpenAsync("/comite/propositions?sujet=School&pour=Territory");
        Assert.Equal(ProposalLists.PageSize, sami.Page.QuerySelectorAll("main .list li").Length);
        var first = sami.Page.QuerySelectorAll("main .list a").Select(link => link.GetAttribute("href")!).ToList();
        await sami.FollowAsync("Les idées d’avant");
        var second = sami.Page.QuerySelectorAll("main .list a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Empty(first.Intersect(second));
        Assert.Equal(ids.AsEnumerable().Reverse().Select(id => $"/comite/propositions/{id}"), first.Concat(second).Take(ids.Count));
        Assert.DoesNotContain("Idée de page", (await sami.OpenAsync("/comite/propositions?sujet=Meals")).Text);

        await lina.GiveAsync("Une idée qui attend");
        foreach (var (reader, page) in new[] { (sami, "/comite/propositions"), (sami, "/comite/propositions?sujet=School"), (sami, $"/comite/propositions/{ids[0]}"), (sami, $"/comite/propositions/{ids[0]}/avis"), (sami, $"/comite/propositions/{ids[0]}/soutien"), (lina, "/comite/propositions/mes-idees"), (lina, Ideas.OwnPage(ids[^1])), (rose, "/comite/propositions"), (rose, $"/comite/propositions/{ids[0]}") })
        {
            await reader.OpenAsync(page);
            Assert.InRange(await portal.Sql.OfAsync(() => reader.OpenAsync(page)), 1, 8);
        }
    }

    private static async Task<byte[]?> FileAsync(Visitor visitor, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://localhost/comite/propositions/{id}/fichier"));
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync() : null;
    }

    private static byte[] Png()
    {
        using var points = new SKBitmap(400, 300);
        points.Erase(SKColors.White);
        using var image = SKImage.FromBitmap(points);
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
