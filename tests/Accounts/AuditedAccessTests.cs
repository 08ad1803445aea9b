using ChildProtection.Features.Accounts.Profile;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>V16.3.1: what changes how one comes in, and what was tried in vain, is written down where its owner reads it.</summary>
public abstract class AuditedAccessTests(Portal portal)
{
    private const string Password = "quatre mots sans lien";

    [Fact]
    public async Task A_new_application_and_new_recovery_codes_are_written()
    {
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        await portal.AsAsync(nadia, async services =>
        {
            await services.GetRequiredService<OwnAccess>().ReplaceAppAsync(Totp.NewSecret(), 1);
            return await services.GetRequiredService<OwnAccess>().MakeCodesAsync();
        });

        Assert.Equal(["totp.replaced", "backup-codes.made"], (await portal.WrittenAsync(nadia.Id)).Where(code => code != "session.begun"));
    }

    [Fact]
    public async Task A_wrong_recovery_code_is_written()
    {
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion/adulte");
        await visitor.Fill("Adresse e-mail", nadia.Email!).Fill("Mot de passe", Password).PressAsync("Continuer");
        await (await visitor.OpenAsync("/connexion/secours")).Fill("Un code de secours", SecretCode.NewCode()).PressAsync("Entrer");

        Assert.Equal(["backup-code"], await RefusalsAsync(nadia));
    }

    [Fact]
    public async Task A_fresh_proof_that_fails_is_written()
    {
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, Password);
        var visitor = await portal.VisitorAsync(nadia);
        await (await visitor.OpenAsync("/connexion/confirmer")).Fill("Mot de passe", Password).Fill("Code de 6 chiffres", "000000").PressAsync("Confirmer");
        using var key = await portal.PostAsync("/connexion/confirmer?handler=Finish", await portal.SignInAsync(nadia), [KeyValuePair.Create("credential", "{}")]);
        Assert.Equal(["second-code", "passkey"], await RefusalsAsync(nadia));

        var (lina, _) = await portal.YoungPersonAsync();
        var (_, otherCard) = await portal.YoungPersonAsync();
        visitor = await portal.VisitorAsync(lina);
        await (await visitor.OpenAsync("/connexion/confirmer")).Fill("Les lettres et les chiffres de ta carte", otherCard).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Confirmer");
        Assert.Equal(["card-other"], await RefusalsAsync(lina));
    }

    [Fact]
    public async Task The_code_of_a_recovery_and_its_end_are_written()
    {
        var (nadia, karim) = (await portal.AccountAsync(Role.Professional), await portal.AccountAsync(Role.Professional, "Karim"));
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        var recovery = AccessRecovery.Start(lina.Id, child.Id, nadia.Id, portal.Clock.GetUtcNow());
        recovery.Confirm(karim.Id, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(async db => { db.Add(recovery); return await db.SaveChangesAsync(); });
        await portal.AsAsync(nadia, async services =>
        {
            await services.GetRequiredService<RemakeAccess>().CodeAsync(child.Id);
            await services.GetRequiredService<RemakeAccess>().CancelAsync(child.Id);
            await services.GetRequiredService<RemakeAccess>().CancelAsync(child.Id); // nothing left to cancel, nothing written
            return true;
        });

        Assert.Equal(["recovery.code", "recovery.cancelled"], await portal.WrittenAsync(lina.Id));
        Assert.Contains("a annulé la demande de refaire ton accès", (await (await portal.VisitorAsync(lina)).OpenAsync("/qui-a-regarde")).Text);
    }

    private Task<List<string?>> RefusalsAsync(Account account) => portal.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking()
        .Where(entry => entry.PersonId == account.Id && entry.Action == "session.refused" && entry.Result == AuditResult.Refused).OrderBy(entry => entry.Seq).Select(entry => entry.Reason).ToListAsync());
}

public sealed class AuditedAccessOnSqliteTests(SqlitePortal portal) : AuditedAccessTests(portal), IClassFixture<SqlitePortal>;

public sealed class AuditedAccessOnPostgresTests(PostgresPortal portal) : AuditedAccessTests(portal), IClassFixture<PostgresPortal>;
