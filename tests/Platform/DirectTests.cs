using System.Net;
using ChildProtection.Platform.Direct;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>The socket of signed-in pages: who may open it, and how it closes (V4.4.2, V4.4.3, V8.3.2, ID-60, QA-05).</summary>
public abstract class DirectTests(Portal portal)
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    /// <summary>V4.4.2: a handshake from elsewhere is refused before it becomes a socket.</summary>
    [Theory, InlineData("https://evil.example"), InlineData("null"), InlineData(""), InlineData("http://localhost"), InlineData("https://localhost.evil.example"), InlineData(null)]
    public async Task A_handshake_from_elsewhere_gets_403(string? origin)
    {
        var session = await portal.SessionOfAsync(Role.YoungPerson);
        foreach (var (method, address) in new[] { (HttpMethod.Get, "/direct"), (HttpMethod.Post, "/direct/negotiate?negotiateVersion=1") })
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.TryAddWithoutValidation("Origin", origin ?? "");
            if (origin is null) request.Headers.Remove("Origin");
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            using var client = new HttpClient(portal.Server.CreateHandler()) { BaseAddress = portal.ClientOptions.BaseAddress };
            request.Headers.TryAddWithoutValidation("Cookie", Wire.CookieOf(session));
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_socket_from_elsewhere_is_not_opened() =>
        await Assert.ThrowsAnyAsync<Exception>(async () => await DirectSocket.OpenAsync(portal, await portal.SessionOfAsync(Role.YoungPerson), "https://evil.example"));

    /// <summary>V4.4.3: the cookie session and nothing else; a token in the address is nobody's.</summary>
    [Fact]
    public async Task Without_session_there_is_no_socket_whatever_the_address_says()
    {
        var session = await portal.SessionOfAsync(Role.YoungPerson);
        await Assert.ThrowsAnyAsync<Exception>(() => DirectSocket.OpenAsync(portal, session: null));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/direct/negotiate?access_token={session}") { Headers = { { "Origin", "https://localhost" } } };
        using var answer = await portal.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task It_says_how_long_the_session_lasts_and_asking_does_not_prolong_it()
    {
        var account = await portal.AccountAsync(Role.YoungPerson);
        var session = await portal.SignInAsync(account);
        await using var socket = await DirectSocket.OpenAsync(portal, session);
        Assert.InRange(await socket.CallAsync("Left"), 541, 600); // the idle time counts from the whole minute
        portal.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.InRange(await socket.CallAsync("Left"), 301, 360);
        Assert.InRange(await socket.CallAsync("Stay"), 541, 600);
        portal.Clock.Advance(TimeSpan.FromMinutes(8));
        Assert.NotNull(await portal.WhoHasAsync(session)); // ten minutes would have passed without « Rester »
    }

    /// <summary>The absolute end does not move, however often one stays.</summary>
    [Fact]
    public async Task Staying_does_not_move_the_absolute_end()
    {
        var session = await portal.SignInAsync(await portal.AccountAsync(Role.YoungPerson));
        for (var minutes = 0; minutes < 112; minutes += 8)
        {
            await using var socket = await DirectSocket.OpenAsync(portal, session);
            await socket.CallAsync("Stay");
            portal.Clock.Advance(TimeSpan.FromMinutes(8));
        }
        await using var last = await DirectSocket.OpenAsync(portal, session);
        Assert.Equal(480, await last.CallAsync("Stay"));
        portal.Clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Null(await portal.WhoHasAsync(session));
    }

    /// <summary>V7.4.1: signing out closes the sockets of that session and no other.</summary>
    [Fact]
    public async Task Signing_out_closes_the_socket_of_that_device_only()
    {
        var account = await portal.AccountAsync(Role.Parent);
        var (phone, computer) = (await portal.SignInAsync(account), await portal.SignInAsync(account));
        await using var onPhone = await DirectSocket.OpenAsync(portal, phone);
        await using var onComputer = await DirectSocket.OpenAsync(portal, computer);

        await portal.SignOutAsync(phone);

        Assert.NotNull(await onPhone.ClosedWithinAsync(FiveSeconds));
        Assert.InRange(await onComputer.CallAsync("Left"), 1, 3_600);
    }

    /// <summary>ID-60: whatever ended the session, even a change by hand in the database, the sweep sees it.</summary>
    [Theory, InlineData("disabled"), InlineData("role"), InlineData("idle"), InlineData("row")]
    public async Task The_sweep_closes_what_nobody_announced(string how)
    {
        var account = await portal.AccountAsync(Role.Professional);
        var session = await portal.SignInAsync(account);
        await using var socket = await DirectSocket.OpenAsync(portal, session);
        await using var other = await DirectSocket.OpenAsync(portal, await portal.SignInAsync(await portal.AccountAsync(Role.Mentor), SessionProfile.OwnDevice));
        await using var third = await DirectSocket.OpenAsync(portal, await portal.SignInAsync(await portal.AccountAsync(Role.Mentor), SessionProfile.OwnDevice));

        var now = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(db => how switch
        {
            "disabled" => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.DisabledAt, now)),
            "role" => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.Role, Role.Observer)),
            "idle" => db.Set<SignInSession>().Where(row => row.AccountId == account.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.LastSeenAt, now - TimeSpan.FromMinutes(31))),
            _ => db.Set<SignInSession>().Where(row => row.AccountId == account.Id).ExecuteDeleteAsync(),
        });
        var sent = await portal.Sql.OfAsync(async () => Assert.InRange(await SweepAsync(), 0, 1)); // none when the portal's own sweep has just passed

        Assert.InRange(sent, 1, 2); // one question for all three sockets; the portal's own sweep may ask its own at this instant
        Assert.NotNull(await socket.ClosedWithinAsync(FiveSeconds));
        Assert.True(await other.CallAsync("Left") > 0);
    }

    /// <summary>ID-60: a call more than five seconds after the end is refused even if the socket was left open.</summary>
    [Fact]
    public async Task A_call_asks_again_whether_the_session_lives()
    {
        var account = await portal.AccountAsync(Role.Professional);
        await using var socket = await DirectSocket.OpenAsync(portal, await portal.SignInAsync(account));
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.DisabledAt, portal.Clock.GetUtcNow())));
        portal.Clock.Advance(DirectConnections.Trusted);

        await Assert.ThrowsAsync<EndOfStreamException>(() => socket.CallAsync("Left"));
    }

    private async Task<int> SweepAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await SweepSessions.SweepAsync(
            portal.Services.GetRequiredService<DirectConnections>(), scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>(), portal.Clock.GetUtcNow());
    }
}

public sealed class DirectOnSqlite(SqlitePortal portal) : DirectTests(portal), IClassFixture<SqlitePortal>;

public sealed class DirectOnPostgres(PostgresPortal portal) : DirectTests(portal), IClassFixture<PostgresPortal>;
