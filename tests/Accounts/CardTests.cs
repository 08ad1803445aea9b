using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>Card and PIN: what a guesser can do, and what the owner still can (ID-03), on both databases.</summary>
public abstract class CardTests(Portal portal)
{
    [Fact]
    public async Task Five_wrong_PINs_make_the_card_rest_and_fifteen_minutes_later_the_owner_comes_in()
    {
        var (_, card) = await portal.YoungPersonAsync();
        for (var i = 0; i < PersonalCard.TriesBeforePause; i++)
            Assert.Contains(OpenWithCard.Wrong, (await TryAsync(card, "905713")).Text);

        Assert.Contains(OpenWithCard.Paused, (await TryAsync(card, People.Pin)).Text);
        portal.Clock.Advance(PersonalCard.Pause);
        Assert.Equal("/accueil", (await TryAsync(card, People.Pin)).Path);
    }

    [Fact]
    public async Task Twenty_wrong_PINs_void_the_card_for_good()
    {
        var (_, card) = await portal.YoungPersonAsync();
        for (var i = 0; i < PersonalCard.TriesBeforeVoid; i++)
        {
            if (i > 0 && i % PersonalCard.TriesBeforePause == 0) portal.Clock.Advance(PersonalCard.Pause);
            await TryAsync(card, "905713");
        }

        portal.Clock.Advance(PersonalCard.Pause);
        Assert.Contains(OpenWithCard.Void, (await TryAsync(card, People.Pin)).Text);
    }

    [Fact]
    public async Task Forty_parallel_guesses_get_no_more_tries_than_five()
    {
        var (_, card) = await portal.YoungPersonAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(card, "905713")));

        var hash = SecretCode.Hash(card);
        Assert.Equal(PersonalCard.TriesBeforePause, await portal.WithDbAsync(db => db.Cards.Where(c => c.SecretHash == hash).Select(c => c.FailedTries).SingleAsync()));
    }

    /// <summary>Without the card nobody can lock anybody out: an unknown card and a wrong PIN look alike.</summary>
    [Fact]
    public async Task An_unknown_card_and_a_wrong_PIN_get_the_same_answer()
    {
        var (_, card) = await portal.YoungPersonAsync();

        var wrongPin = await TryAsync(card, "905713");
        var unknownCard = await TryAsync(SecretCode.NewCode(), People.Pin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongPin.Status);
        Assert.Equal((wrongPin.Status, wrongPin.Text), (unknownCard.Status, unknownCard.Text));
    }

    [Fact]
    public async Task A_disabled_account_does_not_come_in()
    {
        var (account, card) = await portal.YoungPersonAsync();
        var now = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.DisabledAt, now)));

        Assert.Contains(OpenWithCard.Void, (await TryAsync(card, People.Pin)).Text);
    }

    [Fact]
    public async Task A_shared_device_forgets_after_ten_quiet_minutes()
    {
        var (_, card) = await portal.YoungPersonAsync();
        var visitor = await TryAsync(card, People.Pin);
        portal.Clock.Advance(SessionProfile.SharedDevice.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal("/accueil", (await visitor.OpenAsync("/accueil")).Path);
        portal.Clock.Advance(SessionProfile.SharedDevice.Idle + TimeSpan.FromMinutes(1));

        Assert.Equal("/connexion", (await visitor.OpenAsync("/accueil")).Path);
    }

    private async Task<Visitor> TryAsync(string card, string pin)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        return await visitor.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", pin).PressAsync("Entrer");
    }
}

public sealed class CardOnSqliteTests(SqlitePortal portal) : CardTests(portal), IClassFixture<SqlitePortal>;

public sealed class CardOnPostgresTests(PostgresPortal portal) : CardTests(portal), IClassFixture<PostgresPortal>;
