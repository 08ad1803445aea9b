using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Proposals;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChildProtection.Tests.Files;

/// <summary>The portal beside a real clamd, which comes, goes and comes back; and beside scanners that behave badly.</summary>
public sealed class RealScannerTests(ScannedPortal portal) : IClassFixture<ScannedPortal>
{
    [Fact]
    public async Task The_test_file_is_refused_files_wait_while_clamd_is_away_and_malware_that_waited_goes()
    {
        var (lina, rose) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        var drawing = await DraftAsync(lina, "Je dessine");
        byte[] infected = [.. CraftedPictures.Jpeg(), .. Clamd.TestFile];
        using (await portal.ClamdAsync())
        {
            Assert.Equal("Healthy", await ReadyAsync());
            await lina.UploadAsync(drawing, infected);
            Assert.Contains("Ce fichier est dangereux.", lina.Text);
            await lina.UploadAsync(drawing, Clamd.TestFile);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (lina.Status, await FilesAsync(drawing)));
            await lina.UploadAsync(drawing, CraftedPictures.Jpeg());
            Assert.Equal(1, await FilesAsync(drawing));
            var admin = await portal.VisitorAsync(Role.Administrator);
            await ImportAsync(admin, Clamd.TestFile); // a page that keeps no file and knows nothing of scanners
            Assert.Contains("Ce fichier est dangereux.", admin.Text);
        }

        Assert.Equal("Degraded", await ReadyAsync());
        var (waits, bad) = (await DraftAsync(lina, "Je parle"), await DraftAsync(lina, "Je parle"));
        await lina.UploadAsync(waits, CraftedSounds.Webm());
        Assert.Contains("On vérifie ton fichier.", (await lina.OpenAsync(Ideas.OwnPage(waits))).Text);
        await lina.UploadAsync(bad, CraftedSounds.Wave(samples: [.. new byte[500], .. Clamd.TestFile, .. new byte[501 - (Clamd.TestFile.Length % 2)]]));
        await (await lina.OpenAsync(Ideas.OwnPage(waits))).PressAsync("Déposer mon idée");
        Assert.Equal(((HttpStatusCode, HttpStatusCode))(HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await GivenAsync(lina, waits), await GivenAsync(rose, waits)));
        var away = await portal.VisitorAsync(Role.Administrator);
        await ImportAsync(away, "rien"u8.ToArray());
        Assert.Contains("Ce fichier ne peut pas être vérifié.", away.Text);
        Assert.Equal(0, await LookAgainAsync());

        using (await portal.ClamdAsync())
        {
            Assert.Equal(2, await LookAgainAsync());
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await GivenAsync(lina, waits), await GivenAsync(rose, waits)));
            Assert.Equal((0, 1), (await FilesAsync(bad), await FilesAsync(waits)));
            Assert.Equal(0, await LookAgainAsync());
        }
    }

    /// <summary>It closes at once, says something else, says that the file is too large, or says nothing at all.</summary>
    [Theory, InlineData(""), InlineData("HTTP/1.1 400 Bad Request\r\n"), InlineData("INSTREAM size limit exceeded. ERROR\0"), InlineData("stream: OK"), InlineData(null)]
    public async Task A_scanner_that_behaves_badly_lets_nothing_through(string? answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var over = new CancellationTokenSource();
        var serving = ServeAsync(listener, answer, over.Token);
        var scanner = new ClamScanner(Options.Create(new ScanOptions { ClamAV = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", TimeoutSeconds = 1 }), NullLogger<ClamScanner>.Instance);

        Assert.Equal(ScanVerdict.NoAnswer, await scanner.ScanAsync(new byte[3_000_000], TestContext.Current.CancellationToken));
        Assert.False(await scanner.AnswersAsync(TestContext.Current.CancellationToken));
        await over.CancelAsync();
        await serving;
    }

    [Theory]
    [InlineData("clamd", "is the path of clamd's socket"), InlineData("10.1.2.3:3310", "Files would leave in clear"), InlineData("127.0.0.1:99999", "is the path of clamd's socket")]
    public void A_wrong_setting_is_said(string address, string says) => Assert.Contains(says, Assert.Single(new ScanOptions { ClamAV = address }.Faults()));

    [Theory, InlineData(""), InlineData("/run/clamav/clamd.ctl"), InlineData("127.0.0.1:3310"), InlineData("[::1]:3310"), InlineData("localhost:3310")]
    public void A_right_one_is_not(string address) => Assert.Empty(new ScanOptions { ClamAV = address }.Faults());

    private static async Task ServeAsync(TcpListener listener, string? answer, CancellationToken over)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync(over);
                if (answer is null) await Task.Delay(Timeout.Infinite, over).ContinueWith(_ => { }, TaskScheduler.Default);
                else if (answer.Length > 0) await socket.SendAsync(Encoding.ASCII.GetBytes(answer), over);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadyAsync()
    {
        using var answer = await portal.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<Guid> DraftAsync(Visitor lina, string manner)
    {
        await (await lina.OpenAsync("/comite/propositions/nouvelle")).Choose(manner).PressAsync("Continuer");
        return Guid.Parse(lina.Path.Split('/')[4]);
    }

    private Task<int> FilesAsync(Guid idea) => portal.WithDbAsync(db => db.Set<ProposalFile>().CountAsync(file => file.ProposalId == idea));

    private static async Task<HttpStatusCode> GivenAsync(Visitor visitor, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://localhost/comite/propositions/{id}/fichier"));
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task ImportAsync(Visitor admin, byte[] file)
    {
        const string Page = "/administration/invitations/liste";
        await admin.OpenAsync(Page);
        var form = new MultipartFormDataContent();
        var page = (AngleSharp.Html.Dom.IHtmlFormElement)admin.Page.QuerySelector("form[enctype='multipart/form-data']")!;
        foreach (var (name, value) in Forms.Fields(page)) form.Add(new StringContent(value), $"\"{name}\"");
        form.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "\"upload\"", "\"liste.csv\"");
        await admin.PostAsync($"{Page}?handler=Check", form);
    }

    private async Task<int> LookAgainAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await ScanWaitingFiles.OnceAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }
}

/// <summary>Told that clamd listens in its own folder.</summary>
public sealed class ScannedPortal : Portal
{
    private string Socket => StoredFile("clamd.sock");

    internal Task<Clamd> ClamdAsync() => Clamd.StartAsync(Path.GetDirectoryName(Socket)!, Socket);

    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Scanning:ClamAV"] = Socket;
        return settings;
    }
}
