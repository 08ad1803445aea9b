using System.Net;
using System.Text.Json;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Accounts;

/// <summary>The passkey ceremonies on the wire: what is asked of the device, and what a forged answer gets (ID-20 to ID-24).</summary>
public sealed class PasskeyTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task The_challenge_is_long_new_each_time_and_asks_for_the_owner()
    {
        var challenges = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            var (status, body) = await PostAsync("Options", new() { ["retour"] = "" });
            var options = JsonDocument.Parse(body).RootElement;

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal("required", options.GetProperty("userVerification").GetString());
            Assert.Equal("localhost", options.GetProperty("rpId").GetString());
            Assert.True(!options.TryGetProperty("allowCredentials", out var allowed) || allowed.GetArrayLength() == 0); // names nobody
            var challenge = options.GetProperty("challenge").GetString()!;
            Assert.True(challenge.Length >= 43, "32 bytes in base64url"); // ASVS 6.7.2 asks for 8 at least
            Assert.True(challenges.Add(challenge));
        }
    }

    [Theory]
    [InlineData("{}"), InlineData("[]"), InlineData("null"), InlineData("not json"), InlineData("\0"), InlineData("{\"id\":1}")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA","userHandle":null},"clientExtensionResults":{}}""")]
    public async Task A_forged_answer_is_refused_without_a_fault(string credential)
    {
        var visitor = await BeginAsync();
        var (status, body) = await visitor("Finish", new() { ["credential"] = credential });

        Assert.InRange((int)status, 400, 422); // 422 where the form itself says that something is missing
        Assert.DoesNotContain("Exception", body);
        Assert.Empty(portal.Faults.All);
    }

    [Fact]
    public async Task Without_a_challenge_there_is_no_answer_and_no_fault()
    {
        var (status, _) = await PostAsync("Finish", new() { ["credential"] = "{}" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty(portal.Faults.All);
    }

    [Fact]
    public async Task Only_somebody_who_just_signed_in_may_add_a_key()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await lina.OpenAsync("/mon-acces");
        Assert.Contains("Ajouter cet appareil", lina.Text);

        portal.Clock.Advance(TimeSpan.FromMinutes(9));
        await lina.OpenAsync("/accueil");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await lina.OpenAsync("/mon-acces");
        Assert.DoesNotContain("Ajouter cet appareil", lina.Text);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string handler, Dictionary<string, string> form) => await (await NewAsync())(handler, form);

    private async Task<Func<string, Dictionary<string, string>, Task<(HttpStatusCode, string)>>> BeginAsync()
    {
        var visitor = await NewAsync();
        await visitor("Options", new() { ["retour"] = "" });
        return visitor;
    }

    /// <summary>One browser: it keeps its cookies from one request to the next.</summary>
    private async Task<Func<string, Dictionary<string, string>, Task<(HttpStatusCode, string)>>> NewAsync()
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return async (handler, form) =>
        {
            using var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri($"https://localhost/connexion/cle?handler={handler}"))
            {
                Content = new FormUrlEncodedContent(form.Append(new("__RequestVerificationToken", token))),
            });
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        };
    }
}
