using System.Net;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>The way back when the telephone is lost (ID-32, V6.5.1, V6.5.2), and the two keys of administrators (ID-26).</summary>
public abstract class BackupCodeTests(Portal portal)
{
    private const string Password = "quatre mots sans lien";

    [Fact]
    public async Task A_code_of_the_ten_replaces_the_telephone_once()
    {
        var (account, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        var nadia = await portal.VisitorAsync(account);
        await nadia.OpenAsync("/mon-acces/codes");
        await nadia.PressAsync("Faire 10 nouveaux codes");
        var codes = nadia.Page.QuerySelectorAll(".backup-codes .code").Select(code => code.TextContent).ToList();
        Assert.Equal(RecoveryCode.Many, codes.Distinct().Count());
        await nadia.PressAsync("C’est noté");
        Assert.Contains("De nouveaux codes de secours ont été faits.", nadia.Text); // V6.3.7
        await nadia.OpenAsync("/mon-acces/codes");
        Assert.DoesNotContain(codes[0], nadia.Text);
        Assert.Contains("Il en reste 10 sur 10.", nadia.Text);

        var lost = await ComeInAsync(account, codes[3]);
        Assert.Equal("/mon-acces/application", lost.Path);
        Assert.Contains("Un code de secours a servi.", lost.Text);
        var again = await ComeInAsync(account, codes[3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("il a déjà servi", again.Text);
        Assert.Contains("Il en reste 9 sur 10.", (await lost.OpenAsync("/mon-acces/codes")).Text);

        await lost.OpenAsync("/mon-acces/application");
        var secret = lost.Page.QuerySelector(".pass .code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await lost.Fill("Code de 6 chiffres", Totp.Code(secret, portal.Clock.GetUtcNow())).PressAsync("Changer d’application");
        Assert.Equal("/mon-acces", lost.Path);
        Assert.Contains("L’application de codes a changé.", lost.Text);
    }

    [Fact]
    public async Task The_database_keeps_hashes_of_120_bits_and_new_codes_void_the_old()
    {
        var (account, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        var before = await MakeAsync(account);
        var after = await MakeAsync(account);
        var hashes = await portal.WithDbAsync(db => db.Set<RecoveryCode>().Where(code => code.AccountId == account.Id).Select(code => code.CodeHash).ToListAsync());

        Assert.All(before.Concat(after), code => Assert.Equal(24, code.Length)); // 24 of Crockford’s 32 signs: 120 bits
        Assert.Equal(after.Select(SecretCode.Hash).Order(), hashes.Order());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ComeInAsync(account, before[0])).Status);
    }

    [Fact]
    public async Task Guessing_codes_makes_the_second_step_rest_and_a_later_day_opens_it()
    {
        using var strict = new StrictPortal();
        var (account, _) = await strict.WithPasswordAsync(Role.Professional, Password);
        var code = (await strict.InRequestAsync(null, (_, services) =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<BackupCodes>(services).MakeAsync(account.Id)))[0];
        var guesser = await PasswordAsync(strict, account);
        for (var i = 0; i < 10; i++) await guesser.Fill("Un code de secours", SecretCode.NewCode()).PressAsync("Entrer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.Fill("Un code de secours", code).PressAsync("Entrer")).Status);
        strict.Clock.Advance(TimeSpan.FromMinutes(6));
        var owner = await PasswordAsync(strict, account);
        Assert.Equal("/mon-acces/application", (await owner.Fill("Un code de secours", code).PressAsync("Entrer")).Path);
    }

    /// <summary>ID-26: with the rule on, an administrator with too few keys is told, and invites nobody.</summary>
    [Fact]
    public async Task An_administrator_needs_two_keys()
    {
        using var strict = new StrictPortal();
        var (account, _) = await strict.WithPasswordAsync(Role.Administrator, Password);
        var alex = await strict.VisitorAsync(account);
        await alex.OpenAsync("/administration/invitations");
        Assert.Contains("Il vous faut 2 clés d’accès. Vous en avez 1.", alex.Text);
        await alex.Fill("Adresse e-mail au travail", "zoe@exemple.fr").Choose("Animateur ou animatrice du comité").PressAsync("Inviter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alex.Status);
        Assert.Contains("Il faut 2 clés d’accès pour faire cela.", alex.Text);

        await strict.AddKeyAsync(account);
        var ready = await strict.VisitorAsync(account);
        await ready.OpenAsync("/administration/invitations");
        Assert.DoesNotContain("Il vous faut 2 clés", ready.Text);
        await ready.Fill("Adresse e-mail au travail", "zoe@exemple.fr").Choose("Animateur ou animatrice du comité").PressAsync("Inviter");
        Assert.Equal("/equipe/feuille", ready.Path);
    }

    private async Task<Visitor> ComeInAsync(Account account, string code) =>
        await (await PasswordAsync(portal, account)).Fill("Un code de secours", code).PressAsync("Entrer");

    private static async Task<Visitor> PasswordAsync(Portal portal, Account account)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion/adulte");
        await visitor.Fill("Adresse e-mail", account.Email!).Fill("Mot de passe", Password).PressAsync("Continuer");
        return await visitor.FollowAsync("Je n’ai plus mon téléphone");
    }

    private Task<IReadOnlyList<string>> MakeAsync(Account account) => portal.InRequestAsync(null, (_, services) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<BackupCodes>(services).MakeAsync(account.Id));
}

public sealed class BackupCodesOnSqliteTests(SqlitePortal portal) : BackupCodeTests(portal), IClassFixture<SqlitePortal>;

public sealed class BackupCodesOnPostgresTests(PostgresPortal portal) : BackupCodeTests(portal), IClassFixture<PostgresPortal>;
