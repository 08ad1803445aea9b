using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Platform;

/// <summary>
/// Somebody known and somebody unknown get the same status, the same bytes, in the same time (QA-06, V6.3.8, ID-36): 400
/// answers of each, one after the other in random order, Mann-Whitney p &gt; 0.01. A draw below that is repeated twice, afresh:
/// chance alone fails one in a million times, a real difference fails all three. Hashing costs little here, as in every portal under
/// test, so that what else differs is not hidden behind it.
/// </summary>
public abstract partial class SameAnswerTests(Portal portal)
{
    /// <summary>How many answers of each; what is asked (400) on one database, fewer on the other, where each waits for a server besides.</summary>
    protected virtual int Samples => 400;

    private const double Least = 0.01;
    private static readonly string[] Wrong = ["905713", "un autre mot de passe"];

    [Fact]
    public async Task A_wrong_PIN_and_an_unknown_card()
    {
        var cards = new Queue<string>();
        for (var i = 0; i < Samples * 3 / 4 + 20; i++) // a card rests after five wrong PINs: four of each, in all draws
        {
            var (_, card) = await portal.YoungPersonAsync();
            for (var n = 0; n < 4; n++) cards.Enqueue(card);
        }
        await CompareAsync("/connexion", () => [new("CardCode", cards.Dequeue()), new("SecretPin", Wrong[0])], () => [new("CardCode", SecretCode.NewCode()), new("SecretPin", Wrong[0])]);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address()
    {
        var (account, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var unknown = $"{SecretCode.NewKey()[..12]}@exemple.fr";
        await CompareAsync("/connexion/adulte", () => [new("Email", account.Email!), new("Password", Wrong[1])], () => [new("Email", unknown), new("Password", Wrong[1])]);
    }

    [Fact]
    public async Task An_expired_invitation_and_an_unknown_one()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var old = await portal.InvitationAsync(await portal.ChildOfAsync(nadia), nadia, RelationKind.Self);
        portal.Clock.Advance(Invitation.Life);
        await CompareAsync("/bienvenue", () => [new("Code", old)], () => [new("Code", SecretCode.NewCode())]);
    }

    [Fact]
    public async Task An_expired_recovery_code_and_an_unknown_one()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child);
        var now = portal.Clock.GetUtcNow();
        var recovery = AccessRecovery.Start(lina.Id, child.Id, nadia.Id, now);
        recovery.Confirm((await portal.AccountAsync(Role.Professional)).Id, now);
        var old = recovery.NewCode(now);
        await portal.WithDbAsync(async db => { db.Add(recovery); return await db.SaveChangesAsync(); });
        portal.Clock.Advance(AccessRecovery.CodeLife);
        await CompareAsync("/connexion/retrouver", () => [new("Code", old)], () => [new("Code", SecretCode.NewCode())]);
    }

    /// <summary>The judge sees a difference of a tenth, and sees none where there is none.</summary>
    [Fact]
    public void The_judge_sees_a_planted_difference()
    {
        var draw = new Random(7);
        List<double> Noise(double around) => [.. Enumerable.Range(0, Samples).Select(_ => around + draw.NextDouble())];

        Assert.True(MannWhitney(Noise(2), Noise(2.2)) < Least);
        Assert.True(MannWhitney(Noise(2), Noise(2)) > Least);
    }

    private async Task CompareAsync(string address, Func<KeyValuePair<string, string>[]> known, Func<KeyValuePair<string, string>[]> unknown)
    {
        var pass = await portal.FormPassAsync(cookie: null);
        using var client = new HttpClient(portal.Server.CreateHandler()) { BaseAddress = portal.ClientOptions.BaseAddress };
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(client, address, pass, known());
            await AskAsync(client, address, pass, unknown());
        }

        var (p, medians, texts) = (0.0, "", new HashSet<(HttpStatusCode, string)>());
        for (var draw = 0; draw < 3 && p <= Least; draw++)
        {
            var times = new[] { new List<double>(), new List<double>() };
            var kinds = Enumerable.Range(0, Samples * 2).Select(i => i % 2).ToArray();
            Random.Shared.Shuffle(kinds);
            foreach (var kind in kinds)
            {
                var fields = kind == 0 ? known() : unknown();
                var (status, text, time) = await AskAsync(client, address, pass, fields);
                times[kind].Add(time);
                texts.Add((status, fields.Aggregate(text, (body, field) => body.Replace(WebUtility.HtmlEncode(field.Value), "…", StringComparison.Ordinal))));
            }
            p = MannWhitney(times[0], times[1]);
            medians = $"{Median(times[0]):0.00} ms and {Median(times[1]):0.00} ms";
            TestContext.Current.SendDiagnosticMessage($"QA-06 {address}: {Samples} of each, medians {medians}, p = {p:0.000}, {texts.Count} kind of answer");
        }
        Assert.Single(texts);
        Assert.True(p > Least, $"{address}: p = {p:0.0000}, medians {medians}");
    }

    private static async Task<(HttpStatusCode Status, string Text, double Milliseconds)> AskAsync(HttpClient client, string address, FormPass pass, KeyValuePair<string, string>[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Append(new(pass.Field, pass.Token))) };
        request.Headers.TryAddWithoutValidation("Cookie", pass.Cookie);
        request.Headers.TryAddWithoutValidation("Origin", "https://localhost");
        var watch = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, Changing.Replace(text, "…"), Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
    }

    /// <summary>The probability that two samples so far apart, or more, come from the same source (normal approximation, ties halved).</summary>
    private static double MannWhitney(List<double> a, List<double> b)
    {
        var all = a.Select(x => (x, First: true)).Concat(b.Select(x => (x, First: false))).OrderBy(pair => pair.x).ToList();
        var ranks = all.Select((pair, index) => (pair.First, Rank: index + 1.0)).Where(pair => pair.First).Sum(pair => pair.Rank);
        var u = ranks - a.Count * (a.Count + 1) / 2.0;
        var z = (u - a.Count * b.Count / 2.0) / Math.Sqrt(a.Count * (double)b.Count * (a.Count + b.Count + 1) / 12.0);
        return 2 * (1 - Normal(Math.Abs(z)));
    }

    /// <summary>Abramowitz and Stegun 26.2.17.</summary>
    private static double Normal(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - tail;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex("nonce=\"[^\"]+\"|name=\"__RequestVerificationToken\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Changing { get; }
}

public sealed class SameAnswerOnSqlite(SqlitePortal portal) : SameAnswerTests(portal), IClassFixture<SqlitePortal>;

public sealed class SameAnswerOnPostgres(PostgresPortal portal) : SameAnswerTests(portal), IClassFixture<PostgresPortal>
{
    /// <inheritdoc />
    protected override int Samples => 80;
}
