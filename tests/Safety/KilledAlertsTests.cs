using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Moderation;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Safety;

/// <summary>
/// QA-30: words of danger, and reports of a danger in somebody else’s words, sent to a process of its own that is ended by « kill -9 » while they arrive. None
/// is there without its alert and its two mails, none is lost that was acknowledged, and a phone that got no answer sends again without a second alert.
/// 24 and one kill of each here; « bash tests/perf/alerts »: 1,000 and 20 kills of each.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledAlertsTests(LivingPortal portal) : IClassFixture<LivingPortal>
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<int, Stopwatch> began = [];

    private sealed record Phone(int Number, Account Owner, string Cookies, FormPass Pass, Guid Key);

    /// <param name="Name">What is sent.</param>
    /// <param name="Post">Where, and what.</param>
    /// <param name="Answer">Where an acknowledged one is sent on to.</param>
    /// <param name="Texts">Those that are in the database: what an alert must be about.</param>
    private sealed record Way(string Name, Func<Phone, (string Address, KeyValuePair<string, string>[] Fields)> Post, string Answer, Func<PortalDb, Task<List<Guid>>> Texts);

    private static readonly Way Disclosures = new("words of danger",
        phone => ("/parler", [new("Way", "Write"), new("Moment", "Soon"), new("Words", $"On me frappe. {phone.Number}"), new("SubmissionKey", phone.Key.ToString())]), "/parler/",
        db => db.TalkRequests.AsNoTracking().Select(talk => talk.Id).ToListAsync());

    [Fact]
    public Task No_alert_is_lost_when_the_process_is_killed() => MeasureAsync(24, 1, _ => Task.FromResult(Disclosures));

    [Fact]
    public Task No_report_of_a_danger_is_lost_when_the_process_is_killed() => MeasureAsync(24, 1, ReportsAsync);

    [Fact(Explicit = true)]
    public Task A_thousand_alerts_and_twenty_kills() => MeasureAsync(1_000, 20, _ => Task.FromResult(Disclosures));

    [Fact(Explicit = true)]
    public Task A_thousand_reports_of_a_danger_and_twenty_kills() => MeasureAsync(1_000, 20, ReportsAsync);

    /// <summary>Each phone reports what the next one wrote about an idea.</summary>
    private async Task<Way> ReportsAsync(IReadOnlyList<Phone> phones)
    {
        var idea = await portal.ShownIdeaAsync(phones[0].Owner, "Un banc");
        var points = new List<Guid>();
        foreach (var phone in phones) points.Add(await portal.PointAsync(idea, phone.Owner, $"Un avis. {phone.Number}"));
        return new Way("reports of a danger", phone => ($"/signaler/argument/{points[(phone.Number + 1) % points.Count]}", [new("reason", nameof(ReportReason.DangerForOther)), new("Words", "Aide-le.")]), "/mes-signalements",
            db =>
            {
                var cases = db.Set<ModerationCase>();
                return db.Set<ModerationReport>().AsNoTracking().Select(report => cases.Where(one => one.Id == report.CaseId).Select(one => one.TextId).First()).ToListAsync();
            });
    }

    private async Task MeasureAsync(int people, int kills, Func<IReadOnlyList<Phone>, Task<Way>> make)
    {
        await ForgetAsync();
        var team = new[] { await portal.AdultAsync(Role.Moderator, "Paul", $"paul.{SecretCode.NewId():N}@exemple.fr"), await portal.AdultAsync(Role.Moderator, "Jeanne", $"jeanne.{SecretCode.NewId():N}@exemple.fr") };
        await portal.WithDbAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.DutyShifts.AddRange(DutyShift.Plan(team[0].Id, DutyKind.First, now.AddHours(-1), now.AddHours(9), now), DutyShift.Plan(team[1].Id, DutyKind.Second, now.AddHours(-1), now.AddHours(9), now));
            return db.SaveChangesAsync();
        });
        var all = new List<Phone>();
        for (var number = 0; number < people; number++) all.Add(await PhoneAsync(number));
        var way = await make(all);
        var (phones, sent) = (new ConcurrentQueue<Phone>(all), new ConcurrentDictionary<int, TimeSpan>());

        using var process = new PortalProcess();
        foreach (var key in new[] { "Storage:Folder", "Security:KeyFile", "Security:VaultFolder", "Security:ErasureLedger", "Database:ConnectionString", "Territory:Pack", "RateLimits:Scale" }) process.Settings[key] = portal.Setting(key);
        File.SetUnixFileMode(portal.Setting("Security:KeyFile"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        for (var kill = 0; kill <= kills; kill++)
        {
            await process.ServeAsync();
            using var wave = new CancellationTokenSource();
            var senders = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => SendAllAsync(process, way, phones, sent, wave.Token))).ToArray();
            if (kill < kills)
            {
                for (var wait = Stopwatch.StartNew(); sent.Count < people * (kill + 1) / (kills + 1) && !phones.IsEmpty; await Task.Delay(1)) Assert.True(wait.Elapsed < Patience, "Nothing is sent.");
                await process.StopAsync(); // SIGKILL
                await wave.CancelAsync();
            }
            await Task.WhenAll(senders);
            if (kill < kills) await EachHasItsAlertAsync(way, sent.Keys);
            foreach (var phone in all.Where(phone => !sent.ContainsKey(phone.Number) && !phones.Contains(phone))) phones.Enqueue(phone); // no answer came: again
        }
        await EachHasItsAlertAsync(way, sent.Keys);
        var slowest = sent.Values.Max();
        Assert.Equal(people, sent.Count);
        Assert.Equal((people, people, 2 * people), ((await portal.WithDbAsync(way.Texts)).Count, await CountAsync(db => db.Alerts.CountAsync()), await CountAsync(db => db.OutboxMails.CountAsync(mail => mail.Template == MailTemplate.Attention))));
        Console.WriteLine($"{nameof(KilledAlertsTests)}: {people} {way.Name}, {kills} kills: 0 lost, 0 twice, {2 * people} mails left for two people; from the first press to the two mails in the outbox, kills included, {slowest.TotalSeconds:0.00} s at most.");
        Assert.InRange(slowest, TimeSpan.FromTicks(1), Patience);
    }

    private Task<int> CountAsync(Func<PortalDb, Task<int>> count) => portal.WithDbAsync(count);

    /// <summary>Nothing of the measure before.</summary>
    private Task<int> ForgetAsync() => portal.WithDbAsync(async db =>
    {
        began.Clear();
        await db.Alerts.ExecuteDeleteAsync();
        await db.TalkRequests.ExecuteDeleteAsync();
        await db.Set<ModerationCase>().ExecuteDeleteAsync();
        await db.DutyShifts.ExecuteDeleteAsync();
        await db.Users.Where(account => account.Role == Role.Moderator).ExecuteDeleteAsync();
        return await db.OutboxMails.ExecuteDeleteAsync();
    });

    private async Task<Phone> PhoneAsync(int number)
    {
        var owner = await portal.AccountAsync(Role.YoungPerson, "Loutre");
        var session = await portal.SignInAsync(owner);
        var pass = await portal.FormPassAsync(session);
        return new Phone(number, owner, $"{SessionCookie.Name}={session}; {pass.Cookie}", pass, SecretCode.NewId());
    }

    /// <summary>Both or neither: a request without an alert, or an alert without its two mails, would be a half.</summary>
    private async Task EachHasItsAlertAsync(Way way, IEnumerable<int> acknowledged)
    {
        var talks = await portal.WithDbAsync(way.Texts);
        var alerts = await portal.WithDbAsync(db => db.Alerts.AsNoTracking().Select(alert => alert.TextId).ToListAsync());
        Assert.InRange(talks.Count, acknowledged.Count(), int.MaxValue);
        Assert.Equal(talks.Order(), alerts.Order());
        Assert.Equal(2 * alerts.Count, await portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.Template == MailTemplate.Attention)));
    }

    private async Task SendAllAsync(PortalProcess process, Way way, ConcurrentQueue<Phone> phones, ConcurrentDictionary<int, TimeSpan> sent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && phones.TryDequeue(out var phone))
        {
            try
            {
                var since = began.GetOrAdd(phone.Number, _ => Stopwatch.StartNew()); // the first press: a process that dies meanwhile counts
                await SendAsync(process, way, phone, stop);
                sent[phone.Number] = since.Elapsed;
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
            {
                return; // the process is gone
            }
        }
    }

    private static async Task SendAsync(PortalProcess process, Way way, Phone phone, CancellationToken stop)
    {
        var (address, fields) = way.Post(phone);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{process.Port}") };
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([.. fields, new(phone.Pass.Field, phone.Pass.Token)]),
        };
        request.Headers.Host = PortalProcess.HostName;
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Origin", $"https://{PortalProcess.HostName}");
        request.Headers.TryAddWithoutValidation("Cookie", phone.Cookies);
        using var answer = await browser.SendAsync(request, stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(way.Answer, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
