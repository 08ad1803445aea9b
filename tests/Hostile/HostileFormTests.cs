using System.Net;
using AngleSharp.Html.Parser;
using ChildProtection.Features.Accounts;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;

namespace ChildProtection.Tests.Hostile;

/// <summary>
/// Hostile values in every parameter of every endpoint, by GET and POST, from somebody who may be there (QA-02): nothing
/// breaks, nothing comes back as markup, nothing leads elsewhere, and an honest person loses nothing of what they typed. On
/// both databases, which do not mind the same texts (<see cref="ZeroByteTests"/>): one value in each place on each, and not the same.
/// </summary>
public abstract class HostileFormTests(Portal portal)
{
    /// <summary>At least this many requests in all, however few endpoints there are; with the headers, cookies and frames of the classes beside, over 20,000.</summary>
    private const int Least = 3_000;

    /// <summary>Other values in the same places on the other database.</summary>
    private protected virtual string Turn => "";

    /// <summary>Shapes are a matter of forms, not of databases: all on one, each third endpoint on the other.</summary>
    private protected virtual int ShapesOfEach => 1;

    /// <summary>How many fields of a form somebody tries before somebody new does.</summary>
    private const int FieldsOfEach = 4;

    /// <summary>Of the names that any page may read, one in so many at each endpoint: the next endpoint is asked the next ones, and the other database others.</summary>
    private const int AskedOfEach = 4;

    /// <summary>Of how many posts one goes without anti-forgery token.</summary>
    private const int WithoutToken = 6;

    private readonly Promptness promptness = new();
    private readonly Dictionary<string, FormPass> passes = [];

    /// <summary>Names that a page may read without saying so.</summary>
    private static readonly string[] Everywhere = ["retour", "handler", "page", "id", "q", "__RequestVerificationToken", "inconnu"];

    [Fact]
    public async Task Hostile_values_break_nothing_and_come_back_as_text()
    {
        var endpoints = await PortalEndpoint.AllAsync(portal.Services);
        var places = endpoints.SelectMany((endpoint, at) => endpoint.RouteParameters.Concat(endpoint.Parameters).Concat(Everywhere.Where((_, name) => (name + at + (ShapesOfEach == 1 ? 0 : AskedOfEach / 2)) % AskedOfEach == 0)).Distinct()
            .Select(parameter => (Endpoint: endpoint, Parameter: parameter))).ToList();
        var each = Math.Clamp((int)Math.Ceiling(Least / (double)places.Count), 1, Corpus.Values.Count);
        portal.Faults.Clear(); // on PostgreSQL the first start finds no table of migrations, and Entity Framework says so
        var (sent, faults) = (0, new List<string>());

        var (last, tried, someone) = ("", 0, Someone.Unknown(session: null));
        foreach (var (endpoint, parameter) in places)
        {
            // Somebody new now and then: a form may have changed them. Pages change nobody.
            if (last != endpoint.Key || endpoint.IsPost && tried++ % FieldsOfEach == 0) someone = await SomeoneAllowedAsync(endpoint);
            last = endpoint.Key;
            foreach (var value in Corpus.For($"{endpoint.Key} {parameter} {Turn}", each))
            {
                if (value.Contains('\0') && endpoint.RouteParameters.Contains(parameter)) continue; // the test server refuses it itself; see WireTests
                faults.AddRange(await FaultsAsync(endpoint, parameter, value, someone, withToken: ++sent % WithoutToken != 0));
            }
        }
        for (var more = 0; sent < Least; more++, sent++)
            faults.AddRange(await FaultsAsync(endpoints[more % endpoints.Count], $"x{more}", Corpus.Values[more % Corpus.Values.Count], Someone.Unknown(session: null), withToken: false));

        Console.WriteLine($"{GetType().Name}: {sent} hostile requests to {endpoints.Count} endpoints, {places.Count} places, {faults.Count} faults, {promptness}.");
        Assert.InRange(sent, Least, int.MaxValue);
        Assert.True(faults.Count == 0, $"{faults.Count} faults of {sent}:\n{string.Join('\n', faults.Take(40))}");
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All.Take(5)));
    }

    /// <summary>The same name twice, a name within a name, five hundred names: nobody's form, nobody's trouble.</summary>
    [Fact]
    public async Task Forms_of_the_wrong_shape_break_nothing()
    {
        var (sent, faults) = (0, new List<string>());
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => endpoint.IsPost).Where((_, at) => at % ShapesOfEach == 0))
        {
            var names = endpoint.Parameters.DefaultIfEmpty("x").ToList();
            var someone = await SomeoneAllowedAsync(endpoint);
            foreach (var fields in Shapes(names))
            {
                using var answer = await portal.PostAsync(endpoint.AddressWith(someone.ValueOf), someone.Session, fields, await PassAsync(someone.Session));
                sent++;
                faults.AddRange(Answers.Faults(answer, await answer.Content.ReadAsStringAsync()).Select(fault => $"{endpoint.Key}: {fault}"));
            }
        }
        Console.WriteLine($"{GetType().Name}: {sent} forms of the wrong shape, {faults.Count} faults.");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public void Planted_reflections_and_redirections_are_seen()
    {
        var parser = new HtmlParser();

        Assert.All(Corpus.Markup.Where(value => value.Contains('<')), value => Assert.NotEmpty(Answers.Reflections(parser.ParseDocument($"<p>{value}</p>"))));
        Assert.NotEmpty(Answers.Reflections(parser.ParseDocument($"<a href='javascript:{Corpus.Mark}'>x</a>")));
        Assert.Empty(Answers.Reflections(parser.ParseDocument($"<p>{WebUtility.HtmlEncode(string.Concat(Corpus.Markup))}</p>")));
        Assert.NotEmpty(Answers.Lost(parser.ParseDocument("<input name=a type=text value=x>"), [KeyValuePair.Create("a", "y")]));
        foreach (var elsewhere in Corpus.Values.Where(value => value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("https://", StringComparison.Ordinal)))
        {
            using var redirect = new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(elsewhere, UriKind.RelativeOrAbsolute) } };
            Assert.NotEmpty(Answers.Faults(redirect, ""));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>[]> Shapes(List<string> names) =>
    [
        [],
        [.. names.Concat(names).Select(name => KeyValuePair.Create(name, "x"))],
        [.. names.Select(name => KeyValuePair.Create($"{name}.x.y[0].z", "x"))],
        [.. names.Select(name => KeyValuePair.Create($"{name}[2147483647]", "x"))],
        [.. names.Select(name => KeyValuePair.Create(name.ToUpperInvariant(), "x"))],
        [.. Enumerable.Range(0, 400).Select(number => KeyValuePair.Create($"{names[0]}[{number}]", "x"))],
        [.. Enumerable.Range(0, 600).Select(number => KeyValuePair.Create($"n{number}", "x"))],
        [KeyValuePair.Create(new string('k', 5_000), "x")],
        [KeyValuePair.Create(names[0], new string('v', 700_000))],
        [.. names.Select(name => KeyValuePair.Create(name, "\0"))],
    ];

    private async Task<List<string>> FaultsAsync(PortalEndpoint endpoint, string parameter, string value, Someone someone, bool withToken)
    {
        var typed = endpoint.Parameters.Where(name => name != parameter).Select(name => KeyValuePair.Create(name, someone.FieldOf(name))).Append(KeyValuePair.Create(parameter, value)).ToList();
        var address = endpoint.AddressWith(name => name == parameter ? Escape(value) : someone.ValueOf(name));
        try
        {
            if (!endpoint.IsPost) address += $"{(address.Contains('?') ? '&' : '?')}{string.Join('&', typed.Select(field => $"{field.Key}={Escape(field.Value)}"))}";
            using var answer = await promptness.SendAsync(async () => endpoint.IsPost
                ? await portal.PostAsync(address, someone.Session, typed, withToken ? await PassAsync(someone.Session) : null) : await portal.GetAsync(address, Wire.CookieOf(someone.Session)));
            var body = await answer.Content.ReadAsStringAsync();
            var faults = Answers.Faults(answer, body).ToList();
            if (answer.StatusCode == HttpStatusCode.UnprocessableEntity && Corpus.Markup.Contains(value)) faults.AddRange(Answers.Lost(new HtmlParser().ParseDocument(body), typed));
            if (promptness.WasSlow is { } took) faults.Add($"took {took} in the best of {Promptness.Tries} tries");
            return [.. faults.Select(fault => $"{endpoint.Key} {parameter}={Shown(value)}{(withToken ? "" : " without token")}: {fault}")];
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return [$"{endpoint.Key} {parameter}={Shown(value)}: {failure.GetType().Name} {failure.Message}"];
        }
    }

    /// <summary>One token serves a session's forms, as it does a person's.</summary>
    private async Task<FormPass> PassAsync(string? session) => passes.TryGetValue(session ?? "", out var pass) ? pass : passes[session ?? ""] = await portal.FormPassAsync(session);

    /// <summary>As a client would: a lone surrogate becomes the replacement character; addresses stay below what a server reads.</summary>
    private static string Escape(string value) => Uri.EscapeDataString(value.Length > 2_000 ? value[..2_000].TrimEnd('\uD83D') : value);

    private static string Shown(string value) => Uri.EscapeDataString(value.Length > 60 ? value[..60].TrimEnd('\uD83D') : value);

    private async Task<Someone> SomeoneAllowedAsync(PortalEndpoint endpoint)
    {
        var row = AccessMatrix.Read().FirstOrDefault(row => row.Endpoint == endpoint.Key);
        var (person, cell) = row?.Cells.FirstOrDefault(cell => cell.Value != AccessMatrix.No) ?? KeyValuePair.Create(Wire.Stranger, AccessMatrix.Yes);
        if (cell != AccessMatrix.WithRelation) return Someone.Unknown(await portal.SessionOfAsync(person));

        var isAuthor = row!.Relation == "auteur";
        var kind = isAuthor ? Enum.GetValues<RelationKind>().First(kind => kind.RoleOf() == person) : SeededChild.KindsOf(row.Relation, person)[0];
        var child = await SeededChild.SeedAsync(portal, kind != RelationKind.Self);
        var account = await portal.AccountAsync(person);
        await child.RelateAsync(account, kind);
        var own = isAuthor ? (await portal.SayAsync(account.Id, child.Id, Audience.CaseWorker, "Je voudrais un vélo.")).ToString() : null;
        return new(await portal.SignInAsync(account), parameter => own ?? child.ValueOf(endpoint.Route, parameter),
            field => endpoint.RouteParameters.Contains(field, StringComparer.OrdinalIgnoreCase) ? "x" : child.FieldOf(field));
    }

    /// <summary>Somebody who may be there, what the address names for them, and what they honestly type beside the hostile value.</summary>
    private sealed record Someone(string? Session, Func<string, string> ValueOf, Func<string, string> FieldOf)
    {
        public static Someone Unknown(string? session) => new(session, UnknownValues.Of, _ => "x");
    }
}

public sealed class HostileFormOnSqliteTests(SqlitePortal portal) : HostileFormTests(portal), IClassFixture<SqlitePortal>;

public sealed class HostileFormOnPostgresTests(PostgresPortal portal) : HostileFormTests(portal), IClassFixture<PostgresPortal>
{
    private protected override string Turn => "2";
    private protected override int ShapesOfEach => 3;
}
