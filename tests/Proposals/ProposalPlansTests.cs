using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>What SQLite says it will do: no list of ideas reads a whole table, however many ideas there are, and however deep the page.</summary>
public sealed class ProposalPlansTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Scopes = [ProposalAudience.Everywhere, ProposalAudience.OfZone("rive-sud"), ProposalAudience.OfPlace(SecretCode.NewId())];

    [Theory]
    [InlineData(null, null, null), InlineData(null, null, 42L), InlineData(ProposalTheme.Meals, null, 42L), InlineData(null, ProposalState.Done, 42L)]
    public async Task A_page_of_the_list_begins_where_it_is(ProposalTheme? theme, ProposalState? state, long? after)
    {
        var filter = new ProposalLists.Filter(theme, state, null);
        await AssertIndexedAsync(db => ProposalLists.Rows(db, Scopes, filter, after));
        await AssertIndexedAsync(db => ProposalLists.Rows(db, null, filter, after));
    }

    [Theory, InlineData(long.MaxValue), InlineData(42L)]
    public async Task All_that_one_reads_begins_where_it_is(long after) =>
        await AssertIndexedAsync(db => ProposalLists.NewestOf.Compile()(db, Scopes[0], Scopes[1], Scopes[2], after));

    [Fact]
    public async Task What_a_person_supports_and_what_a_word_finds_is_read_by_an_index()
    {
        var id = SecretCode.NewId();
        await AssertIndexedAsync(db => db.Set<ProposalSupport>().Where(support => support.AccountId == id));
        await AssertIndexedAsync(db => db.Set<ProposalToken>().Where(token => token.Key == 7).OrderByDescending(token => token.Rank).Take(40));
        await AssertIndexedAsync(db => db.Set<ProposalPoint>().Where(point => point.ProposalId == id && point.State == PointState.Published).OrderBy(point => point.GivenAt));
        await AssertIndexedAsync(db => db.Set<ProposalStep>().Where(step => step.ProposalId == id).OrderBy(step => step.Number));
    }

    /// <summary>« SCAN » of a table reads all of it, but along an index it stops at the limit.</summary>
    private async Task AssertIndexedAsync(Func<PortalDb, IQueryable<object>> query)
    {
        var plan = await portal.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = query(db).CreateDbCommand();
#pragma warning disable CA2100 // written by Entity Framework
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
            return lines;
        });
        var made = plan.Where(line => line.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || line.StartsWith("MATERIALIZE ", StringComparison.Ordinal)).Select(line => $"SCAN {line.Split(' ')[1]}").ToHashSet(); // what a LIMIT let through
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN ", StringComparison.Ordinal) && !line.Contains("USING", StringComparison.Ordinal) && !line.Contains("(subquery", StringComparison.Ordinal) && !made.Contains(line));
        Assert.DoesNotContain(plan, line => line.Contains("CORRELATED", StringComparison.Ordinal)); // looked for again for each row
        Assert.Contains(plan, line => line.StartsWith("SEARCH ", StringComparison.Ordinal) && (line.Contains("INDEX", StringComparison.Ordinal) || line.Contains("PRIMARY KEY", StringComparison.Ordinal)));
    }
}
