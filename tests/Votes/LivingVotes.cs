using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Votes;

/// <summary>A phone that votes at a process of its own: it sends one ciphertext, again and again the same.</summary>
internal sealed record VotingPhone(Account Voter, string Cookies, FormPass Pass, byte[] Ballot)
{
    public static async Task<VotingPhone> OfAsync(Portal portal, Account voter, byte[] ballot)
    {
        var session = await portal.SignInAsync(voter);
        var pass = await portal.FormPassAsync(session);
        return new VotingPhone(voter, $"{SessionCookie.Name}={session}; {pass.Cookie}", pass, ballot);
    }

    /// <summary>The ticket, or null for a refusal.</summary>
    public async Task<string?> SendAsync(HttpClient browser, Guid electionId, CancellationToken stop, byte[]? other = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/comite/votes/{electionId}/voter?handler=Cast")
        {
            Content = new FormUrlEncodedContent([new("bulletin", Convert.ToBase64String(other ?? Ballot)), new(Pass.Field, Pass.Token)]),
        };
        request.Headers.Host = PortalProcess.HostName;
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Origin", $"https://{PortalProcess.HostName}");
        request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        using var answer = await browser.SendAsync(request, stop);
        var page = await answer.Content.ReadAsStringAsync(stop);
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity) return null;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {page}");
        return JsonDocument.Parse(page).RootElement.GetProperty("code").GetString();
    }
}

/// <summary>Processes beside a portal, on its database and keys.</summary>
[UnsupportedOSPlatform("windows")]
internal static class LivingVotes
{
    private static readonly string[] Shared = ["Security:KeyFile", "Security:VaultFolder", "Security:ErasureLedger", "Database:ConnectionString", "Territory:Pack", "RateLimits:Scale"];

    public static PortalProcess Beside(this Portal portal, bool sharesFolder)
    {
        var process = new PortalProcess();
        foreach (var key in sharesFolder ? Shared.Append("Storage:Folder") : Shared) process.Settings[key] = portal.Setting(key);
        File.SetUnixFileMode(portal.Setting("Security:KeyFile"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return process;
    }

    public static HttpClient Phones(this PortalProcess process) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{process.Port}") };
}

/// <summary>On PostgreSQL, at the hour of the machine, beside processes that have no other.</summary>
public sealed class LivingPostgresPortal() : Portal(PostgresDatabase.WithTables())
{
    protected override TimeProvider Time => TimeProvider.System;

    /// <summary>Production refuses the fictional one.</summary>
    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Territory:Pack"] = "lyon";
        return settings;
    }
}
