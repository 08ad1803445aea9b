using AngleSharp.Html.Parser;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Tests.Architecture;

/// <summary>
/// Who reaches what (web/access-matrix.csv): every endpoint is listed, and every cell is opened (QA-01) on SQLite, each row by one person on PostgreSQL.
/// The « lien » cells on people who are there: <see cref="RelationCellsTests"/>.
/// </summary>
public abstract class AccessMatrixTests(Portal portal)
{
    private static readonly IReadOnlyList<AccessRow> Rows = AccessMatrix.Read();

    private readonly Dictionary<string, string?> refused = [];
    private readonly Dictionary<string, FormPass> passes = [];

    public static TheoryData<string> People => [.. AccessMatrix.People];

    [Fact]
    public async Task Every_endpoint_has_its_row_and_every_row_its_endpoint()
    {
        var endpoints = await PortalEndpoint.AllAsync(portal.Services);
        var faults = AccessMatrix.Faults(Rows, endpoints).ToList();
        Assert.Empty(faults);

        var cells = (await CellsAsync()).ToList();
        var asserted = AccessMatrix.People.Sum(person => cells.Where((_, at) => IsOpened(at, person)).Count()); // each of them is opened by « Each_cell_holds »
        var all = endpoints.Count * AccessMatrix.People.Count;
        var withRelation = cells.Sum(cell => cell.Row.Cells.Values.Count(value => value == AccessMatrix.WithRelation));
        Console.WriteLine($"{GetType().Name}: {asserted} of {all} cells asserted ({100 * asserted / all} %), {withRelation} of them with relations, {endpoints.Count} endpoints, {faults.Count} unlisted.");
        Assert.Equal(all / CellsOfEach, asserted);
    }

    /// <summary>POST cells of whoever may send twice: without anti-forgery token, which is refused, and with one.</summary>
    [Theory, MemberData(nameof(People))]
    public async Task Each_cell_holds(string person)
    {
        var faults = new List<string>();
        foreach (var (endpoint, row) in (await CellsAsync()).Where((cell, at) => IsOpened(at, person)))
            foreach (var withToken in endpoint.IsPost && IsPage(endpoint) ? row.Cells[person] == AccessMatrix.No ? [true] : new[] { false, true } : [false])
            {
                using var answer = await AnswerAsync(endpoint, person, withToken, row.Cells[person] == AccessMatrix.No);
                var allowed = Judgement.Allowed(endpoint, row.Cells[person], person, IsPage(endpoint), withToken);
                if (!allowed.Contains(Judgement.Of(answer)))
                    faults.Add($"{endpoint.Key}{(withToken ? " with token" : "")} is « {row.Cells[person]} » for {person}, but answers {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What one has no relation to looks exactly like what does not exist.</summary>
    [Fact]
    public async Task A_hidden_thing_looks_absent()
    {
        var faults = new List<string>();
        foreach (var (endpoint, row) in (await CellsAsync()).Where(cell => !cell.Endpoint.IsPost))
            foreach (var person in AccessMatrix.People.Where(person => row.Cells[person] == AccessMatrix.WithRelation))
            {
                using var hidden = await AnswerAsync(endpoint, person, withToken: false);
                using var absent = await portal.GetAsync("/rien-de-tel", Wire.CookieOf(await portal.SessionOfAsync(person)));
                if (hidden.StatusCode != absent.StatusCode || await MainPartAsync(hidden) != await MainPartAsync(absent)) faults.Add($"{endpoint.Key} as {person}");
            }
        Assert.Empty(faults);
    }

    /// <summary>Control: had a public page been listed as closed, or a closed one as public, the judge would have said so.</summary>
    [Fact]
    public async Task A_planted_wrong_cell_is_seen()
    {
        var home = (await PortalEndpoint.AllAsync(portal.Services)).Single(endpoint => endpoint.Key == "GET /");
        using var answer = await AnswerAsync(home, Role.Parent, withToken: false);

        Assert.DoesNotContain(Judgement.Of(answer), Judgement.Allowed(home, AccessMatrix.No, Role.Parent, isPage: true, withToken: false));
        Assert.DoesNotContain(Judgement.Of(answer), Judgement.Allowed(home, AccessMatrix.WithRelation, Role.Parent, isPage: true, withToken: false));
        Assert.DoesNotContain(Outcome.SentToSignIn, Judgement.Allowed(home, AccessMatrix.Yes, Role.Parent, isPage: true, withToken: false));
        Assert.DoesNotContain(Outcome.Forbidden, Judgement.Allowed(home, AccessMatrix.Yes, Role.Parent, isPage: true, withToken: false));
    }

    /// <summary>Cells are decided before a database is asked: all on one, every ninth of each person on the other, so that each row is opened by one.</summary>
    private protected virtual int CellsOfEach => 1;

    private bool IsOpened(int at, string person) => (at + AccessMatrix.People.ToList().IndexOf(person)) % CellsOfEach == 0;

    private static bool IsPage(PortalEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>Unlisted endpoints are the first test's business.</summary>
    private async Task<IEnumerable<(PortalEndpoint Endpoint, AccessRow Row)>> CellsAsync() =>
        (await PortalEndpoint.AllAsync(portal.Services)).Join(Rows.DistinctBy(row => row.Endpoint), endpoint => endpoint.Key, row => row.Endpoint, (endpoint, row) => (endpoint, row));

    /// <summary>Somebody new each time, whom no other cell changed; whoever is refused everything changes nothing and is asked again.</summary>
    private async Task<HttpResponseMessage> AnswerAsync(PortalEndpoint endpoint, string person, bool withToken, bool isRefused = false)
    {
        if (!isRefused || !refused.TryGetValue(person, out var session)) session = await portal.SessionOfAsync(person);
        if (isRefused) refused[person] = session;
        var address = endpoint.AddressWith(UnknownValues.Of);
        return endpoint.IsPost ? await portal.PostAsync(address, session, fields: null, withToken ? await PassAsync(session, isRefused) : null)
            : await portal.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), address) { Headers = { { "Origin", "https://localhost" } } }, Wire.CookieOf(session));
    }

    private async Task<FormPass> PassAsync(string? session, bool isKept) =>
        passes.TryGetValue(session ?? "", out var kept) ? kept : isKept ? passes[session ?? ""] = await portal.FormPassAsync(session) : await portal.FormPassAsync(session);

    private static async Task<string> MainPartAsync(HttpResponseMessage answer)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        foreach (var token in page.QuerySelectorAll("input[name=__RequestVerificationToken]")) token.Remove();
        return page.QuerySelector("main")?.InnerHtml ?? "";
    }
}

public sealed class AccessMatrixOnSqliteTests(SqlitePortal portal) : AccessMatrixTests(portal), IClassFixture<SqlitePortal>;

public sealed class AccessMatrixOnPostgresTests(PostgresPortal portal) : AccessMatrixTests(portal), IClassFixture<PostgresPortal>
{
    private protected override int CellsOfEach => 9;
}
