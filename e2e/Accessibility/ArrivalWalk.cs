using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The pages before anybody has signed in whose forms refuse, and the steps that only an invitation or a password opens.</summary>
internal sealed class ArrivalWalk(PageWalk walk, IPage stranger, IPage adult)
{
    private const string Pin = "839162";

    public async Task RunAsync(string youngCode, string staffCode)
    {
        foreach (var address in new[] { "/connexion", "/connexion/adulte", "/bienvenue", "/affichage", "/livret/mes-droits", "/fiches/carte-vitale", "/mots/referent", "/recherche", "/erreur/429" })
            await walk.OpenAsync(stranger, address);
        await YoungAsync(youngCode);
        await AdultAsync(staffCode);
        await SecondFactorAsync();
    }

    private async Task YoungAsync(string code)
    {
        await BeginAsync(stranger, code, "/bienvenue/nom");
        await stranger.GotoAsync("/bienvenue/nom");
        await stranger.GetByRole(AriaRole.Radio).First.CheckAsync();
        await ContinueAsync(stranger, "/bienvenue/code-secret");
        await walk.OpenAsync(stranger, "/bienvenue/code-secret");
        await stranger.GotoAsync("/bienvenue/code-secret");
        await stranger.GetByLabel("Ton code secret de 6 chiffres").FillAsync(Pin);
        await stranger.GetByLabel("Encore une fois").FillAsync(Pin);
        await ContinueAsync(stranger, "/bienvenue/carte");
        await walk.OpenAsync(stranger, "/bienvenue/carte");
        await walk.OpenAsync(stranger, "/deconnexion");
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Me déconnecter" }).ClickAsync();
        await stranger.GetByText("C’est fini").WaitForAsync();
    }

    private async Task AdultAsync(string code)
    {
        await BeginAsync(adult, code, "/bienvenue/compte");
        await adult.GotoAsync("/bienvenue/compte");
        await adult.GetByLabel("Le nom que les autres verront").FillAsync("Marie-Christine");
        await adult.GetByLabel("Adresse e-mail").FillAsync(DemoPeople.LongAddress);
        await adult.GetByLabel("Mot de passe").FillAsync("cinq mots qui vont loin");
        await adult.GetByRole(AriaRole.Button, new() { Name = "Continuer avec un mot de passe" }).ClickAsync();
        await adult.WaitForURLAsync("**/bienvenue/double-code");
        await walk.OpenAsync(adult, "/bienvenue/double-code");
    }

    private async Task SecondFactorAsync()
    {
        await stranger.GotoAsync("/connexion/adulte");
        await stranger.GetByLabel("Adresse e-mail").FillAsync("paul.martin@demo.example");
        await stranger.GetByLabel("Mot de passe").FillAsync(DemoPeople.Password);
        await ContinueAsync(stranger, "/connexion/code");
        await walk.OpenAsync(stranger, "/connexion/code");
        await walk.OpenAsync(stranger, "/connexion/secours");
    }

    private async Task BeginAsync(IPage page, string code, string next)
    {
        await page.GotoAsync("/bienvenue");
        await page.GetByLabel("Le code de l’invitation").FillAsync(code);
        await ContinueAsync(page, next);
        await walk.OpenAsync(page, next);
    }

    private static async Task ContinueAsync(IPage page, string next)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"**{next}");
    }
}
