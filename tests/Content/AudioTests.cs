using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChildProtection.Features.Content;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Content;

/// <summary>Recorded audio: found beside its page, told when it is behind, served in pieces, and no other file with it.</summary>
public sealed class AudioTests(AudioPortal portal) : IClassFixture<AudioPortal>
{
    [Fact]
    public async Task A_page_with_a_recording_shows_a_player_with_its_length_its_weight_and_who_reads()
    {
        var reader = await portal.Stranger().OpenAsync("/livret/mes-devoirs");
        var player = reader.Page.QuerySelector("audio")!;

        Assert.Equal(("none", true), (player.GetAttribute("preload"), player.HasAttribute("controls")));
        Assert.Contains("1 min 20, 156 Ko. Lu par une voix de test.", reader.Text, StringComparison.Ordinal);
        Assert.Contains("media-src 'self'", reader.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Null((await portal.Stranger().OpenAsync("/livret/le-juge")).Page.QuerySelector("audio"));
    }

    [Fact]
    public async Task It_is_served_whole_and_in_pieces()
    {
        var reader = portal.Stranger();
        using var whole = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/audio/livret/mes-devoirs.mp3"));
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/audio/livret/mes-devoirs.mp3") { Headers = { Range = new RangeHeaderValue(1_000, 1_999) } };
        using var piece = await reader.SendAsync(asked);
        using var again = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/audio/livret/mes-devoirs.mp3") { Headers = { { "If-None-Match", whole.Headers.ETag!.ToString() } } });

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", AudioPortal.Bytes), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType, bytes.Length));
        Assert.Equal((HttpStatusCode.PartialContent, 1_000L), (piece.StatusCode, piece.Content.Headers.ContentLength));
        Assert.Equal(bytes[1_000..2_000], await piece.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Contains("max-age=86400", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audio/livret/mes-devoirs.ogg"), InlineData("/audio/livret/mes-devoirs.md"), InlineData("/audio/livret/le-juge.mp3"), InlineData("/audio/fr/mes-devoirs.mp3")]
    [InlineData("/audio/livret/..%2F..%2Fsecret.mp3"), InlineData("/audio/livret/05-mes-devoirs.mp3"), InlineData("/audio/livret/%2e%2e%5csecret.mp3"), InlineData("/audio/..%2f/secret.mp3")]
    public async Task Nothing_but_the_recording_of_a_page_is_served(string address)
    {
        using var answer = await portal.Stranger().SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void An_old_or_heavy_recording_is_told_without_hiding_the_page()
    {
        using var shelf = new Shelf();
        shelf.Chapter("Bonjour.");
        var markdown = Path.Combine(shelf.Root, "fr", "livret", "01-une-page.md");
        var text = File.ReadAllText(markdown);
        File.WriteAllText(markdown, text.Replace("version: 1", "version: 2\naudio_version: 1", StringComparison.Ordinal));
        File.WriteAllBytes(Path.ChangeExtension(markdown, ".ogg"), new byte[ContentAudio.MostBytes + 1]);

        var page = shelf.Make().Chapters[0];

        Assert.True(page.Audio!.IsBehind);
        Assert.Empty(shelf.Errors);
        var said = shelf.Findings.Select(finding => finding.Message).ToList();
        Assert.Contains("l’enregistrement lit la version 1, le texte en est à la version 2", said);
        Assert.Contains(said, message => message.EndsWith("2 Mo au plus", StringComparison.Ordinal));
        Assert.Contains("« voix » manque : qui lit dans l’enregistrement ?", said);
        Assert.Contains("la durée de l’enregistrement ne se lit pas dans le fichier", said);
    }

    [Fact]
    public void Its_length_is_read_from_each_kind_of_file_and_from_nothing_else()
    {
        Assert.Equal(80, AudioLength.Read(AudioPortal.Sound(), ".mp3")!.Value, 1);
        byte[] ogg = [.. "OggS"u8, 0, 2, .. new byte[22], .. "OpusHead"u8, 1, 1, 0x38, 0x01, .. new byte[40], .. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 12 + 312), .. new byte[20]];
        Assert.Equal(12, AudioLength.Read(ogg, ".ogg")!.Value, 3);
        byte[] mpeg4 = [.. new byte[8], .. "mvhd"u8, .. new byte[12], 0, 0, 0x03, 0xE8, 0, 0, 0x75, 0x30, .. new byte[80]];
        Assert.Equal(30, AudioLength.Read(mpeg4, ".m4a")!.Value, 3);
        foreach (var ending in ContentAudio.Types.Keys)
            foreach (var length in new[] { 0, 1, 4, 13, 200 })
                foreach (var first in new byte[] { 0, 0xFF })
                    Assert.Null(AudioLength.Read([.. Enumerable.Repeat(first, length)], ending));
        Assert.Null(AudioLength.Read(Encoding.ASCII.GetBytes("OggS mvhd ID3 Xing"), ".m4a"));
    }
}

/// <summary>A portal with one recording, made here: silence.</summary>
public sealed class AudioPortal : Portal
{
    /// <summary>80 seconds at 16 kilobits a second.</summary>
    public const int Bytes = 160_000;

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("content-");

    public AudioPortal()
    {
        var from = Repository.Path("content");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !ContentAudio.Types.ContainsKey(Path.GetExtension(file))))
        {
            var to = Path.Combine(content.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var markdown = Path.Combine(content.FullName, "fr", "livret", "05-mes-devoirs.md");
        var text = File.ReadAllText(markdown);
        var version = text.Split('\n').First(line => line.StartsWith("version: ", StringComparison.Ordinal));
        File.WriteAllText(markdown, text.Replace(version, $"{version}\naudio_{version}\nvoix: une voix de test", StringComparison.Ordinal));
        File.WriteAllBytes(Path.ChangeExtension(markdown, ".mp3"), Sound());
        File.WriteAllText(Path.Combine(content.FullName, "secret.mp3"), "secret");
    }

    /// <summary>MPEG 2 layer III, 16 kbit/s, 22,050 Hz: a head and silence.</summary>
    internal static byte[] Sound()
    {
        var bytes = new byte[Bytes];
        new byte[] { 0xFF, 0xF3, 0x20, 0xC0 }.CopyTo(bytes, 0);
        return bytes;
    }

    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Storage:Content"] = content.FullName;
        return settings;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && content.Exists) content.Delete(recursive: true);
    }
}
