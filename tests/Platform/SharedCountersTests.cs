using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>Two processes on one PostgreSQL count together (QA-07), and what serves once serves once on both (QA-08).</summary>
public sealed class SharedCountersTests : IDisposable
{
    private const int Browsers = 8;
    private const int Rounds = 2;
    private const string Password = "quatre tortues vertes dansent";
    private readonly PostgresDatabase database = new();

    [Fact]
    public async Task Two_processes_count_together_and_take_each_code_once()
    {
        using var first = Process();
        using var second = Process(first);
        await first.ServeAsync();
        await second.ServeAsync();
        var keys = Keys(first);

        await WrongCodesAsync(first, second, keys);
        var (adult, secret, codes) = await AdultAsync(first, keys);
        var accepted = new Dictionary<string, int> { ["TOTP"] = 0, ["recovery code"] = 0, ["activation code"] = 0 };
        for (var round = 0; round < Rounds; round++)
        {
            await using (var db = Db(keys)) await db.Users.Where(user => user.Role == Role.Professional).ExecuteUpdateAsync(update => update.SetProperty(user => user.TotpLastStep, 0));
            var now = DateTimeOffset.MinValue;
            accepted["TOTP"] += await OnceAsync(first, second, browser => PasswordAsync(browser, adult), "Entrer", "/connexion/code", browser =>
            {
                if (now == DateTimeOffset.MinValue) now = TimeProvider.System.GetUtcNow(); // all type the same code, at the last moment
                browser.Fill("Code de 6 chiffres", Totp.Code(secret, now));
            }) - 1;
            accepted["recovery code"] += await OnceAsync(first, second, async browser =>
            {
                await PasswordAsync(browser, adult);
                await browser.OpenAsync("/connexion/secours");
                browser.Fill("Un code de secours", codes[round]);
            }, "Entrer", "/connexion/secours") - 1;
            var code = await InviteYoungAsync(keys);
            accepted["activation code"] += await OnceAsync(first, second, async browser =>
            {
                await browser.OpenAsync("/bienvenue");
                await browser.Fill("Le code de l’invitation", code).PressAsync("Continuer");
                ((AngleSharp.Html.Dom.IHtmlInputElement)browser.Page.QuerySelector("input[name=Choice]")!).IsChecked = true;
                await browser.PressAsync("Continuer");
                browser.Fill("Ton code secret de 6 chiffres", People.Pin).Fill("Encore une fois", People.Pin);
            }, "Continuer", "/bienvenue/code-secret") - 1;
        }
        Console.WriteLine($"{nameof(SharedCountersTests)}: two processes, {Rounds} rounds of {Browsers} at once: {string.Join(" · ", accepted.Select(pair => $"{pair.Key} {pair.Value} replays accepted"))}.");
        Assert.All(accepted.Values, replays => Assert.Equal(0, replays));
    }

    public void Dispose() => database.Dispose();

    /// <summary>One house guesses on both: together it gets what one process would give it. Another house notices nothing.</summary>
    private async Task WrongCodesAsync(PortalProcess first, PortalProcess second, IServiceProvider keys)
    {
        var guessers = new[] { first.Visitor("198.51.100.7"), second.Visitor("198.51.100.7") };
        foreach (var guesser in guessers) await guesser.OpenAsync("/bienvenue");
        var (checkedOnes, refused) = (0, 0);
        for (var at = 0; at < Throttle.House.Every + 6; at++)
        {
            var guesser = guessers[at % 2];
            if (guesser.Status == HttpStatusCode.TooManyRequests) await guesser.OpenAsync("/bienvenue");
            await guesser.Fill("Le code de l’invitation", SecretCode.NewCode()).PressAsync("Continuer");
            if (guesser.Status == HttpStatusCode.TooManyRequests) refused++;
            else checkedOnes++;
        }
        var card = await YoungPersonAsync(keys);
        foreach (var process in new[] { first, second })
        {
            var victim = process.Visitor("203.0.113.9");
            await victim.OpenAsync("/connexion");
            await victim.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Entrer");
            Assert.Equal("/accueil", victim.Path);
        }
        Console.WriteLine($"{nameof(SharedCountersTests)}: {checkedOnes} wrong codes checked by two processes together, {refused} told to wait; the victim comes in on both.");
        Assert.Equal(Throttle.House.Every, checkedOnes);
    }

    /// <summary>Half of the browsers on each process get ready, then all press at the same moment; how many left the page signed in.</summary>
    private static async Task<int> OnceAsync(PortalProcess first, PortalProcess second, Func<Visitor, Task> prepare, string button, string page, Action<Visitor>? atLast = null)
    {
        var browsers = Enumerable.Range(0, Browsers).Select(at => (at % 2 == 0 ? first : second).Visitor($"192.0.{at + 10}.1")).ToList();
        foreach (var browser in browsers) await prepare(browser);
        Assert.All(browsers, browser => Assert.Equal(page, browser.Path));
        foreach (var browser in browsers) atLast?.Invoke(browser);
        using var signal = new SemaphoreSlim(0);
        var all = browsers.Select(async browser =>
        {
            await signal.WaitAsync();
            await browser.PressAsync(button);
            return browser.Cookies.Any(cookie => cookie.Name == SessionCookie.Name);
        }).ToList();
        signal.Release(Browsers);
        var won = (await Task.WhenAll(all)).Count(yes => yes);
        Assert.True(won >= 1, $"{page}: nobody came in");
        return won;
    }

    private static async Task PasswordAsync(Visitor browser, string email)
    {
        await browser.OpenAsync("/connexion/adulte");
        await browser.Fill("Adresse e-mail", email).Fill("Mot de passe", Password).PressAsync("Continuer");
    }

    private async Task<(string Email, string Secret, IReadOnlyList<string> Codes)> AdultAsync(PortalProcess process, IServiceProvider keys)
    {
        const string Email = "nadia@exemple.fr";
        var (invitation, code) = Invitation.ToStaff(Role.Professional, Email, invitedById: null, TimeProvider.System.GetUtcNow());
        await SaveAsync(keys, invitation);
        var browser = process.Visitor();
        await browser.OpenAsync("/bienvenue");
        await browser.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        await browser.Fill("Le nom que les autres verront", "Nadia Benali").Fill("Adresse e-mail", Email).Fill("Mot de passe", Password).PressAsync("Continuer avec un mot de passe");
        var secret = string.Concat(browser.Page.QuerySelector(".code")!.TextContent.Where(char.IsAsciiLetterOrDigit));
        await browser.Fill("Code de 6 chiffres", Totp.Code(secret, TimeProvider.System.GetUtcNow())).PressAsync("Terminer");
        return (Email, secret, [.. browser.Page.QuerySelectorAll(".backup-codes .code").Select(one => one.TextContent)]);
    }

    private async Task<string> InviteYoungAsync(IServiceProvider keys)
    {
        var now = TimeProvider.System.GetUtcNow();
        var child = Child.Register("Yanis", "plaine", now);
        await using var db = Db(keys);
        var nadia = await db.Users.AsNoTracking().FirstAsync(user => user.Role == Role.Professional);
        var (invitation, code) = Invitation.ToCircle(child.Id, RelationKind.Self, email: null, nadia.Id, now);
        db.Add(child);
        db.Add(invitation);
        await db.SaveChangesAsync();
        return code;
    }

    private async Task<string> YoungPersonAsync(IServiceProvider keys)
    {
        var id = SecretCode.NewId();
        var account = new Account { Id = id, Role = Role.YoungPerson, DisplayName = $"Lynx {id:N}"[..20], CreatedAt = StoppedClock.Start, SecurityStamp = id.ToString("N"), UserName = id.ToString("N"), NormalizedUserName = id.ToString("N").ToUpperInvariant() };
        var (card, secret) = PersonalCard.Issue(account, People.Pin, new PasswordHasher<Account>(), StoppedClock.Start);
        await SaveAsync(keys, account, card);
        return secret;
    }

    private async Task SaveAsync(IServiceProvider keys, params object[] rows)
    {
        await using var db = Db(keys);
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private PortalProcess Process(PortalProcess? likeThis = null)
    {
        var portal = new PortalProcess();
        portal.Settings["Database:ConnectionString"] = database.ConnectionString;
        if (likeThis is not null) portal.Settings["Security:KeyFile"] = likeThis.Settings["Security:KeyFile"];
        return portal;
    }

    private static ServiceProvider Keys(PortalProcess process)
    {
        var vault = Path.Combine(Path.GetDirectoryName(process.Settings["Security:KeyFile"])!, "vault");
        return new ServiceCollection().AddSingleton(DirectoryKeys.Open(vault, KeyEpochs.Open(vault))).BuildServiceProvider();
    }

    private PostgresPortalDb Db(IServiceProvider keys) => new((DbContextOptions<PostgresPortalDb>)new DbContextOptionsBuilder<PostgresPortalDb>()
        .UseNpgsql(database.ConnectionString).UseDirectoryText(keys).Options);
}
