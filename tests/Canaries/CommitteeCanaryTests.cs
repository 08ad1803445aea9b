using System.IO.Compression;
using System.Net;
using ChildProtection.Features.Forums.Reach;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Canaries;

/// <summary>
/// Everybody around a committee, and everybody who is not of it, opens every page, print, feed and file that has to do with it, for
/// every id there is, and searches: what is held, withdrawn, not published or somebody else’s comes to nobody but its readers. Each
/// planted text was seen by one of them, or by somebody before it was withdrawn: the search is not blind.
/// </summary>
public sealed class CommitteeCanaryTests(CanaryPortal portal) : IClassFixture<CanaryPortal>
{
    private static readonly string[] Around = ["/comite", "/forums", "/ce-qui-a-change", "/accueil", "/calendrier"];
    private readonly CanaryCommittee committee = new(portal);
    private int asked, answered;

    [Fact]
    public async Task What_is_held_withdrawn_or_foreign_comes_to_nobody_but_its_readers()
    {
        await committee.LiveAsync();
        var lived = portal.Exchanges.Count;
        var endpoints = (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => !endpoint.IsPost && Around.Any(start => endpoint.Route.StartsWith(start, StringComparison.Ordinal))).ToList();
        var addresses = endpoints.ToDictionary(endpoint => endpoint.Key, endpoint => Addresses(endpoint).ToList());
        await WalkAsync(Wire.Stranger, null, addresses);
        foreach (var (who, visitor) in committee.People)
        {
            await WalkAsync(who, await portal.SignInAsync(visitor.Account), addresses);
            if (who is "sami" or "zoe" or "paule") await SearchAsync(visitor);
            await CopyAsync(who, visitor);
        }
        await FiguresAsync();
        await portal.SendMailsAsync();

        var (before, after) = (new CanarySearch(portal.Book), new CanarySearch(portal.Book));
        before.Exchanges(portal.Exchanges.Take(lived));
        after.Exchanges(portal.Exchanges.Skip(lived));
        after.Mails(portal.Mails.Sent.Select(mail => (mail.Recipient, mail.Text.Subject, mail.Text.Body)));
        after.Log(portal.Logged.Lines);
        await after.TablesAsync(portal);
        var faults = before.Faults.Where(fault => fault.Spot is not Spot.Page).Concat(after.Faults) // what was withdrawn since was rightly shown before
            .Where(fault => fault.Spot is not Spot.Database || !committee.InClear.Contains(fault.Canary)).ToList();
        var blind = committee.Planted.Where(one => one.Value.Readers.Count > 0 ? !after.IsShown(one.Value) : !before.WasSeen(one.Value)).Select(one => one.Key).ToList();

        Console.WriteLine($"{GetType().Name}: {committee.Planted.Count} texts planted, {committee.People.Count + 1} people, {asked} pages asked, {answered} answered, {after.Expected} times where it may be, {faults.Count} where it must not be.");
        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults.Select(fault => $"{committee.Planted.Single(one => one.Value == fault.Canary).Key}: {fault}").Distinct().Take(40))}");
        Assert.True(blind.Count == 0, $"Shown to nobody: {string.Join(", ", blind)}");
        Assert.True(answered > 500 && committee.Planted.Count > 30, "The walk looked at too little.");
    }

    /// <summary>Everything below « comité » that names something is asked for everything there is of its kind.</summary>
    private IEnumerable<string> Addresses(PortalEndpoint endpoint)
    {
        var names = endpoint.RouteParameters.ToList();
        if (names.Count == 0) return [endpoint.AddressWith(_ => "")];
        IEnumerable<string> first = endpoint.Route switch
        {
            var route when route.StartsWith("/comite/propositions", StringComparison.Ordinal) => committee.Told.Select(id => id.ToString()),
            var route when route.StartsWith("/comite/reunions", StringComparison.Ordinal) => committee.Meetings.Select(Last),
            var route when route.StartsWith("/comite/relectures", StringComparison.Ordinal) => committee.Reviews.Select(Last),
            var route when route.StartsWith("/comite/forums/billet", StringComparison.Ordinal) => committee.Tickets.Select(Last),
            var route when route.StartsWith("/comite/forums", StringComparison.Ordinal) || route.StartsWith("/forums", StringComparison.Ordinal) => committee.Forums.Select(forum => forum.Code),
            var route when route.StartsWith("/comite/instances", StringComparison.Ordinal) => ["jeunes", "parents"],
            _ => [],
        };
        return first.SelectMany(one => names.Count == 1 ? [endpoint.AddressWith(_ => one)] : committee.Stops.Select(stop => endpoint.AddressWith(name => name == names[0] ? one : $"{stop}")));
    }

    /// <summary>Each planted text but its last letter, so that the question itself is no find.</summary>
    private async Task SearchAsync(Visitor visitor)
    {
        foreach (var canary in committee.Planted.Where(one => one.Key.Contains("idea", StringComparison.Ordinal)).Select(one => one.Value)) await (await visitor.OpenAsync("/comite/propositions")).Fill("Chercher une idée", canary.Value[..^1]).PressAsync("Chercher");
    }

    /// <summary>The file of all that the portal keeps of somebody, which they take away.</summary>
    private async Task CopyAsync(string who, Visitor visitor)
    {
        using var answer = await portal.PostAsync("/mes-donnees/copie", await portal.SignInAsync(visitor.Account));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            portal.Exchanges.Enqueue(new(who, "POST", "/mes-donnees/copie", 200, null, [], entry.Name, MayBeKept: false, await reader.ReadToEndAsync()));
        }
    }

    private async Task WalkAsync(string who, string? session, IReadOnlyDictionary<string, List<string>> addresses)
    {
        using var client = portal.TappedClient(who);
        foreach (var list in addresses.Values)
            foreach (var address in list)
                if (!await AskAsync(address)) break; // « 403 », or to the sign-in page: the role alone decides, before any number is read

        async Task<bool> AskAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (session is not null) request.Headers.Add("Cookie", Wire.CookieOf(session));
            using var answer = await client.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{who} {address}: {answer.StatusCode}");
            (asked, answered) = (asked + 1, answered + (answer.StatusCode == HttpStatusCode.OK ? 1 : 0));
            return answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Found);
        }
    }

    /// <summary>The feed that a calendar fetches without a session, and the figures of the forum once it is over: as a reader of nothing would.</summary>
    private async Task FiguresAsync()
    {
        await WalkAsync("a calendar", null, Only($"/calendrier/{committee.Calendar}.ics"));
        Assert.Contains("SUMMARY:Réunion", portal.Exchanges.Last().Body, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(12));
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<CountReach>().CountAsync();
        var file = $"/comite/forums/{committee.Forums[0].Code}/chiffres/fichier";
        foreach (var who in new[] { "rose", "ines" })
        {
            await WalkAsync("a file of figures", await portal.SignInAsync(committee.People[who].Account), Only(file));
            Assert.Equal("text/csv", portal.Exchanges.Last().MediaType);
        }
    }

    private static Dictionary<string, List<string>> Only(string address) => new() { [address] = [address] };

    private static string Last(string address) => address.Split('/')[^1];
}
