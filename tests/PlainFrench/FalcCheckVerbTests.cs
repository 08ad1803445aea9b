using System.Diagnostics;
using System.Text.Json;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.PlainFrench;

/// <summary>« falc check » as people and programs use it.</summary>
public sealed class FalcCheckVerbTests(Portal portal) : IClassFixture<Portal>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-falc-");

    public void Dispose() => folder.Delete(recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Output)> CheckAsync(params string[] arguments)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await VerbRunner.RunAsync(scope.ServiceProvider, ["falc", "check", .. arguments], output, errors);
        return (code, output.ToString());
    }

    [Fact]
    public async Task A_good_text_ends_with_0_and_is_never_called_right()
    {
        var (code, output) = await CheckAsync(File("bon.md", "Tu peux parler au juge.\n"));

        Assert.Equal(0, code);
        Assert.StartsWith("1 fichier : aucune erreur trouvée.", output, StringComparison.Ordinal);
        Assert.Contains("personne n’a encore relu", output, StringComparison.Ordinal);
        Assert.DoesNotContain("conforme", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_error_ends_with_1_and_one_line()
    {
        var path = File("mauvais.md", "Bonjour.\nViens à 14h30.\n");

        var (code, output) = await CheckAsync(path);

        Assert.Equal(1, code);
        Assert.StartsWith($"{path}:2:9: erreur [F44-heure] L’heure s’écrit avec le mot « heures ». « 14h30 » → 14 heures 30\n".Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal), output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("1 fichier : 1 erreur.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_reread_is_said()
    {
        var (_, output) = await CheckAsync(File("relu.md", "---\ntitre: Le juge\npublic: jeunes\nrelecture: [{qui: \"Lina, 17 ans\", date: 2026-05-02}]\n---\n\nTu peux parler au juge.\n"));

        Assert.Contains("Relecture : par Lina, 17 ans, 2026-05-02.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_array_with_these_names()
    {
        var (code, output) = await CheckAsync("--json", File("mauvais.md", "Viens à 14h30 (ici) ; « vite ».\n"));

        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, code);
        Assert.NotEmpty(json.RootElement.EnumerateArray());
        foreach (var finding in json.RootElement.EnumerateArray())
        {
            Assert.Equal(["rule", "severity", "file", "line", "column", "text", "message", "suggestion"], finding.EnumerateObject().Select(property => property.Name));
            Assert.Contains(finding.GetProperty("severity").GetString(), new[] { "erreur", "attention", "info" });
            Assert.Equal(1, finding.GetProperty("line").GetInt32());
            Assert.True(finding.GetProperty("suggestion").ValueKind is JsonValueKind.String or JsonValueKind.Null);
        }
        Assert.Equal("[]", (await CheckAsync("--json", File("bon.md", "Tu lis.\n"))).Output.Trim());
    }

    [Fact]
    public async Task A_folder_is_walked_with_its_glossary()
    {
        File("livret/un.md", "Viens à 14h30.\n");
        File("notes/deux.txt", "C’est *bien*.\n");
        File("livret/image.png", "\u0001");
        File("mots.yaml", "- mot: avis\n  sigle: AV\n  jeune: \"Ce que tu penses (toi).\"\n  adulte: \"Ce que vous pensez.\"\n");

        var (code, output) = await CheckAsync(folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("livret/un.md:1:9: erreur [F44-heure]", output, StringComparison.Ordinal);
        Assert.Contains("notes/deux.txt:1:", output, StringComparison.Ordinal);
        Assert.Contains("mots.yaml:3:28: erreur [F17-signe]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("image.png", output, StringComparison.Ordinal);
        Assert.Contains("3 fichiers", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jeune", 1), InlineData("parent", 0), InlineData("pro", 0)]
    public async Task The_audience_chooses_tu_or_vous(string audience, int code) =>
        Assert.Equal(code, (await CheckAsync("--audience", audience, File("vous.md", "Vous pouvez venir.\n"))).Code);

    [Theory]
    [InlineData("/no/such/file.md")]
    [InlineData("--strict")]
    [InlineData("-x")]
    [InlineData("--audience")]
    [InlineData("--audience bebe x.md")]
    [InlineData("one.md two.md")]
    [InlineData("")]
    public async Task Wrong_use_ends_with_2_and_one_line(string arguments)
    {
        var (code, output) = await CheckAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, code);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var binary = Path.Combine(folder.FullName, "image.md");
        await System.IO.File.WriteAllBytesAsync(binary, [0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]);
        var zeros = File("zero.md", "Tu lis.\0");

        Assert.Equal(2, (await CheckAsync(binary)).Code);
        Assert.Equal(2, (await CheckAsync(zeros)).Code);
        Assert.Equal(2, (await CheckAsync("--json", zeros)).Code);
    }

    [Fact]
    public async Task Help_is_there()
    {
        var (code, output) = await CheckAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("--audience", output, StringComparison.Ordinal);
    }

    /// <summary>The shipped words: no error in any page or explanation.</summary>
    [Fact]
    public async Task Our_own_content_has_no_error()
    {
        var (code, output) = await CheckAsync(Repository.Path("content"));

        Assert.True(code == 0, string.Join('\n', output.Split('\n').Where(line => line.Contains(": erreur ", StringComparison.Ordinal))));
    }

    /// <summary>The program as it is installed, fed by a pipe.</summary>
    [Theory]
    [InlineData("Tu peux parler au juge.\n", 0)]
    [InlineData("L’ASE suit ton dossier.\n", 1)]
    [InlineData("", 0)]
    public async Task Standard_input_is_read(string text, int code)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [Repository.Path($"web/bin/{configuration}/net10.0/ChildProtection.Web.dll"), "falc", "check", "--json", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Repository.Path("web"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Folder"] = folder.FullName;
        start.Environment["Territory__Pack"] = "demo";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);

        Assert.True(code == process.ExitCode, await errors);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(code, json.RootElement.GetArrayLength());
    }
}
