using ChildProtection.Features.Votes.Counting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <content>The methods besides « pour ou contre » and the majority judgment.</content>
public sealed partial class VoteTests
{
    /// <summary>The three other methods: each chosen on a phone, sealed, opened and recounted.</summary>
    [Theory]
    [InlineData("Un seul choix", null, "La mer")]
    [InlineData("Plusieurs choix", "2", "La mer")]
    [InlineData("Partager un budget", "10", "La montagne")]
    public async Task Every_other_method_is_held_and_recounted(string method, string? limit, string winner)
    {
        var (young, runner) = await CommitteeAsync();
        var computer = await ComputerAsync(runner);
        var id = await PrepareAsync(computer, method, "La mer\nLa montagne\nLa ville", limit);
        await CeremonyAsync(computer, id, young);
        for (var number = 0; number < PublishedResult.FewestBallots; number++) await VoteAsync(young[number], id, page => ChooseAsync(page, method));
        await SealAsync(computer, id);
        await CountAsync(computer, id, null);
        await Expect(computer.GetByRole(AriaRole.Region, new() { Name = "Le résultat" }).GetByText(winner)).ToBeVisibleAsync();
        await RecountAsync(computer, id);
    }

    private static async Task ChooseAsync(IPage page, string method)
    {
        if (method == "Partager un budget")
        {
            await page.GetByLabel("La mer").FillAsync("4");
            await page.GetByLabel("La montagne").FillAsync("6");
            return;
        }
        await page.GetByText("La mer", new() { Exact = true }).ClickAsync();
        if (method == "Plusieurs choix") await page.GetByText("La ville", new() { Exact = true }).ClickAsync();
    }
}
