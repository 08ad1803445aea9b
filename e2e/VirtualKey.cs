using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>A device that makes and keeps passkeys, as Chromium simulates one: the WebAuthn exchange is real (reference ID-28).</summary>
internal static class VirtualKey
{
    public static async Task AddAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
