using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Canaries;

/// <summary>A journey on one portal, the walks after it, and the search.</summary>
internal sealed class CanaryTrial
{
    private static readonly string[] Entrances = ["/", "/accueil", "/plan-du-site"];
    private readonly CanaryPortal portal;

    private CanaryTrial(CanaryPortal portal) => this.portal = portal;

    public List<CanaryFamily> Families { get; } = [];

    public int Pages { get; private set; }

    public int People { get; private set; }

    public List<string> Broken { get; } = [];

    /// <summary>What stopped the journey; a leaky portal may not even let it finish.</summary>
    public Exception? Stopped { get; private set; }

    public static async Task<CanaryTrial> RunAsync(CanaryPortal portal, int families, bool walks = true, bool goesOn = false)
    {
        var trial = new CanaryTrial(portal);
        var ground = new PortalGround(portal);
        var professionals = Enumerable.Range(1, families).SelectMany(number => new[] { $"référent {number}", $"éducateur {number}", $"collègue {number}" }).Append(Role.Professional).ToList();
        try
        {
            for (var number = 1; number <= families; number++)
            {
                trial.Families.Add(new CanaryFamily(ground, number, professionals));
                await trial.Families[^1].LiveAsync();
            }
            await portal.SendMailsAsync();
            if (walks) await trial.WalkAsync();
        }
        catch (Exception failure) when (goesOn)
        {
            trial.Stopped = failure;
        }
        return trial;
    }

    public async Task<CanarySearch> SearchAsync()
    {
        var search = new CanarySearch(portal.Book);
        search.Exchanges(portal.Exchanges);
        search.Mails(portal.Mails.Sent.Select(mail => (mail.Recipient, mail.Text.Subject, mail.Text.Body)));
        search.Log(portal.Logged.Lines);
        search.Files(Path.GetDirectoryName(portal.StoredFile("x"))!); // as a thief finds them while it runs
        search.Files(SharedVault.Folder);
        await search.TablesAsync(portal);
        search.Files(Path.GetDirectoryName(portal.StoredFile("x"))!); // and after the journal went into the file
        return search;
    }

    /// <summary>Somebody of each role who knows nobody, everywhere; then everybody of the families, where only they go.</summary>
    private async Task WalkAsync()
    {
        var open = await WalkAsync("visiteur", await portal.BrowserAsync("visiteur"), []);
        // Chapters and sheets are the same text for everybody: a few of them show what a role adds to such a page.
        var texts = open.Pages.Where(page => page.StartsWith("/livret/", StringComparison.Ordinal) || page.StartsWith("/fiches/", StringComparison.Ordinal)).Skip(8).ToHashSet();
        if (portal is not LeakyPortal)
            foreach (var role in Role.All)
                await WalkAsync(role, await portal.BrowserAsync(role, await portal.AccountAsync(role, $"Sam {portal.Book.Word(CanaryKind.AdultName, Role.IsStaff(role) ? [role, PortalGround.Administrator] : [role])}")), texts);
        foreach (var (who, browser) in Families.SelectMany(family => family.Browsers)) await WalkAsync(who, browser, open.Pages.Except(Entrances).ToHashSet());
    }

    private async Task<Spider> WalkAsync(string who, Visitor browser, IReadOnlyCollection<string> without)
    {
        var walk = await new Spider(browser, without).WalkAsync(Entrances);
        (Pages, People) = (Pages + walk.Pages.Count, People + 1);
        Broken.AddRange(walk.Broken.Select(address => $"{who}: {address}"));
        return walk;
    }
}
