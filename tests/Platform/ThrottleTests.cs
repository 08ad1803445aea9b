using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Throttling;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>Counters in the database, shared by all processes: guesses are slowed, nobody is locked out (ID-35, V6.3.1, QA-07).</summary>
public abstract class ThrottleTests
{
    private const string Password = "quatre mots sans lien";

    private protected abstract StrictPortal Make();

    [Fact]
    public async Task Pauses_grow_to_eight_times_and_never_last()
    {
        using var portal = Make();
        var rule = Throttle.House with { Name = "essai", Every = 3 };
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 7; i++)
        {
            for (var n = 0; n < 3; n++) Assert.Null(await CountAsync(portal, rule, "a"));
            waits.Add((await CountAsync(portal, rule, "a"))!.Value);
            portal.Clock.Advance(waits[^1]);
        }
        Assert.Equal([1, 2, 4, 8, 8, 8, 8], waits.Select(wait => (int)wait.TotalMinutes));
        portal.Clock.Advance(rule.Memory);
        for (var n = 0; n < 3; n++) Assert.Null(await CountAsync(portal, rule, "a"));
        Assert.Equal(rule.Pause, await CountAsync(portal, rule, "a")); // all was forgotten
    }

    [Fact]
    public async Task Parallel_tries_get_no_more_than_the_rule()
    {
        using var portal = Make();
        await CountAsync(portal, Throttle.House with { Name = "autre" }, "x"); // the key is made
        var rule = Throttle.House with { Name = "foule", Every = 10 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => CountAsync(portal, rule, "b"))));

        Assert.Equal(10, answers.Count(wait => wait is null));
    }

    /// <summary>An HMAC whose key is the installation’s: a list of addresses does not find who tried.</summary>
    [Fact]
    public async Task The_table_names_no_account_and_no_address()
    {
        using var portal = Make();
        var (account, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        await TryAsync(portal, account.Email!, "faux mot de passe long");
        var keys = await portal.WithDbAsync(db => db.Set<TryCounter>().Select(counter => counter.Key).ToListAsync());

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
        Assert.DoesNotContain(SecretCode.Hash($"password|{account.Email!.ToUpperInvariant()}"), keys); // not a plain hash that could be guessed
    }

    [Fact]
    public async Task A_stranger_s_guesses_do_not_keep_the_owner_out_from_another_house()
    {
        using var portal = Make();
        var (account, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        for (var i = 0; i < 12; i++) await TryAsync(portal, account.Email!, "faux mot de passe long");
        Assert.Equal("/connexion/adulte", (await TryAsync(portal, account.Email!, Password)).Path); // even right, from there, it rests

        var elsewhere = await portal.InRequestAsync(null, async (context, services) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.9");
            return await services.GetRequiredService<OpenWithPassword>().CheckAsync(account.Email!, Password);
        });
        Assert.Equal(account.Id, elsewhere.Id);
    }

    /// <summary>A house that guesses too much waits, is told how long, and comes back.</summary>
    [Fact]
    public async Task Too_many_wrong_codes_from_one_house_get_429_and_the_time()
    {
        using var portal = Make();
        HttpResponseMessage? refused = null;
        for (var i = 0; i <= Throttle.House.Every && refused is null; i++)
        {
            var answer = await portal.PostAsync("/bienvenue", null, [new("Code", SecretCode.NewCode())]);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) refused = answer;
        }
        Assert.NotNull(refused);
        Assert.Equal(60, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("1 minute", await refused.Content.ReadAsStringAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await portal.PostAsync("/bienvenue", null, [new("Code", SecretCode.NewCode())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.StatusCode);
    }

    /// <summary>The young of a foyer share an address: coming in rightly costs the house nothing.</summary>
    [Fact]
    public async Task Right_codes_do_not_count_against_the_house()
    {
        using var portal = Make();
        var (_, card) = await portal.YoungPersonAsync();
        for (var i = 0; i < Throttle.House.Every + 5; i++)
        {
            using var answer = await portal.PostAsync("/connexion", null, [new("CardCode", card), new("SecretPin", People.Pin)]);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Opinions_of_visitors_are_counted_too()
    {
        using var portal = Make();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= Throttle.Forms.Every; i++)
        {
            using var answer = await portal.PostAsync("/avis", null, [new("page", "/livret/mes-droits"), new("Verdict", "0")]);
            statuses.Add(answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses.SkipLast(1), status => Assert.NotEqual(HttpStatusCode.TooManyRequests, status));
    }

    [Fact]
    public async Task Quiet_counters_are_forgotten_each_hour()
    {
        using var portal = Make();
        await CountAsync(portal, Throttle.House, "c");
        portal.Clock.Advance(Throttle.House.Memory);
        await portal.WithDbAsync(async db => { await ForgetExpired.ForgetAsync(db, portal.Clock.GetUtcNow()); return 0; });

        Assert.False(await portal.WithDbAsync(db => db.Set<TryCounter>().AnyAsync()));
    }

    private static async Task<Visitor> TryAsync(Portal portal, string email, string password)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion/adulte");
        return await visitor.Fill("Adresse e-mail", email).Fill("Mot de passe", password).PressAsync("Continuer");
    }

    private static async Task<TimeSpan?> CountAsync(Portal portal, Throttle rule, string subject)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Tries>().CountAsync(rule, subject);
    }
}

public sealed class ThrottleOnSqlite : ThrottleTests
{
    private protected override StrictPortal Make() => new();
}

public sealed class ThrottleOnPostgres : ThrottleTests
{
    private protected override StrictPortal Make() => new StrictPostgresPortal();
}
