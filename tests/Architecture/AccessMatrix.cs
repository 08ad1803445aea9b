using System.Net;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Tests.Architecture;

/// <summary>One line of web/access-matrix.csv: an endpoint, and for each kind of person « oui », « non » or « lien ».</summary>
internal sealed record AccessRow(string Endpoint, IReadOnlyDictionary<string, string> Cells, string Relation);

/// <summary>web/access-matrix.csv, and what its words promise.</summary>
internal static class AccessMatrix
{
    public const string Yes = "oui";
    public const string No = "non";
    public const string WithRelation = "lien";

    /// <summary>The columns, in the order of the file.</summary>
    public static readonly IReadOnlyList<string> People = [Wire.Stranger, .. Role.All];

    public static IReadOnlyList<AccessRow> Read() => [.. File.ReadLines(Repository.Path("web/access-matrix.csv"))
        .Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Parse)];

    public static AccessRow Parse(string line)
    {
        var columns = line.Split(';').Select(column => column.Trim()).ToList();
        if (columns.Count != People.Count + 2) throw new FormatException($"{People.Count + 2} columns are needed, there are {columns.Count}: {line}");
        var cells = People.Zip(columns.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
        if (cells.Values.FirstOrDefault(cell => cell is not (Yes or No or WithRelation)) is { } wrong) throw new FormatException($"« {wrong} » is not oui, non or lien: {line}");
        if (cells.ContainsValue(WithRelation) != (columns[^1].Length > 0)) throw new FormatException($"« lien » and the relation's name go together: {line}");
        var (method, route, handler) = Split(columns[0]);
        return new(PortalEndpoint.KeyOf(method, route, handler), cells, columns[^1]);
    }

    /// <summary>Endpoints that nobody decided about, and decisions about what is gone or said twice.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<AccessRow> rows, IReadOnlyCollection<PortalEndpoint> endpoints)
    {
        var listed = rows.Select(row => row.Endpoint).ToList();
        var there = endpoints.Select(endpoint => endpoint.Key).ToList();
        return [
            .. there.Except(listed).Select(key => $"not listed: {key}"),
            .. listed.Except(there).Select(key => $"does not exist: {key}"),
            .. listed.CountBy(key => key).Where(key => key.Value > 1).Select(key => $"listed twice: {key.Key}"),
        ];
    }

    private static (string Method, string Route, string Handler) Split(string endpoint)
    {
        var (method, address) = endpoint.Split(' ', 2) is [var verb, var rest] ? (verb, rest) : throw new FormatException($"« METHOD /route » is needed: {endpoint}");
        return address.Split('#', 2) is [var route, var handler] ? (method, route, handler) : (method, address, "");
    }
}

/// <summary>What an answer means to the person who asked.</summary>
internal enum Outcome
{
    Answered,
    SentToSignIn,
    Forbidden,
    Absent,
    BadRequest,
    Fault,
}

internal static class Judgement
{
    public static Outcome Of(HttpResponseMessage answer)
    {
        var goesTo = answer.IsRedirect() ? answer.Headers.Location?.ToString() ?? "" : "";
        if (Uri.TryCreate(goesTo, UriKind.Absolute, out var full)) goesTo = full.PathAndQuery;
        return answer.StatusCode switch
        {
            >= HttpStatusCode.InternalServerError => Outcome.Fault,
            HttpStatusCode.Forbidden => Outcome.Forbidden,
            HttpStatusCode.Unauthorized => Outcome.SentToSignIn,
            HttpStatusCode.NotFound => Outcome.Absent,
            HttpStatusCode.BadRequest => Outcome.BadRequest,
            _ when goesTo.StartsWith("/connexion?retour=", StringComparison.Ordinal) => Outcome.SentToSignIn,
            _ => Outcome.Answered,
        };
    }

    /// <summary>What the cell allows, for a request that names nothing that exists.</summary>
    public static IReadOnlyList<Outcome> Allowed(PortalEndpoint endpoint, string cell, string person, bool isPage, bool withToken)
    {
        if (cell == AccessMatrix.No) return [person == Wire.Stranger ? Outcome.SentToSignIn : Outcome.Forbidden];
        if (endpoint.IsPost && isPage && !withToken) return [Outcome.BadRequest];

        if (endpoint.Metadata.GetMetadata<HubMetadata>() is not null) return [Outcome.Answered, Outcome.BadRequest]; // a socket without connection id

        var names = endpoint.RouteParameters.Any();
        if (cell == AccessMatrix.WithRelation) return endpoint.IsPost && !names ? [Outcome.Absent, Outcome.Answered, Outcome.BadRequest] : [Outcome.Absent];
        if (endpoint.IsPost) return [Outcome.Answered, Outcome.Absent, Outcome.BadRequest];
        return endpoint.Handler.Length > 0 ? [Outcome.Answered, Outcome.Absent, Outcome.BadRequest] : names ? [Outcome.Answered, Outcome.Absent] : [Outcome.Answered];
    }
}
