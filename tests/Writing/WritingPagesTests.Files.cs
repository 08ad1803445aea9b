using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Writing;

/// <summary>Pages go out as files, and files come in as drafts.</summary>
public abstract partial class WritingPagesTests
{
    [Fact]
    public async Task Pages_go_out_as_files_and_come_in_as_drafts_with_mistakes_told_by_line()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (carry, bring) = (scope.ServiceProvider.GetRequiredService<CarryContent>(), scope.ServiceProvider.GetRequiredService<BringContent>());
        var pages = await carry.PagesAsync();
        var (file, text) = pages.Single(page => page.File.EndsWith("/fiches/dire-non.md", StringComparison.Ordinal));
        Assert.True(pages.Count > 100);

        var wrong = await bring.RunAsync([(file, text.Replace("\n## ", "\n# ", StringComparison.Ordinal)), ("content/fr/fiches/nouvelle.md", text)]);
        Assert.Empty(wrong.Drafts);
        Assert.Contains(wrong.Findings, finding => finding.File == file && finding.Line > 10);
        Assert.Contains(wrong.Findings, finding => finding.File.EndsWith("nouvelle.md", StringComparison.Ordinal));

        var changed = $"{text.TrimEnd()}\n\nTu peux dire non.\n";
        Assert.Equal([file], (await bring.RunAsync([.. pages.Where(page => page.File != file).Take(5), (file, changed)])).Drafts);
        var ana = await portal.VisitorAsync(Role.Facilitator);
        await ana.OpenAsync("/atelier/texte?adresse=/fiches/dire-non");
        Assert.EndsWith("Tu peux dire non.", ana.ValueOf("Texte de la page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_refused_file_and_nothing_comes_in_neither_a_draft_nor_a_line_of_the_log()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var bring = scope.ServiceProvider.GetRequiredService<BringContent>();
        var pages = (await scope.ServiceProvider.GetRequiredService<CarryContent>().PagesAsync()).Where(page => page.File.Contains("/livret/5", StringComparison.Ordinal)).ToList();
        var good = pages.Select(page => (page.File, $"{page.Text.TrimEnd()}\n\nVous pouvez demander.\n")).ToList();
        var wrong = (good[^1].File, good[^1].Item2.Replace("\n## ", "\n# ", StringComparison.Ordinal));

        var refused = await bring.RunAsync([.. good.SkipLast(1), wrong, good[0], ("content/fr/livret/99-rien.md", "Rien.")]);
        Assert.Contains(refused.Findings, finding => finding.File == wrong.File && finding.Line > 1);
        Assert.Contains(refused.Findings, finding => finding.File == good[0].File && finding.Message == "ce fichier est là 2 fois");
        Assert.Contains(refused.Findings, finding => finding.File == "content/fr/livret/99-rien.md");
        Assert.Equal((0, 0), await CameInAsync());

        Assert.Equal(good.Count, (await bring.RunAsync(good)).Drafts.Count);
        Assert.Equal((good.Count, 1), await CameInAsync());
        Assert.Empty((await bring.RunAsync(good)).Drafts); // twice is once
        Assert.Equal((good.Count, 1), await CameInAsync());
    }

    [Fact]
    public async Task Texts_come_in_from_the_screen_looked_at_first_and_confirmed_after()
    {
        var ana = await portal.VisitorAsync(Role.Facilitator);
        await ana.OpenAsync("/atelier/import");
        await ana.PressAsync("Vérifier les fichiers");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        Assert.Contains("Choisissez un fichier, ou un dossier .zip.", ana.Text);

        await using var scope = portal.Services.CreateAsyncScope();
        var page = (await scope.ServiceProvider.GetRequiredService<CarryContent>().PagesAsync()).Single(page => page.File.EndsWith("/fiches/carte-vitale.md", StringComparison.Ordinal));
        var text = $"{page.Text.TrimEnd()}\n\nTu peux demander ta carte.\n";
        var wrong = await SendAsync(ana, ("lettre.md", Encoding.UTF8.GetBytes("Rien.")), ("carte-vitale.md", [0xFF, 0xFE, 0x00]), ("photo.zip", [1, 2, 3]), ("content/autre.txt", [65]));
        foreach (var why in new[] { "lettre.md, ligne 1", "enregistrez-le en UTF-8", "ce dossier compressé ne s’ouvre pas", "ce n’est pas un fichier .md" }) Assert.True(Said(wrong).Contains(why, StringComparison.Ordinal), Said(wrong));

        var looked = await SendAsync(ana, ("textes.zip", Zip(("content/fr/fiches/carte-vitale.md", text), ("__MACOSX/._carte-vitale.md", "x"))));
        Assert.Contains("1 page devient un brouillon.", Said(looked), StringComparison.Ordinal);
        Assert.Contains("Pas de brouillon", (await ana.OpenAsync("/atelier/texte?adresse=/fiches/carte-vitale")).Text);
        var session = await portal.SignInAsync(ana.Account);
        using var garbled = await portal.PostAsync("/atelier/import?handler=Confirm", session, [new("kept", "n’importe quoi")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, garbled.StatusCode);
        using var done = await portal.PostAsync("/atelier/import?handler=Confirm", session, [new("kept", looked.QuerySelector("[name=kept]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await ana.OpenAsync("/atelier/texte?adresse=/fiches/carte-vitale");
        Assert.EndsWith("Tu peux demander ta carte.", ana.ValueOf("Texte de la page"), StringComparison.Ordinal);
    }

    /// <summary>These files chosen, and « Vérifier les fichiers » pressed.</summary>
    private static async Task<IHtmlDocument> SendAsync(Visitor editor, params (string Name, byte[] Bytes)[] files)
    {
        await editor.OpenAsync("/atelier/import");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Forms.Fields(editor.Page.QuerySelectorAll<IHtmlFormElement>("form[enctype]").Single())) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "uploads", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/atelier/import?handler=Check") { Content = content };
        using var answer = await editor.SendAsync(request);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static string Said(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split([' ', '\u00A0', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        return bytes.ToArray();
    }

    private Task<(int Drafts, int Lines)> CameInAsync() => portal.WithDbAsync(async db => (
        await db.Set<PageDraft>().CountAsync(draft => draft.File.Contains("/livret/5")),
        await db.Set<AuditEntry>().CountAsync(entry => entry.Action == "writing.imported" && entry.ActorId == null && entry.Reason != "pages.1")));
}
