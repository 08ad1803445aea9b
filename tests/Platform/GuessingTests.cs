using System.Globalization;
using System.Net;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Throttling;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>
/// QA-07: a million guesses of cards, invitations and PINs, by a clock that the test moves, against the portal's own rules. The
/// rules are played in memory, and first shown to be the database's, try by try.
/// </summary>
public abstract class GuessingTests
{
    private const int Guesses = 1_000_000;
    private const int Houses = 500;
    private const double Most = 1e-6;

    /// <summary>A large authority: more codes that open something than it will ever have.</summary>
    private const int Living = 100_000;
    private static readonly double Codes = Math.Pow(2, 120);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);

    private protected abstract StrictPortal Make();

    [Fact]
    public void A_million_guesses_find_nothing()
    {
        var now = StoppedClock.Start;
        var (everywhere, house, reached, refused) = (new Rule(), new Rule(), 0, 0);
        for (var guess = 0; guess < Guesses; guess++, now += Pace)
        {
            var storm = everywhere.Count(Throttle.Everywhere, "", now) is not null;
            if (house.Count(storm ? Throttle.HouseInStorm : Throttle.House, (guess % Houses).ToString(CultureInfo.InvariantCulture), now) is null) reached++;
            else refused++;
        }
        var expected = reached * (Living / Codes);
        var pins = Enumerable.Range(0, 1_000_000).Count(pin => Pin.Refusal(pin.ToString("D6", CultureInfo.InvariantCulture)) is null);
        var stolen = CardTries();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{GetType().Name}: {Guesses} guesses from {Houses} houses, {reached} reached a check, {refused} were told to wait; expected success {expected:0.0e+0} for {Living} living cards or invitations. With a stolen card in hand: {stolen} PINs of {pins}, then it is void ({stolen / (double)pins:0.0e+0})."));
        Assert.True(expected < Most, $"{expected}");
        Assert.True(refused > Guesses / 2, "The rules refused hardly anybody: they were not at work.");
        Assert.Equal(PersonalCard.TriesBeforeVoid, stolen);
    }

    /// <summary>The rules as played are the database's own: same answer at each of these tries, pauses and forgetting included.</summary>
    [Fact]
    public async Task The_rules_as_played_are_those_of_the_database()
    {
        using var portal = Make();
        var (played, draw) = (new Rule(), new Random(7));
        var rule = Throttle.House with { Name = "joué", Every = 4, Memory = TimeSpan.FromMinutes(20) };
        var refusals = 0;
        for (var at = 0; at < 250; at++)
        {
            var subject = $"maison {draw.Next(3)}";
            await using var scope = portal.Services.CreateAsyncScope();
            var there = await scope.ServiceProvider.GetRequiredService<Tries>().CountAsync(rule, subject);
            Assert.Equal(there, played.Count(rule, subject, portal.Clock.GetUtcNow()));
            if (there is not null) refusals++;
            portal.Clock.Advance(TimeSpan.FromSeconds(draw.Next(20) == 0 ? 1_500 : draw.Next(45)));
        }
        Assert.InRange(refusals, 20, 200);
    }

    /// <summary>While everybody guesses from everywhere, the owner of a card comes in at the first try; from the guessers' own house, after minutes.</summary>
    [Fact]
    public async Task The_victim_still_comes_in()
    {
        using var portal = Make();
        var (_, card) = await portal.YoungPersonAsync();
        var (adult, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        await using (var scope = portal.Services.CreateAsyncScope())
            for (var at = 0; at < Throttle.Everywhere.Every; at++) await scope.ServiceProvider.GetRequiredService<Tries>().CountAsync(Throttle.Everywhere, "");
        for (var at = 0; at < Throttle.House.Every; at++)
            using (await portal.PostAsync("/connexion", null, [new("CardCode", SecretCode.NewCode()), new("SecretPin", "905713")], pass: await PassAsync(portal))) { }

        var waited = TimeSpan.Zero;
        while (!await ComesInAsync(portal, card))
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            waited += TimeSpan.FromMinutes(1);
            Assert.True(waited <= Throttle.House.Pause * 8, "The guessers' house waits too long.");
        }
        var elsewhere = await portal.InRequestAsync(null, async (context, services) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.9");
            return await services.GetRequiredService<OpenWithPassword>().CheckAsync(adult.Email!, "quatre mots sans lien");
        });
        Console.WriteLine($"{GetType().Name}: in a storm of guesses the owner of a card waits {waited.TotalMinutes:0} min in the guessers' house, 0 elsewhere.");
        Assert.Equal(adult.Id, elsewhere.Id);
    }

    /// <summary>Somebody knows the password and tries codes from a new house each time, all day: few are checked, the owner is told once and comes in.</summary>
    [Fact]
    public async Task Who_knows_the_password_gets_few_codes_and_the_owner_is_told()
    {
        using var portal = Make();
        var (adult, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var code = (await portal.InRequestAsync(null, (_, services) => services.GetRequiredService<BackupCodes>().MakeAsync(adult.Id)))[0];
        var (tries, house) = (0, 0);
        for (var minutes = 0; minutes < 24 * 60; minutes += 10, portal.Clock.Advance(TimeSpan.FromMinutes(10)))
            while (await CountAsync()) tries++;

        var chance = tries * 2 / 1_000_000.0; // the code of now and the one before
        Console.WriteLine($"{GetType().Name}: with the password known, {tries} codes checked in a day of guesses from {house} houses: {chance:0.0e+0}; the owner is told, and a recovery code opens.");
        Assert.InRange(tries, 1, 200);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.Template == MailTemplate.WrongSecondCodes)));
        Assert.False(await CountAsync());
        var owner = portal.Stranger();
        await owner.OpenAsync("/connexion/adulte");
        await owner.Fill("Adresse e-mail", adult.Email!).Fill("Mot de passe", "quatre mots sans lien").PressAsync("Continuer");
        await owner.FollowAsync("Je n’ai plus mon téléphone");
        await owner.Fill("Un code de secours", code).PressAsync("Entrer");
        Assert.Equal("/mon-acces/application", owner.Path);

        Task<bool> CountAsync() => portal.InRequestAsync(null, (context, services) =>
        {
            context.Connection.RemoteIpAddress = new IPAddress([198, (byte)(++house >> 16), (byte)(house >> 8), (byte)house]);
            return services.GetRequiredService<OpenWithPassword>().CountAsync(adult);
        });
    }

    private FormPass? pass;

    private async Task<FormPass> PassAsync(Portal portal) => pass ??= await portal.FormPassAsync(cookie: null);

    private async Task<bool> ComesInAsync(Portal portal, string card)
    {
        using var answer = await portal.PostAsync("/connexion", null, [new("CardCode", card), new("SecretPin", People.Pin)], pass: await PassAsync(portal));
        return answer.StatusCode == HttpStatusCode.Found;
    }

    /// <summary>Who holds the card tries as fast as it lets them: five, a rest, until it is void.</summary>
    private static int CardTries()
    {
        var (tries, now, restUntil) = (0, StoppedClock.Start, StoppedClock.Start);
        for (var guess = 0; guess < Guesses && tries < PersonalCard.TriesBeforeVoid; guess++, now += TimeSpan.FromSeconds(1))
        {
            if (now < restUntil) continue;
            if (++tries % PersonalCard.TriesBeforePause == 0) restUntil = now + PersonalCard.Pause;
        }
        return tries;
    }

    /// <summary>What the database does with one rule's counters.</summary>
    private sealed class Rule
    {
        private readonly Dictionary<string, (int Count, DateTimeOffset? PausedUntil, DateTimeOffset ForgetAt)> counters = [];

        public TimeSpan? Count(Throttle rule, string subject, DateTimeOffset now)
        {
            if (!counters.TryGetValue(subject, out var counter))
            {
                counters[subject] = (1, rule.Every == 1 ? now + rule.Pause : null, now + rule.Memory);
                return null;
            }
            if (counter.PausedUntil > now) return counter.PausedUntil - now;
            var forgotten = counter.ForgetAt <= now;
            var count = forgotten ? 1 : counter.Count + 1;
            var step = Math.Min(count / rule.Every, 4);
            counters[subject] = (count, forgotten || count % rule.Every != 0 ? null : now + rule.Pause * Math.Pow(2, step - 1), now + rule.Memory);
            return null;
        }
    }
}

public sealed class GuessingOnSqlite : GuessingTests
{
    private protected override StrictPortal Make() => new();
}

public sealed class GuessingOnPostgres : GuessingTests
{
    private protected override StrictPortal Make() => new StrictPostgresPortal();
}
