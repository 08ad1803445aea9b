using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Architecture;

/// <summary>
/// Each « lien » cell of web/access-matrix.csv opened on people who are there (QA-01): it answers the relation named, and to
/// everybody else it is byte for byte what does not exist. On SQLite all of them, on PostgreSQL those of one endpoint in four.
/// </summary>
public abstract class RelationCellsTests(Portal portal)
{
    /// <summary>All endpoints on one database, one in four on the one that takes three times as long.</summary>
    private protected virtual int EndpointsOfEach => 1;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Before « Lire » it shows what the list showed, and opening the list is written down; the words are, at « Lire » and at each look.</summary>
    private const string NotWritten = "GET /paroles/{id}";

    [Fact]
    public async Task A_cell_opens_with_the_relation_named_and_with_nothing_less()
    {
        var (opened, faults) = (0, new List<string>());
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where((_, at) => at % EndpointsOfEach == 0))
            foreach (var row in AccessMatrix.Read().Where(row => row.Endpoint == endpoint.Key))
                foreach (var role in row.Cells.Where(cell => cell.Value == AccessMatrix.WithRelation).Select(cell => cell.Key))
                {
                    var (tried, found) = row.Relation == "auteur" ? await TryAuthorAsync(endpoint, role) : await TryAsync(endpoint, row.Relation, role);
                    opened += tried;
                    faults.AddRange(found);
                }

        Console.WriteLine($"{GetType().Name}: {opened} requests to « lien » cells, {faults.Count} faults.");
        Assert.True(opened > 0, "The matrix has no « lien » cell: this test looks at nothing.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Control: had the matrix named another relation, both sides of the mistake would be seen.</summary>
    [Fact]
    public async Task A_planted_wrong_relation_is_seen()
    {
        var page = (await PortalEndpoint.AllAsync(portal.Services)).Single(endpoint => endpoint.Key == "GET /equipe/jeunes/{id}");
        var (_, faults) = await TryAsync(page, "éducateur", "professionnel");

        Assert.Contains("GET /equipe/jeunes/{id} as Educator, now: answers 404", faults);
        Assert.Contains(faults, fault => fault.StartsWith("GET /equipe/jeunes/{id} as CaseWorker, which is not named: answers 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_fixture_does_not_know_is_refused()
    {
        var child = await SeededChild.SeedAsync(portal);

        Assert.Throws<FormatException>(() => SeededChild.KindsOf("voisin", "professionnel"));
        Assert.Throws<FormatException>(() => SeededChild.KindsOf("référent", "parent"));
        Assert.Throws<FormatException>(() => child.ValueOf("/equipe/jeunes/{id}/notes/{noteId}", "noteId"));
        Assert.Throws<FormatException>(() => child.ValueOf("/notes/{id}", "id"));
        Assert.Throws<FormatException>(() => child.FieldOf("noteId"));
        Assert.Equal([RelationKind.CaseWorker, RelationKind.Educator], SeededChild.KindsOf("référent, parent, éducateur", "professionnel"));
    }

    /// <summary>Each relation named, and every way not to have it. Each time a fresh child: a form that answers changes it.</summary>
    private async Task<(int Tried, List<string> Faults)> TryAsync(PortalEndpoint endpoint, string relation, string role)
    {
        var named = SeededChild.KindsOf(relation, role);
        var (tried, faults) = (0, new List<string>());
        foreach (var kind in named)
        {
            await OpensAsync($"as {kind}, now", kind);
            await HiddenAsync($"as {kind} of another child", kind, async (_, account) => await (await SeededChild.SeedAsync(portal, kind != RelationKind.Self)).RelateAsync(account, kind));
            await HiddenAsync($"as {kind} until yesterday", kind, (child, account) => child.RelateAsync(account, kind, -Month, -Day));
            await HiddenAsync($"as {kind} until now", kind, (child, account) => child.RelateAsync(account, kind, -Month, TimeSpan.Zero));
            await HiddenAsync($"as {kind} from tomorrow", kind, (child, account) => child.RelateAsync(account, kind, Day));
        }
        await HiddenAsync("without any relation", named[0], (_, _) => Task.CompletedTask);
        foreach (var other in Enum.GetValues<RelationKind>().Where(kind => kind.RoleOf() == role && !named.Contains(kind)))
            await HiddenAsync($"as {other}, which is not named", other, (child, account) => child.RelateAsync(account, other));
        return (tried, faults);

        async Task OpensAsync(string how, RelationKind kind)
        {
            var (child, account) = (await SeededChild.SeedAsync(portal, kind != RelationKind.Self), await portal.AccountAsync(role));
            await child.RelateAsync(account, kind);
            using var answer = await AnswerAsync(endpoint, account, child, parameter => child.ValueOf(endpoint.Route, parameter));
            if (!IsAnswer(endpoint, answer)) faults.Add($"{endpoint.Key} {how}: answers {(int)answer.StatusCode}");
            // One’s own pages are no look.
            if (!endpoint.IsPost && endpoint.Key != NotWritten && kind != RelationKind.Self && !await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.ActorId == account.Id && entry.PersonId == child.Id)))
                faults.Add($"{endpoint.Key} {how}: the look is not written down");
            tried++;
        }

        async Task HiddenAsync(string how, RelationKind kind, Func<SeededChild, Account, Task> relate)
        {
            var (child, account) = (await SeededChild.SeedAsync(portal, kind != RelationKind.Self), await portal.AccountAsync(role));
            await relate(child, account);
            var before = await child.StateAsync();
            using var hidden = await AnswerAsync(endpoint, account, child, parameter => child.ValueOf(endpoint.Route, parameter));
            using var absent = await AnswerAsync(endpoint, account, child, UnknownValues.Of);
            if (hidden.StatusCode != HttpStatusCode.NotFound) faults.Add($"{endpoint.Key} {how}: answers {(int)hidden.StatusCode}, not 404");
            else if (await PlainAnswer.OfAsync(hidden, child.Id.ToString()) is var seen && await PlainAnswer.OfAsync(absent, UnknownValues.Of("id")) is var nothing && seen != nothing)
                faults.Add($"{endpoint.Key} {how}: is not what an unknown id gets{Difference(seen, nothing)}");
            if (await child.StateAsync() != before) faults.Add($"{endpoint.Key} {how}: changed something");
            tried += 2;
        }
    }

    /// <summary>What one wrote is one's own, whatever became of one's links; the nearest other person of the same role finds nothing.</summary>
    private async Task<(int Tried, List<string> Faults)> TryAuthorAsync(PortalEndpoint endpoint, string role)
    {
        var faults = new List<string>();
        var kind = Enum.GetValues<RelationKind>().First(kind => kind.RoleOf() == role);
        var (child, author, other) = (await SeededChild.SeedAsync(portal, kind != RelationKind.Self), await portal.AccountAsync(role), await portal.AccountAsync(role));
        await child.RelateAsync(author, kind, -Month, -Day);
        await child.RelateAsync(other, kind);
        var own = await portal.SayAsync(author.Id, child.Id, Audience.CaseWorker, "Je voudrais un vélo.");

        var before = await child.StateAsync();
        using var hidden = await AnswerAsync(endpoint, other, child, _ => own.ToString());
        using var absent = await AnswerAsync(endpoint, other, child, UnknownValues.Of);
        if (hidden.StatusCode != HttpStatusCode.NotFound) faults.Add($"{endpoint.Key} as another {role}: answers {(int)hidden.StatusCode}, not 404");
        else if (await PlainAnswer.OfAsync(hidden, own.ToString()) != await PlainAnswer.OfAsync(absent, UnknownValues.Of("id"))) faults.Add($"{endpoint.Key} as another {role}: is not what an unknown id gets");
        if (await child.StateAsync() != before) faults.Add($"{endpoint.Key} as another {role}: changed something");

        using var answer = await AnswerAsync(endpoint, author, child, _ => own.ToString());
        if (!IsAnswer(endpoint, answer)) faults.Add($"{endpoint.Key} as {role} who wrote it: answers {(int)answer.StatusCode}");
        return (3, faults);
    }

    /// <summary>A page is shown; a form does its work, or says what is wrong with it.</summary>
    private static bool IsAnswer(PortalEndpoint endpoint, HttpResponseMessage answer) =>
        Judgement.Of(answer) == Outcome.Answered && (answer.StatusCode is HttpStatusCode.OK || answer.IsRedirect() || endpoint.IsPost && answer.StatusCode is HttpStatusCode.UnprocessableEntity);

    private async Task<HttpResponseMessage> AnswerAsync(PortalEndpoint endpoint, Account account, SeededChild child, Func<string, string> valueOf)
    {
        var session = await portal.SignInAsync(account);
        var address = endpoint.AddressWith(valueOf);
        var fields = endpoint.Parameters.Except(endpoint.RouteParameters, StringComparer.OrdinalIgnoreCase).Select(field => KeyValuePair.Create(field, child.FieldOf(field))).ToList();
        if (endpoint.IsPost) return await portal.PostAsync(address, session, fields);
        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return await portal.GetAsync(query.Length == 0 ? address : $"{address}{(address.Contains('?') ? '&' : '?')}{query}", Wire.CookieOf(session));
    }

    private static string Difference(string one, string other) => one.Split('\n').Zip(other.Split('\n'))
        .Where(lines => lines.First != lines.Second).Select(lines => $"\n  {lines.First}\n  {lines.Second}").FirstOrDefault() ?? " in length";
}

public sealed class RelationCellsOnSqliteTests(SqlitePortal portal) : RelationCellsTests(portal), IClassFixture<SqlitePortal>;

public sealed class RelationCellsOnPostgresTests(PostgresPortal portal) : RelationCellsTests(portal), IClassFixture<PostgresPortal>
{
    private protected override int EndpointsOfEach => 4;
}
