using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A meeting of « Comité des jeunes » as its facilitator and its members prepare it.</summary>
internal static class MeetingSteps
{
    /// <summary>Announced for that day, from 14:00 to 16:00; its address.</summary>
    public static async Task<string> PlanAsync(IPage desk, DateTimeOffset day, int places)
    {
        await desk.GotoAsync("/comite/reunions/preparer");
        await desk.GetByLabel("Instance").SelectOptionAsync("Comité des jeunes");
        await desk.GetByText("Une réunion", new() { Exact = true }).ClickAsync();
        await desk.GetByLabel("Le jour").FillAsync(Steps.Typed(day));
        await desk.GetByLabel("Elle commence à").FillAsync("14:00");
        await desk.GetByLabel("Elle finit à").FillAsync("16:00");
        await desk.GetByLabel("Le lieu").FillAsync("La salle des fêtes, place du Port");
        await desk.GetByLabel("Nombre de places").FillAsync($"{places}");
        await desk.Button("Annoncer la réunion").ClickAsync();
        await Expect(desk.GetByText("La salle des fêtes, place du Port")).ToBeVisibleAsync();
        return new Uri(desk.Url).AbsolutePath;
    }

    /// <summary>A member proposes a point, and the facilitator publishes it for the group.</summary>
    public static async Task PutPointAsync(IPage member, IPage desk, string meeting, string words)
    {
        await member.GotoAsync($"{meeting}/points");
        await member.GetByLabel("De quoi veux-tu parler").FillAsync(words);
        await member.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
        await Expect(member.GetByText("Un animateur va lire")).ToBeVisibleAsync();
        await desk.GotoAsync($"{meeting}/points/a-lire");
        await desk.Button("Publier au nom du groupe").ClickAsync();
        await Expect(desk.GetByText("Aucun texte n’attend.")).ToBeVisibleAsync();
    }
}
