using System.Net;
using ChildProtection.Platform;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Files;

/// <summary>A joined file opens for whoever reads its text, once a moderator saw it and the scanner answered; for anybody else it is nothing.</summary>
public abstract class AttachmentsTests(Portal portal)
{
    private Shelf Texts => portal.Services.GetRequiredService<Shelf>();
    private ScriptedScanner Scanner => portal.Services.GetRequiredService<ScriptedScanner>();

    [Fact]
    public async Task A_file_is_seen_by_a_moderator_first_then_by_those_who_read_its_text_and_by_nobody_else()
    {
        var (lina, sami, noe) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.YoungPerson));
        var (zoe, mentor, admin) = (await portal.VisitorAsync(Role.Moderator), await portal.VisitorAsync(Role.Mentor), await portal.VisitorAsync(Role.Administrator));
        var (text, id) = await JoinedAsync(lina, CraftedPictures.Jpeg(), [sami, mentor]);

        Assert.Equal(-1, (await ContentOfAsync(id)).AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])); // sealed
        await OpensAsync(id, lina);
        await ClosedAsync(id, sami, noe, mentor);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.OpenAsync($"/fichiers/{id}")).Status);
        Assert.Equal((Attachments.LineState.Held, null), ((await LineAsync(lina, text))?.State, (await LineAsync(sami, text))?.State));

        await zoe.OpenAsync($"/fichiers/{id}");
        Assert.Empty(zoe.Page.QuerySelectorAll("main img"));
        await zoe.FollowAsync("Montrer la photo");
        Assert.Single(zoe.Page.QuerySelectorAll("main img"));
        var waiting = Assert.Single(await AsAsync(zoe, services => Reports(services).WaitingAsync(50)), one => one.At.Id == id);
        Assert.Equal(($"/fichiers/{id}", "Le salon d’essai", lina.Account.Id), (waiting.Address, waiting.Where, waiting.At.AuthorId));
        await AsAsync(zoe, async services => { await Reports(services).ShowAsync(id); return 0; });

        await OpensAsync(id, lina, sami, mentor, zoe);
        await ClosedAsync(id, noe);
        Assert.Equal(Attachments.LineState.Open, (await LineAsync(sami, text))!.State);
        Texts.Texts[text] = Texts.Texts[text] with { IsHeld = true }; // the text is held again: so is what hangs on it
        await ClosedAsync(id, sami, mentor);
        await OpensAsync(id, lina, zoe);
        Texts.Texts[text] = Texts.Texts[text] with { Parties = [zoe.Account.Id] }; // no moderator of a thread of their own
        await ClosedAsync(id, zoe);
        Texts.Texts.TryRemove(text, out _);
        await ClosedAsync(id, lina, sami);
        var acts = (await portal.WrittenAsync(id)).ToList();
        Assert.True(acts.Count(code => code == "files.looked") == 1 && acts.Contains("files.shown") && acts.Contains("files.opened"), string.Join(' ', acts));
        Assert.DoesNotContain(await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Audit.AuditEntry>().Where(entry => entry.ObjectId == id).Select(entry => entry.ActorId).ToListAsync()), actor => actor == sami.Account.Id || actor == lina.Account.Id);
    }

    [Fact]
    public async Task What_is_given_back_stays_with_its_author()
    {
        var (lina, sami, zoe) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Moderator));
        var (text, id) = await JoinedAsync(lina, CraftedSounds.Webm(), [sami]);
        await AsAsync(zoe, async services => { await Reports(services).ShowAsync(id); await Reports(services).ReturnAsync(id, "visage"); return 0; });
        await ClosedAsync(id, sami);
        await OpensAsync(id, lina);
        Assert.Equal(Attachments.LineState.Returned, (await LineAsync(lina, text))!.State);
        Assert.DoesNotContain(await AsAsync(zoe, services => Reports(services).WaitingAsync(50)), one => one.At.Id == id);
        Assert.Null(await AsAsync(sami, services => Reports(services).SeenAsync(id)));
    }

    [Fact]
    public async Task A_file_waits_for_a_scanner_that_does_not_answer_and_malware_leaves_no_byte()
    {
        var (lina, zoe) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Moderator));
        Scanner.Says = ScanVerdict.NoAnswer;
        var (text, clean) = await JoinedAsync(lina, CraftedSounds.Ogg(), []);
        var (_, bad) = await JoinedAsync(lina, CraftedSounds.Wave(), []);
        await ClosedAsync(clean, lina, zoe);
        Assert.Equal(Attachments.LineState.Waiting, (await LineAsync(lina, text))!.State);
        Assert.DoesNotContain(await AsAsync(zoe, services => Reports(services).WaitingAsync(50)), one => one.At.Id == clean);
        Assert.Equal(0, await LookAgainAsync());
        await ClosedAsync(clean, lina, zoe);

        Assert.Equal("Degraded", await (await portal.GetAsync("/readyz")).Content.ReadAsStringAsync());
        Scanner.Says = ScanVerdict.Refused;
        await AsAsync(lina, async services => { await services.GetServices<IWaitingFiles>().OfType<Attachments>().Cast<IWaitingFiles>().Single().PassAsync(bad, isClean: false); return 0; });
        Assert.Null(await portal.WithDbAsync(db => db.Set<Attachment>().Where(one => one.Id == bad).Select(one => one.Content).SingleAsync()));
        await ClosedAsync(bad, lina, zoe);
        Scanner.Says = ScanVerdict.Passed;
        Assert.True(await LookAgainAsync() >= 1);
        await OpensAsync(clean, lina, zoe);
        await ClosedAsync(bad, lina, zoe);
        Assert.Equal(0, await LookAgainAsync());
    }

    [Fact]
    public async Task A_file_that_the_scanner_fails_on_does_not_keep_the_others_waiting()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        Scanner.Says = ScanVerdict.NoAnswer;
        var (_, bad) = await JoinedAsync(lina, CraftedSounds.Wave(), []);
        var (_, clean) = await JoinedAsync(lina, CraftedSounds.Ogg(), []);
        Scanner.Says = ScanVerdict.Passed;
        Scanner.FailsOn = file => file.Span.StartsWith("RIFF"u8);
        try
        {
            Assert.True(await LookAgainAsync() >= 1);
            await OpensAsync(clean, lina);
            await ClosedAsync(bad, lina);
        }
        finally
        {
            Scanner.FailsOn = _ => false;
        }
        Assert.Equal(1, await LookAgainAsync());
        await OpensAsync(bad, lina);
    }

    /// <summary>A copy holds so many bytes; of the rest it says where they are.</summary>
    [Fact]
    public async Task A_copy_of_one_persons_files_stays_small()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        var (heavy, small) = (new ReadyFile(new byte[FilesPersonalData.MostBytes - 100], "image/jpeg", 0, IsWaiting: false), new ReadyFile(new byte[200], "image/jpeg", 0, IsWaiting: false));
        foreach (var file in new[] { heavy, small })
        {
            await AsAsync(lina, services => services.GetRequiredService<Attachments>().AddAsync(new SaidAt("essai", Put(lina, []), lina.Account.Id), file));
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var rows = (await AsAsync(lina, services => services.GetServices<ChildProtection.Platform.Contributions.IPersonalData>().OfType<FilesPersonalData>().Single().ExportAsync(lina.Account.Id, 10))).Single().Rows;
        Assert.Equal([Convert.ToBase64String(new byte[200]), "Trop lourd pour cette copie. Il s’ouvre sur sa page."], rows.Select(row => row[nameof(Attachment.Content)]));
        Assert.Equal([200, FilesPersonalData.MostBytes - 100], rows.Select(row => row[nameof(Attachment.Size)]));
    }

    [Fact]
    public async Task Malware_is_refused_in_words_at_the_door_and_nothing_is_kept()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        Scanner.Says = ScanVerdict.Refused;
        try
        {
            var why = await Assert.ThrowsAsync<BrokenRuleException>(() => JoinedAsync(lina, CraftedPictures.Jpeg(), []));
            Assert.Equal("Ce fichier est dangereux. Il n’est pas gardé.", why.Message);
        }
        finally
        {
            Scanner.Says = ScanVerdict.Passed;
        }
        Assert.False(await portal.WithDbAsync(db => db.Set<Attachment>().AnyAsync(one => one.AuthorId == lina.Account.Id)));
    }

    [Fact]
    public async Task Eight_at_once_are_three_and_they_go_with_their_text()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        var text = Put(lina, []);
        var ready = await AsAsync(lina, services => services.GetRequiredService<Attachments>().ReadAsync(CraftedSounds.Webm()));
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (Guid?)await AsAsync(lina, services => services.GetRequiredService<Attachments>().AddAsync(new SaidAt("essai", text, lina.Account.Id), ready));
            }
            catch (BrokenRuleException)
            {
                return null;
            }
        }));
        Assert.Equal(Attachment.MostOfText, added.Count(id => id is not null));
        await AsAsync(lina, services => services.GetRequiredService<PortalDb>().InOneTransactionAsync(async () => { await services.GetRequiredService<Attachments>().ForgetAsync("essai", [text]); return 0; }));
        Assert.False(await portal.WithDbAsync(db => db.Set<Attachment>().AnyAsync(one => one.TextId == text)));
        Assert.True(File.ReadAllLines(portal.StoredFile("erasures.log")).Length >= 3); // a restored backup loses them again
        await ClosedAsync(added.OfType<Guid>().First(), lina);
    }

    [Fact]
    public async Task A_file_is_given_to_our_pages_alone_and_runs_nothing()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        var (_, id) = await JoinedAsync(lina, CraftedSounds.Mp4(), []);
        using var given = await GivenAsync(lina, id, ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal((HttpStatusCode.OK, "audio/mp4", "inline; filename=\"message.m4a\""), (given.StatusCode, given.Content.Headers.ContentType!.MediaType, given.Content.Headers.ContentDisposition!.ToString()));
        Assert.True(given.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", given.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = given.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.EndsWith("; sandbox", policy);
        using var part = await GivenAsync(lina, id, ("Range", "bytes=0-9"));
        Assert.Equal((HttpStatusCode.PartialContent, 10), (part.StatusCode, (await part.Content.ReadAsByteArrayAsync()).Length));
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            using var elsewhere = await GivenAsync(lina, id, ("Sec-Fetch-Site", site));
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
    }

    private Guid Put(Visitor author, IReadOnlyList<Visitor> readers)
    {
        var text = SecretCode.NewId();
        Texts.Texts[text] = new Shelf.Text(author.Account.Id, [.. readers.Select(reader => reader.Account.Id)]);
        return text;
    }

    private async Task<(Guid Text, Guid File)> JoinedAsync(Visitor author, byte[] file, IReadOnlyList<Visitor> readers)
    {
        var text = Put(author, readers);
        return (text, await AsAsync(author, services => services.GetRequiredService<Attachments>().AddAsync(new SaidAt("essai", text, author.Account.Id), file)));
    }

    private async Task<T> AsAsync<T>(Visitor somebody, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.As<CurrentUser>(somebody.Account);
        return await act(scope.ServiceProvider);
    }

    private Task<Attachments.Line?> LineAsync(Visitor reader, Guid text) =>
        AsAsync(reader, async services => (await services.GetRequiredService<Attachments>().OfAsync("essai", [text]))[text].SingleOrDefault());

    private async Task<int> LookAgainAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await ScanWaitingFiles.OnceAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }

    private static IReportable Reports(IServiceProvider services) => services.GetServices<IReportable>().Single(one => one.Kind == "fichier");

    private Task<byte[]?> ContentOfAsync(Guid id) => portal.WithDbAsync(db => db.Set<Attachment>().Where(one => one.Id == id).Select(one => one.Content).SingleAsync());

    private static async Task OpensAsync(Guid id, params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/fichiers/{id}")).Status);
            using var given = await GivenAsync(visitor, id);
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        }
    }

    private static async Task ClosedAsync(Guid id, params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/fichiers/{id}")).Status);
            using var given = await GivenAsync(visitor, id);
            Assert.Equal(HttpStatusCode.NotFound, given.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> GivenAsync(Visitor visitor, Guid id, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://localhost/fichiers/{id}/contenu"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await visitor.SendAsync(request);
    }
}

public sealed class AttachmentsOnSqliteTests(FilesOnSqlitePortal portal) : AttachmentsTests(portal), IClassFixture<FilesOnSqlitePortal>;

public sealed class AttachmentsOnPostgresTests(FilesOnPostgresPortal portal) : AttachmentsTests(portal), IClassFixture<FilesOnPostgresPortal>;
