using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>
/// Anonymous sheets sent to a process of its own that is ended by « kill -9 » while they arrive: every acknowledged sheet is kept,
/// and each person's counts once, also when a phone that got no answer sends it again. 120 here; « bash tests/perf/kill »: 500.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledSendingTests(LivingPortal portal) : IClassFixture<LivingPortal>
{
    private const string HowMany = "NOSVOIX_SUBMISSIONS";
    private const int AtOnce = 4;
    private const int Kills = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly int People = int.TryParse(Environment.GetEnvironmentVariable(HowMany), CultureInfo.InvariantCulture, out var many) ? many : 120;

    private static readonly Questionnaire Questions = new()
    {
        Code = "essai-coupe", Title = "Essai", Purpose = "Essai.", Mode = SurveyMode.Anonymous, Publics = [Public.Young], Minutes = 1, ReturnDays = 1, ReturnWho = "direction_enfance",
        Sections = [new("Essai", [new Question { Code = "numero", Kind = QuestionKind.Number, Text = SaidTo.All("?"), Why = SaidTo.All("."), For = [Public.Young] }])], Tables = [],
    };

    private sealed record Phone(int Number, string Cookies, FormPass Pass, string Sheet);

    [Fact]
    public async Task Every_acknowledged_sheet_is_kept_once_whenever_the_process_is_killed()
    {
        var today = portal.Services.GetRequiredService<TerritoryPack>().Today(TimeProvider.System);
        var survey = Survey.Prepare(Questions, new SurveySettings(SurveyMode.Anonymous, [Public.Young], today, today.AddDays(9), today.AddDays(60), "direction_enfance"));
        survey.Open(today);
        await portal.WithDbAsync(db => { db.Surveys.Add(survey); return db.SaveChangesAsync(); });
        var phones = new ConcurrentQueue<Phone>();
        for (var number = 0; number < People; number++) phones.Enqueue(await PhoneAsync(survey, number));
        var (all, sent) = (phones.ToList(), new ConcurrentDictionary<int, bool>());

        using var process = new PortalProcess();
        foreach (var key in new[] { "Storage:Folder", "Security:KeyFile", "Security:VaultFolder", "Security:ErasureLedger", "Database:ConnectionString", "Territory:Pack", "RateLimits:Scale" }) process.Settings[key] = portal.Setting(key);
        File.SetUnixFileMode(portal.Setting("Security:KeyFile"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var seen = new List<int>();
        for (var kill = 0; kill <= Kills; kill++)
        {
            await process.ServeAsync();
            using var wave = new CancellationTokenSource();
            var senders = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => SendAllAsync(process, survey, phones, sent, wave.Token))).ToArray();
            if (kill < Kills)
            {
                for (var wait = Stopwatch.StartNew(); sent.Count < People * (kill + 1) / (Kills + 1) && !phones.IsEmpty; await Task.Delay(1)) Assert.True(wait.Elapsed < Patience, "Nothing is sent.");
                await process.StopAsync(); // SIGKILL
                seen.Add(sent.Count);
                await wave.CancelAsync();
            }
            await Task.WhenAll(senders);
            if (kill < Kills)
            {
                var kept = await KeptAsync(survey);
                Assert.Superset(sent.Keys.ToHashSet(), kept.ToHashSet());
                Assert.Equal(kept.Count, kept.Distinct().Count());
                foreach (var phone in all.Where(phone => !sent.ContainsKey(phone.Number) && !phones.Contains(phone))) phones.Enqueue(phone); // no answer came: again
            }
        }
        foreach (var phone in all.Take(10)) Assert.True(await SendAsync(process, survey, phone, TestContext.Current.CancellationToken)); // and again

        Assert.Equal(People, sent.Count);
        Assert.Equal(Enumerable.Range(0, People), (await KeptAsync(survey)).Order());
        Assert.Equal(People, await portal.WithDbAsync(db => db.SurveyTurns.CountAsync(turn => turn.SurveyId == survey.Id)));
        Console.WriteLine($"{nameof(KilledSendingTests)}: killed after {string.Join(" and ", seen)} of {People} acknowledged; all {People} kept once.");
    }

    private async Task<Phone> PhoneAsync(Survey survey, int number)
    {
        var account = await portal.AccountAsync(Role.YoungPerson, "Loutre");
        var session = await portal.SignInAsync(account);
        var pass = await portal.FormPassAsync(session);
        await using var scope = portal.Services.CreateAsyncScope();
        var sheet = Sheet.Empty;
        sheet.Answer("numero", number.ToString(CultureInfo.InvariantCulture));
        return new Phone(number, $"{SessionCookie.Name}={session}; {pass.Cookie}", pass, scope.ServiceProvider.As<CarriedSheet>(account).Seal(survey.Id, sheet));
    }

    private static async Task SendAllAsync(PortalProcess process, Survey survey, ConcurrentQueue<Phone> phones, ConcurrentDictionary<int, bool> sent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && phones.TryDequeue(out var phone))
        {
            try
            {
                if (await SendAsync(process, survey, phone, stop)) sent[phone.Number] = true;
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
            {
                return; // the process is gone
            }
        }
    }

    /// <summary>True when the phone was told « C’est envoyé », or is led there.</summary>
    private static async Task<bool> SendAsync(PortalProcess process, Survey survey, Phone phone, CancellationToken stop)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{process.Port}") };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/enquetes/{survey.Id}/relire?handler=Send")
        {
            Content = new FormUrlEncodedContent([new(CarriedSheet.Field, phone.Sheet), new(phone.Pass.Field, phone.Pass.Token)]),
        };
        request.Headers.Host = PortalProcess.HostName;
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Origin", $"https://{PortalProcess.HostName}");
        request.Headers.TryAddWithoutValidation("Cookie", phone.Cookies);
        using var answer = await browser.SendAsync(request, stop);
        var page = await answer.Content.ReadAsStringAsync(stop);
        if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.EndsWith("/merci", StringComparison.Ordinal)) return true;
        Assert.True(answer.StatusCode == HttpStatusCode.OK && page.Contains("envoyé", StringComparison.Ordinal), $"{answer.StatusCode} {answer.Headers.Location} {page}");
        return true;
    }

    /// <summary>What the sheets say, those that wait too; read by this process from the same database.</summary>
    private async Task<List<int>> KeptAsync(Survey survey)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var waiting = await portal.WithDbAsync(db => db.AnswerBuffer.AsNoTracking().Where(row => row.SurveyId == survey.Id).ToListAsync());
        var opened = await scope.ServiceProvider.GetRequiredService<Vault>().OpenAllAsync(SurveysData.Buffered, [.. waiting.Select(row => (Vault.Nobody, row.Id, row.Payload))]);
        var sheets = opened.Values.Select(whole => System.Text.Json.JsonDocument.Parse(whole!).RootElement.GetProperty("Sheet").GetString()!).Concat(await scope.ServiceProvider.GetRequiredService<AnswerUrn>().SheetsAsync(survey.Id));
        return [.. sheets.Select(sheet => int.Parse(Sheet.Read(sheet).Of("numero")![0], CultureInfo.InvariantCulture))];
    }
}

/// <summary>A portal at the hour of the machine, beside a process that has no other.</summary>
public sealed class LivingPortal : Portal
{
    protected override TimeProvider Time => TimeProvider.System;

    /// <summary>Production refuses the fictional one.</summary>
    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Territory:Pack"] = "lyon";
        return settings;
    }
}
