using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A secret vote of « Comité des jeunes » in real browsers: prepared, its keys made by three, cast on phones, sealed, opened by two.</summary>
internal static partial class VoteSteps
{
    /// <summary>The phrases of the three members of the bureau.</summary>
    public static readonly IReadOnlyList<string> Secrets = ["trois tortues vertes dansent", "une lampe bleue dans le bus", "quatre nuages sur la colline"];

    /// <summary>What is asked, and how one chooses.</summary>
    public sealed record Asked(string Title, string Question, string Method, string? Choices = null, string? Limit = null);

    /// <summary>Prepared for these days; its id.</summary>
    public static async Task<string> PrepareAsync(IPage desk, Asked vote, DateTimeOffset opens, DateTimeOffset closes)
    {
        await desk.GotoAsync("/comite/votes/nouveau");
        await desk.GetByLabel("Instance").SelectOptionAsync(new SelectOptionValue { Label = "Comité des jeunes" });
        await desk.GetByLabel("Titre").FillAsync(vote.Title);
        await desk.GetByLabel("La question").FillAsync(vote.Question);
        await desk.GetByText(vote.Method, new() { Exact = true }).ClickAsync();
        if (vote.Choices is not null) await desk.GetByLabel("Les choix").FillAsync(vote.Choices);
        if (vote.Limit is not null) await desk.GetByRole(AriaRole.Textbox, new() { Name = "Nombre" }).FillAsync(vote.Limit);
        await desk.GetByLabel("S’ouvre le").FillAsync(Steps.Typed(opens));
        await desk.GetByLabel("Se ferme le").FillAsync(Steps.Typed(closes));
        await desk.Button("Préparer").ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Conduire ce vote" }).WaitForAsync();
        return Id.Match(desk.Url).Value;
    }

    /// <summary>Three members, one of them young, each a phrase of their own; then the list is fixed.</summary>
    public static async Task CeremonyAsync(IPage desk, string id, params string[] bureau)
    {
        await desk.Link("Faire les clés").ClickAsync();
        foreach (var (name, number) in bureau.Select((name, number) => (name, number)))
        {
            var member = desk.GetByRole(AriaRole.Group, new() { Name = $"Membre {number + 1}" });
            await member.GetByLabel("Qui").SelectOptionAsync(new SelectOptionValue { Label = name });
            await member.GetByLabel("Sa phrase secrète").FillAsync(Secrets[number]);
            await member.GetByLabel("Sa phrase, encore une fois").FillAsync(Secrets[number]);
        }
        await desk.Button("Faire les clés").ClickAsync();
        await desk.GetByText("Les clés sont faites.").WaitForAsync();
        await desk.WaitForURLAsync($"**/{id}/conduire");
        await desk.Button("Fixer la liste").ClickAsync();
        await desk.GetByText("La liste est fixée\u00A0:").WaitForAsync();
    }

    /// <summary>On a phone: chosen, reread, one press; the ticket. Nothing of the choice goes over the wire, and what goes has one length.</summary>
    public static async Task<string> CastAsync(IPage page, string id, Func<IPage, Task> choose)
    {
        var sent = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST" && request.Url.Contains("handler=Cast", StringComparison.Ordinal)) sent.Add(request.PostData ?? ""); };
        await page.GotoAsync($"/comite/votes/{id}");
        await Expect(page.GetByText("Tu es sur la liste.")).ToBeVisibleAsync();
        await page.Link("Voter").ClickAsync();
        await choose(page);
        await page.Button("Relire mon choix").ClickAsync();
        await Expect(page.GetByText("Un vote ne se change pas.").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voter", Exact = true }).ClickAsync();
        var code = page.Locator("[data-code]");
        await Expect(code).Not.ToHaveTextAsync("····");
        await Expect(code).ToBeVisibleAsync();
        Assert.Matches(TicketCode, await code.InnerTextAsync());
        await Expect(page.Locator("[data-partie=choisir] input, [data-partie=relire] li")).ToHaveCountAsync(0);
        var ballot = Sealed.Match(Assert.Single(sent)).Groups["sealed"].Value;
        Assert.Equal(512, Uri.UnescapeDataString(ballot).Length);
        var ticket = await code.InnerTextAsync();
        await page.GotoAsync($"/comite/votes/{id}/voter");
        await Expect(page.GetByText("Ton vote est dans l’urne. Il ne se change pas.")).ToBeVisibleAsync();
        return ticket;
    }

    /// <summary>After the last day.</summary>
    public static async Task SealAsync(IPage desk, string id)
    {
        await desk.GotoAsync($"/comite/votes/{id}/conduire");
        await desk.Button("Fermer et sceller l’urne").ClickAsync();
        await desk.GetByText("L’urne est scellée\u00A0:").WaitForAsync();
    }

    /// <summary>The third and the first member open the urn together.</summary>
    public static async Task OpenUrnAsync(IPage desk, string id)
    {
        await desk.GotoAsync($"/comite/votes/{id}/depouiller");
        foreach (var (group, number) in new[] { ("Premier membre", 3), ("Deuxième membre", 1) })
        {
            var member = desk.GetByRole(AriaRole.Group, new() { Name = group });
            await member.GetByLabel("Qui").SelectOptionAsync($"{number}");
            await member.GetByLabel("Sa phrase secrète").FillAsync(Secrets[number - 1]);
        }
        await desk.Button("Ouvrir et compter").ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" }).WaitForAsync();
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Id { get; }

    [GeneratedRegex("^([0-9A-Z]{4} ?){3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TicketCode { get; }

    [GeneratedRegex("bulletin=(?<sealed>[^&]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sealed { get; }
}
