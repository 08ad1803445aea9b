using ChildProtection.Features.Forums;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>The door of a stop.</summary>
internal static class ForumSteps
{
    /// <summary>A code is typed at the door; what is said of it.</summary>
    public static async Task EnterAsync(IPage door, string code, string said)
    {
        await door.GetByLabel("Code du billet").FillAsync(code);
        await door.Button("Faire entrer").ClickAsync();
        await Expect(door.Locator("[data-dit]").GetByText(said)).ToBeVisibleAsync();
    }

    /// <summary>How many came in, as the portal counts.</summary>
    public static Task<int> ArrivedAsync(Portal portal, Guid stop) => portal.WithDbAsync(db => db.ForumTickets.CountAsync(ticket => ticket.StopId == stop && ticket.ArrivedAt != null));
}
