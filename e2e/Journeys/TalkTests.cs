using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>« Je veux parler à quelqu’un » on a small phone without scripts, and whoever is on duty who reads it and calls (N15).</summary>
[Collection(OnePortal.Name)]
public sealed class TalkTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_young_person_asks_and_sees_who_read_and_what_they_do_now()
    {
        var (young, guard) = (await Portal.AccountAsync(Role.YoungPerson, "Loutre qui parle"), await Portal.AccountAsync(Role.Moderator, "Nadia de garde"));
        await Portal.WithDbAsync(db => { db.Add(DutyShift.Plan(guard.Id, DutyKind.First, Portal.Now.AddHours(-1), Portal.Now.AddHours(4), Portal.Now)); return db.SaveChangesAsync(); });
        var (phone, desk) = (await PhoneAsync(young, scripts: false), await ComputerAsync(guard));

        await phone.GotoAsync("/aide");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Demander à parler à quelqu’un" }).ClickAsync();
        await Expect(phone.Locator("[data-qui-va-lire]")).ToContainTextAsync("Nadia de garde");
        await phone.GetByText("Appelez-moi").ClickAsync();
        await phone.GetByText("Dès que possible").ClickAsync();
        await phone.GetByLabel("Ton numéro, ou le lieu").FillAsync("01 99 00 11 22");
        await phone.GetByLabel("De quoi tu veux parler").FillAsync("Il me tape, j’ai peur de rentrer.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
        await Expect(phone.GetByText("Merci de l’avoir dit. C’est courageux.")).ToBeVisibleAsync();
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "Appeler le 119" })).ToBeVisibleAsync();
        Assert.InRange((await phone.Locator("main").BoundingBoxAsync())!.Width, 200, 360);

        await desk.GotoAsync("/protection");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Loutre qui parle" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Lire la demande" }).ClickAsync();
        await Expect(desk.GetByText("Il me tape")).ToBeHiddenAsync();
        await desk.GetByText("Montrer les mots").ClickAsync();
        await Expect(desk.GetByText("Il me tape")).ToBeVisibleAsync();
        await desk.GetByText("J’appelle maintenant").ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Le dire au jeune" }).ClickAsync();
        await Expect(desk.GetByText("Nadia de garde appelle maintenant.")).ToBeVisibleAsync();

        await phone.ReloadAsync();
        await Expect(phone.GetByText("Nadia de garde a lu")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Nadia de garde appelle maintenant.")).ToBeVisibleAsync();
    }
}
