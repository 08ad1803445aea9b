using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Hostile;

/// <summary>
/// Hostile values in every parameter of every endpoint, by GET and POST, from somebody who may be there (QA-02): nothing
/// breaks, nothing comes back as markup, nothing leads elsewhere, and an honest person loses nothing of what they typed.
/// </summary>
public sealed class HostileFormTests(Portal portal) : IClassFixture<Portal>
{
    /// <summary>At least this many requests in all, however few endpoints there are; and about this many when there are many.</summary>
    private const int Least = 1_000;
    private const int Budget = 3_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Names that a page may read without saying so.</summary>
    private static readonly string[] Everywhere = ["retour", "handler", "page", "id", "q", "__RequestVerificationToken", "inconnu"];

    [Fact]
    public async Task Hostile_values_break_nothing_and_come_back_as_text()
    {
        var endpoints = await PortalEndpoint.AllAsync(portal.Services);
        var places = endpoints.SelectMany(endpoint => endpoint.RouteParameters.Concat(endpoint.Parameters).Concat(Everywhere).Distinct()
            .Select(parameter => (Endpoint: endpoint, Parameter: parameter))).ToList();
        var each = Math.Clamp(Budget / places.Count, 6, Corpus.Values.Count);
        var (sent, faults) = (0, new List<string>());

        foreach (var (endpoint, parameter) in places)
        {
            var session = await portal.SessionOfAsync(SomeoneAllowed(endpoint));
            foreach (var value in Corpus.For($"{endpoint.Key} {parameter}", each))
            {
                if (value.Contains('\0') && endpoint.RouteParameters.Contains(parameter)) continue; // the test server refuses it itself; see WireTests
                foreach (var withToken in endpoint.IsPost ? new[] { true, false } : [true])
                {
                    faults.AddRange(await FaultsAsync(endpoint, parameter, value, session, withToken));
                    sent++;
                }
            }
        }
        for (var more = 0; sent < Least; more++, sent++)
            faults.AddRange(await FaultsAsync(endpoints[more % endpoints.Count], $"x{more}", Corpus.Values[more % Corpus.Values.Count], session: null, withToken: false));

        TestContext.Current.SendDiagnosticMessage($"{sent} hostile requests to {endpoints.Count} endpoints, {places.Count} places.");
        Assert.True(faults.Count == 0, $"{faults.Count} faults of {sent}:\n{string.Join('\n', faults.Take(40))}");
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All.Take(5)));
    }

    /// <summary>The same name twice, a name within a name, five hundred names: nobody's form, nobody's trouble.</summary>
    [Fact]
    public async Task Forms_of_the_wrong_shape_break_nothing()
    {
        var faults = new List<string>();
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => endpoint.IsPost))
        {
            var names = endpoint.Parameters.DefaultIfEmpty("x").ToList();
            foreach (var fields in Shapes(names))
            {
                var session = await portal.SessionOfAsync(SomeoneAllowed(endpoint));
                using var answer = await portal.PostAsync(endpoint.AddressWith(UnknownValues.Of), session, fields);
                faults.AddRange(Answers.Faults(answer, await answer.Content.ReadAsStringAsync()).Select(fault => $"{endpoint.Key}: {fault}"));
            }
        }
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

    private async Task<List<string>> FaultsAsync(PortalEndpoint endpoint, string parameter, string value, string? session, bool withToken)
    {
        var watch = Stopwatch.StartNew();
        var typed = endpoint.Parameters.Where(name => name != parameter).Select(name => KeyValuePair.Create(name, "x")).Append(KeyValuePair.Create(parameter, value)).ToList();
        var address = endpoint.AddressWith(name => name == parameter ? Escape(value) : UnknownValues.Of(name));
        try
        {
            if (!endpoint.IsPost) address += $"{(address.Contains('?') ? '&' : '?')}{string.Join('&', typed.Select(field => $"{field.Key}={Escape(field.Value)}"))}";
            using var answer = endpoint.IsPost ? await portal.PostAsync(address, session, typed, withToken) : await portal.GetAsync(address, Wire.CookieOf(session));
            var body = await answer.Content.ReadAsStringAsync();
            var faults = Answers.Faults(answer, body).ToList();
            if (answer.StatusCode == HttpStatusCode.UnprocessableEntity && Corpus.Markup.Contains(value)) faults.AddRange(Answers.Lost(new HtmlParser().ParseDocument(body), typed));
            if (watch.Elapsed > Patience) faults.Add($"took {watch.Elapsed}");
            return [.. faults.Select(fault => $"{endpoint.Key} {parameter}={Shown(value)}{(withToken ? "" : " without token")}: {fault}")];
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return [$"{endpoint.Key} {parameter}={Shown(value)}: {failure.GetType().Name} {failure.Message}"];
        }
    }

    /// <summary>As a client would: a lone surrogate becomes the replacement character; addresses stay below what a server reads.</summary>
    private static string Escape(string value) => Uri.EscapeDataString(value.Length > 2_000 ? value[..2_000].TrimEnd('\uD83D') : value);

    private static string Shown(string value) => Uri.EscapeDataString(value.Length > 60 ? value[..60].TrimEnd('\uD83D') : value);

    private static string SomeoneAllowed(PortalEndpoint endpoint) =>
        AccessMatrix.Read().FirstOrDefault(row => row.Endpoint == endpoint.Key)?.Cells.FirstOrDefault(cell => cell.Value != AccessMatrix.No).Key ?? Wire.Stranger;
}
