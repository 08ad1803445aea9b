using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Canaries;

/// <summary>
/// A parent walks all that a parent has, link by link and form by form, reads the mails, then asks every endpoint for every
/// number the portal ever drew: of the child's own words, the pseudonym, the place of life, the other parent, nothing comes
/// (R03). Who may read what is what <see cref="CanaryFamily"/> planted.
/// </summary>
public abstract class ParentWalkTests(CanaryPortal portal)
{
    [Fact]
    public async Task A_parent_finds_nothing_of_the_child_s_own_space()
    {
        var trial = await CanaryTrial.RunAsync(portal, families: 1, walks: false);
        var family = Assert.Single(trial.Families);
        var before = portal.Exchanges.Count;
        var (pages, forms, guesses, statuses) = (0, 0, 0, new Dictionary<int, int>());
        foreach (var who in new[] { family.Mother, family.Father })
        {
            var account = await AccountOfAsync(who);
            var walk = await new Spider(await portal.BrowserAsync(who, account)).WalkAsync("/", "/accueil", "/plan-du-site", "/mon-enfant");
            pages += walk.Pages.Count;
            var parent = new Guesser(portal, who, account);
            foreach (var (address, fields) in walk.Forms)
            {
                await parent.PostAsync(address, fields);
                forms++;
            }
            var closed = new Dictionary<string, int>();
            foreach (var (endpoint, address, fields) in await GuessesAsync())
            {
                if (closed.GetValueOrDefault(endpoint.Key) >= Enough) continue; // « 403 »: the role alone decides, before any number is read
                var status = endpoint.IsPost ? await parent.PostAsync(address, fields) : await parent.GetAsync(address, fields);
                if (status == 403) closed[endpoint.Key] = closed.GetValueOrDefault(endpoint.Key) + 1;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                guesses++;
            }
        }
        var search = new CanarySearch(portal.Book);
        search.Exchanges(portal.Exchanges.Skip(before));
        search.Mails(portal.Mails.Sent.Select(mail => (mail.Recipient, mail.Text.Subject, mail.Text.Body)));

        Console.WriteLine($"{GetType().Name}: {pages} pages, {forms} forms, {guesses} guesses ({string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}), "
            + $"{portal.Mails.Sent.Count} mails, {search.Expected} own words seen, {search.Faults.Count} finds.");
        Assert.True(search.Faults.Count == 0, string.Join('\n', search.Faults.Take(40)));
        Assert.True(pages > 40 && guesses > 1_000, "The walk looked at too little.");
        Assert.True(search.Expected > 20, "A parent saw nothing, not even what is theirs: the walk is blind.");
        Assert.DoesNotContain(statuses.Keys, status => status >= 500);
    }

    /// <summary>Control: had the portal let one guess through, it would have been found.</summary>
    [Fact]
    public async Task A_word_that_came_would_be_found()
    {
        var book = new CanaryBook();
        var word = book.Word(CanaryKind.Statement, "jeune 1");
        var search = new CanarySearch(book);
        search.Exchanges([new("mère 1", "GET", "https://localhost/mon-enfant", 200, null, [], "text/html", false, $"<p>{word.ToLowerInvariant()}</p>")]);

        Assert.Equal(Spot.Page, Assert.Single(search.Faults).Spot);
        await Task.CompletedTask;
    }

    /// <summary>Every number in the tables, in every place of every address and form that takes one; and every name in every question.</summary>
    private async Task<List<(PortalEndpoint Endpoint, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)>> GuessesAsync()
    {
        var numbers = await NumbersAsync();
        var guesses = new List<(PortalEndpoint, string, IReadOnlyList<KeyValuePair<string, string>>)>();
        foreach (var (turn, endpoint) in (await PortalEndpoint.AllAsync(portal.Services)).Index())
        {
            var names = endpoint.RouteParameters.Concat(endpoint.Parameters).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (endpoint.Route == "/deconnexion" || names.Count == 0) continue;
            var takesNumbers = endpoint.RouteParameters.Any() || names.Any(name => name.EndsWith("id", StringComparison.OrdinalIgnoreCase));
            var step = Math.Min(takesNumbers ? NumbersOfEach : NumbersOfEach * 9, numbers.Count); // at least one at each place
            foreach (var number in numbers.Where((_, at) => (at + turn) % step == 0))
                guesses.Add((endpoint, endpoint.AddressWith(_ => number), [.. names.Select(name => KeyValuePair.Create(name, number))]));
        }
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => !endpoint.IsPost && !endpoint.RouteParameters.Any()))
            foreach (var names in new string[][] { ["q", "recherche", "format"], ["id", "enfant", "childId", "accountId"] }) // asked together: a page that knows none of them is the same page
                foreach (var value in portal.Book.All.Where(canary => canary.Kind is CanaryKind.FirstName or CanaryKind.Pseudonym).Select(canary => canary.Value[..^3]).Append(numbers[0])) // a search would give the whole
                    guesses.Add((endpoint, endpoint.Route, [.. names.Select(name => KeyValuePair.Create(name, value))]));
        return guesses;
    }

    /// <summary>The ids of people, children, links, words, invitations, places, decisions, sessions: one of each kind for each person is enough for each place.</summary>
    private Task<List<string>> NumbersAsync() => portal.WithDbAsync(async db =>
    {
        var all = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var (table, column) in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Where(property => property.ClrType == typeof(Guid) && property.IsPrimaryKey())
            .Select(property => (entity.GetTableName()!, property.GetColumnName()))).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of our own model.
            command.CommandText = $"SELECT \"{column}\" FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            for (var row = 0; row < MostEach && await reader.ReadAsync(); row++) all.Add(Guid.Parse(reader.GetValue(0).ToString()!).ToString());
        }
        return all.Distinct().ToList();
    });

    /// <summary>Doors are the same on both databases: one tries one number in four at each place, the next place the next ones; the other one in twenty-four.</summary>
    private protected virtual int NumbersOfEach => 4;

    private const int MostEach = 12;
    private const int Enough = 3;

    private Task<ChildProtection.Platform.Identity.Account> AccountOfAsync(string who) => portal.WithDbAsync(async db =>
        (await db.Users.AsNoTracking().Where(account => account.Role == Role.Parent).ToListAsync()).Single(account => account.DisplayName.StartsWith(who.StartsWith('m') ? "Claire" : "Marc", StringComparison.Ordinal)));

    /// <summary>A parent who asks for what no page of theirs names, each time with a session that holds.</summary>
    private sealed class Guesser(CanaryPortal portal, string who, ChildProtection.Platform.Identity.Account account)
    {
        private const int EachSession = 200;
        private readonly HttpClient client = portal.TappedClient(who);
        private string session = "";
        private FormPass? pass;
        private int asked;

        public Task<int> GetAsync(string address, IReadOnlyList<KeyValuePair<string, string>> fields) =>
            SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{address}{(address.Contains('?') ? '&' : '?')}{string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))}"));

        public async Task<int> PostAsync(string address, IReadOnlyList<KeyValuePair<string, string>> fields)
        {
            await RenewAsync();
            return await SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
            {
                Headers = { { "Origin", "https://localhost" } },
                Content = new FormUrlEncodedContent(fields.Where(field => field.Key != pass!.Field).Append(KeyValuePair.Create(pass!.Field, pass.Token))),
            });
        }

        private async Task<int> SendAsync(HttpRequestMessage request)
        {
            await RenewAsync();
            request.Headers.TryAddWithoutValidation("Cookie", $"{Wire.CookieOf(session)}; {pass!.Cookie}");
            using (request)
            using (var answer = await client.SendAsync(request))
            {
                if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal))) asked = 0; // the session ended
                return (int)answer.StatusCode;
            }
        }

        private async Task RenewAsync()
        {
            if (asked++ % EachSession != 0) return;
            session = await portal.SignInAsync(account);
            pass = await portal.FormPassAsync(session);
        }
    }
}

public sealed class ParentWalkOnSqlite(CanaryPortal portal) : ParentWalkTests(portal), IClassFixture<CanaryPortal>;

public sealed class ParentWalkOnPostgres(CanaryPostgresPortal portal) : ParentWalkTests(portal), IClassFixture<CanaryPostgresPortal>
{
    private protected override int NumbersOfEach => 40;
}
