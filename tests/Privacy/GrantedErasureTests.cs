using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>RGPD art. 12 and 17: the answer is read before the erasure, one may change one's mind, and the desk knows whom to speak with.</summary>
public abstract class GrantedErasureTests(Portal portal)
{
    [Fact]
    public async Task A_granted_erasure_waits_a_week_then_erases_everywhere_and_leaves_a_tombstone()
    {
        var (lina, child, nadia) = await LinaAsync();
        var session = await portal.SignInAsync(lina);
        var said = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Mes mots.");
        var sealedWords = await portal.WithDbAsync(db => db.Statements.Where(one => one.Id == said).Select(one => one.Text!).SingleAsync());
        var request = await GrantAsync(lina, "D’accord. Prends une copie avant.");

        var visitor = await portal.VisitorAsync(lina);
        var day = ChildProtection.Platform.Ui.FrenchDates.InWords(DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(7).DateTime));
        Assert.Contains($"Ton espace sera effacé le {day}. Tu peux changer d’avis.", (await visitor.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        Assert.Contains("D’accord. Prends une copie avant.", (await visitor.OpenAsync("/mes-donnees/demandes")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(6));
        await portal.DayAsync();
        Assert.True(await portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == lina.Id)));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.DayAsync();

        Assert.Null(await portal.WhoHasAsync(session));
        Assert.False(await portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == lina.Id)));
        Assert.False(await portal.WithDbAsync(db => db.Children.AnyAsync(one => one.Id == child.Id)));
        Assert.False(await portal.WithDbAsync(db => db.Statements.AnyAsync(one => one.AuthorId == lina.Id)));
        Assert.Null(await portal.WithVaultAsync(vault => vault.OpenAsync(VoiceData.Text, lina.Id, said, sealedWords))); // in a copy of the database, too
        var trace = await portal.WithDbAsync(db => db.RightsRequests.AsNoTracking().SingleAsync(one => one.Id == request));
        Assert.True(trace is { AccountId: null, Words: null, Answer: null, EraseAt: null, State: RightsState.Granted });
        var tombstones = (await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId).ToList();
        Assert.Contains(lina.Id, tombstones);
        Assert.Contains(child.Id, tombstones);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "data.erased" && entry.PersonId == lina.Id && entry.Reason == "request")));
        Assert.True(await portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == nadia.Id)));
    }

    [Fact]
    public async Task Whoever_changes_their_mind_within_the_week_stays()
    {
        var (lina, _, _) = await LinaAsync();
        var request = await GrantAsync(lina, "D’accord.");
        var visitor = await portal.VisitorAsync(lina);
        await visitor.OpenAsync("/mes-donnees/demandes");
        await visitor.PressAsync("Garder mon espace");
        Assert.Contains("Reprise", visitor.Text, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.DayAsync();

        Assert.True(await portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == lina.Id)));
        Assert.True(await portal.WithDbAsync(db => db.RightsRequests.AnyAsync(one => one.Id == request && one.State == RightsState.Withdrawn && one.EraseAt == null)));
        using var late = await portal.PostAsync("/mes-donnees/demandes/reprendre", await portal.SignInAsync(lina), [KeyValuePair.Create("id", request.ToString())]);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    /// <summary>The number that people at work use; the référent's name for the young, the address of an adult, to the named reader alone.</summary>
    [Fact]
    public async Task The_desk_says_whom_to_speak_with_and_only_to_the_named_reader()
    {
        var (lina, _, _) = await LinaAsync("Nadia Canari");
        var claire = await portal.AdultAsync(Role.Parent, "Claire", $"claire{SecretCode.NewKey()[..8].ToLowerInvariant()}@bureau.example");
        var (hers, hers2) = ((await portal.AskedAsync(lina, RightsKind.Access, "Le dossier.")).Id, (await portal.AskedAsync(claire, RightsKind.Access, "Le dossier.")).Id);
        var (young, adult) = (PersonReference.Shown((await portal.ReadAsync(lina.Id)).Reference), PersonReference.Shown((await portal.ReadAsync(claire.Id)).Reference));

        var camille = await portal.VisitorAsync(await OfficerAsync());
        await camille.OpenAsync($"/administration/demandes/{hers}");
        Assert.Contains(young, camille.Text, StringComparison.Ordinal);
        Assert.Contains("Nadia Canari", camille.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lina.Id.ToString(), camille.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"/administration/personnes/{lina.Id}", camille.Links);
        await camille.OpenAsync($"/administration/demandes/{hers2}");
        Assert.Contains(adult, camille.Text, StringComparison.Ordinal);
        Assert.Contains("@bureau.example", camille.Text, StringComparison.Ordinal);

        var other = await portal.VisitorAsync(Role.Administrator);
        Assert.Contains(young, (await other.OpenAsync("/administration/demandes")).Text, StringComparison.Ordinal);
        foreach (var id in new[] { hers, hers2 })
        {
            await other.OpenAsync($"/administration/demandes/{id}");
            Assert.DoesNotContain("Nadia Canari", other.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("@bureau.example", other.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_named_reader_gets_a_mail_with_a_request_and_one_more_a_week_before_the_end_once()
    {
        var (officer, claire) = (await OfficerAsync(), await portal.AdultAsync(Role.Parent, "Claire", "claire@rappel.example"));
        var before = await MailsAsync(MailTemplate.AnswerAwaited, Rights.OfficerAddress);
        (await portal.PostAsync("/mes-donnees/demandes", await portal.SignInAsync(claire),
            [KeyValuePair.Create("Kind", "Access"), KeyValuePair.Create("Words", "Le dossier."), KeyValuePair.Create("SubmissionKey", SecretCode.NewId().ToString())])).Dispose();
        Assert.Equal(before + 1, await MailsAsync(MailTemplate.AnswerAwaited, Rights.OfficerAddress));
        await portal.DayAsync();
        before = await MailsAsync(MailTemplate.AnswerAwaited, Rights.OfficerAddress); // others of this portal may have had their week

        portal.Clock.Advance(TimeSpan.FromDays(24));
        await portal.SignInAsync(officer);
        await portal.DayAsync();
        await portal.DayAsync();
        Assert.Equal(1, await NewMailsAsync());

        var request = await portal.WithDbAsync(db => db.RightsRequests.SingleAsync(one => one.AccountId == claire.Id));
        Assert.NotNull(request.RemindedAt);
        var camille = await portal.VisitorAsync(officer);
        await camille.OpenAsync($"/administration/demandes/{request.Id}");
        camille.Choose("Oui, c’est fait").Fill("Votre réponse", "Voici.");
        await camille.PressAsync("Envoyer la réponse");
        Assert.Equal(1, await MailsAsync(MailTemplate.News, "claire@rappel.example"));
    }

    private async Task<(Account Lina, Child Child, Account Nadia)> LinaAsync(string nadias = "Nadia")
    {
        await OfficerAsync();
        var nadia = await portal.AccountAsync(Role.Professional, nadias);
        var child = await portal.ChildOfAsync(nadia, "Lina");
        return ((await portal.YoungPersonAsync(child, "none")).Account, child, nadia);
    }

    private async Task<Guid> GrantAsync(Account asker, string answer)
    {
        var request = await portal.AskedAsync(asker, RightsKind.Erasure, "Je veux partir.");
        var camille = await portal.VisitorAsync(await OfficerAsync());
        await camille.OpenAsync($"/administration/demandes/{request.Id}");
        Assert.Contains("dans 7 jours", camille.Text, StringComparison.Ordinal);
        camille.Choose("Oui, c’est fait").Fill("Votre réponse", answer);
        await camille.PressAsync("Envoyer la réponse");
        return request.Id;
    }

    private async Task<Account> OfficerAsync() =>
        await portal.WithDbAsync(db => db.Users.SingleOrDefaultAsync(one => one.NormalizedEmail == portal.IndexOf(Rights.OfficerAddress))) ?? await portal.OfficerAsync();

    private Task<int> MailsAsync(MailTemplate template, string address) => portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.RecipientIndex == portal.IndexOf(address) && mail.Template == template));

    /// <summary>Of today: the purge removes older ones.</summary>
    private Task<int> NewMailsAsync()
    {
        var today = portal.Clock.GetUtcNow();
        return portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.RecipientIndex == portal.IndexOf(Rights.OfficerAddress) && mail.Template == MailTemplate.AnswerAwaited && mail.CreatedAt >= today));
    }
}

public sealed class GrantedErasureOnSqlite(SqlitePortal portal) : GrantedErasureTests(portal), IClassFixture<SqlitePortal>;

public sealed class GrantedErasureOnPostgres(PostgresPortal portal) : GrantedErasureTests(portal), IClassFixture<PostgresPortal>;
