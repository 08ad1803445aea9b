using ChildProtection.Platform.Identity;
using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>An adult's activation by password, from « Votre compte » on.</summary>
internal static class AdultWays
{
    /// <summary>Through both steps; gives the secret of the application. The code is computed for the time asked at the last moment.</summary>
    public static async Task<string> OpenWithPasswordAsync(IPage page, string name, string email, string password, Func<DateTimeOffset> time)
    {
        await page.GetByLabel("Le nom que les autres verront").FillAsync(name);
        await page.GetByLabel("Adresse e-mail").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer avec un mot de passe" }).ClickAsync();
        var secret = (await page.Locator(".code").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal).Trim();

        await TypeCodeAsync(page, Totp.Code(secret, time()));
        var isRefused = await page.Locator(".error-summary").CountAsync() > 0;
        if (isRefused) await TypeCodeAsync(page, Totp.Code(secret, time())); // the half minute turned meanwhile
        await page.GetByRole(AriaRole.Button, new() { Name = "C’est noté" }).ClickAsync(); // the recovery codes, shown once
        return secret;
    }

    private static async Task TypeCodeAsync(IPage page, string code)
    {
        await page.GetByLabel("Code de 6 chiffres").FillAsync(code);
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Terminer" }).ClickAsync(), answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }
}
