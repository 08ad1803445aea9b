using System.Net;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals.Measures;

/// <summary>
/// P2, P7 and P8 for ideas: a hundred times more of them and of their supports, the same page; and on the larger side, the hundredth
/// page against the first. Not part of the suite: « bash tests/perf/growth » runs it and prints a table.
/// </summary>
public abstract class IdeasGrowth(Portal small, Portal large)
{
    private const int Few = 100;
    private const int Many = 10_000;
    private const int PageSize = 20;

    /// <summary>Three words that a third of the ideas have, misspelt: as many candidates on either side.</summary>
    private const string Asked = "ouvrire reparer choisire";

    [Fact(Explicit = true)]
    public async Task A_hundred_times_more_ideas_and_supports_cost_the_pages_no_more()
    {
        var (few, many) = (await CrowdOfIdeas.FillAsync(small, Few), await CrowdOfIdeas.FillAsync(large, Many));
        Console.WriteLine($"{GetType().Name}: {Few} against {Many} ideas, {Few * PageSize} against {Many * PageSize} supports.");
        var (mine, theirs) = (await SidesAsync(small, few), await SidesAsync(large, many));
        await AssertThereIsAHundredthPageAsync(many);
        var missed = new List<string>();
        foreach (var (name, limit) in new[] { ("P7 les idées (jeune)", 1.2), ("P7 une idée (jeune)", 1.2), ("P7 soutenues (jeune)", 1.2), ("P7 sur un sujet (jeune)", 1.2), ("P7 les idées (animatrice)", 1.2), ("P7 idées à lire (animatrice)", 1.2), ("P7 tableau du comité (animatrice)", 1.2), ("P7 réponses promises (jeune)", 1.2), ("P7 idées suivies (jeune)", 1.2), ("P7 ce qui a changé (tout le monde)", 1.2), ("P8 chercher (jeune)", 1.5) })
            if (!await SideBySide.HoldsAsync(name, mine[name], theirs[name], limit)) missed.Add(name);
        foreach (var (name, first) in new[] { ("P8 page 100 contre page 1 (jeune)", "P7 les idées (jeune)"), ("P8 page 100 contre page 1 (animatrice)", "P7 les idées (animatrice)"), ("P8 ce qui a changé, page 100", "P7 ce qui a changé (tout le monde)") })
            if (!await SideBySide.HoldsAsync(name, theirs[first], theirs[name], 1.5)) missed.Add(name);
        Assert.Empty(missed);
    }

    /// <summary>An empty page would be quick.</summary>
    private async Task AssertThereIsAHundredthPageAsync(CrowdOfIdeas.Filled many)
    {
        using var answer = await large.GetAsync($"{Ideas.List}?apres={Many - 99 * PageSize}", Wire.CookieOf(await large.SignInAsync(many.Lina)));
        Assert.Equal(PageSize, (await answer.Content.ReadAsStringAsync()).Split("class=\"row ").Length - 1);
        Assert.True(await large.WithDbAsync(db => db.Set<ProposalAnswer>().CountAsync(one => one.Story == StoryState.Agreed)) > 99 * PageSize, "Too few changes for a hundredth page.");
    }

    private static async Task<Dictionary<string, SideBySide.Side>> SidesAsync(Portal portal, CrowdOfIdeas.Filled filled)
    {
        var lina = await portal.SignInAsync(filled.Lina);
        var rose = await portal.SignInAsync(await portal.AccountAsync(Role.Facilitator, "Rose"));
        var pass = await portal.FormPassAsync(lina);
        var hundredth = $"{Ideas.List}?apres={Many - 99 * PageSize}";
        var before = await portal.WithDbAsync(db => db.Set<ProposalAnswer>().Where(answer => answer.Story == StoryState.Agreed).OrderByDescending(answer => answer.DoneOn).ThenByDescending(answer => answer.Id).Skip(99 * PageSize).Select(answer => (Guid?)answer.Id).FirstOrDefaultAsync());
        SideBySide.Side Get(string session, string path) => new(portal, async one => await SeeAsync(await one.GetAsync(path, Wire.CookieOf(session))));
        return new()
        {
            ["P7 les idées (jeune)"] = Get(lina, Ideas.List), ["P7 une idée (jeune)"] = Get(lina, $"{Ideas.List}/{filled.Idea}"), ["P7 soutenues (jeune)"] = Get(lina, $"{Ideas.List}/mes-idees"),
            ["P7 sur un sujet (jeune)"] = Get(lina, $"{Ideas.List}?sujet=Outings"), ["P7 les idées (animatrice)"] = Get(rose, Ideas.List), ["P7 idées à lire (animatrice)"] = Get(rose, $"{Ideas.List}/a-lire"),
            ["P7 tableau du comité (animatrice)"] = Get(rose, "/comite"), ["P8 page 100 contre page 1 (jeune)"] = Get(lina, hundredth), ["P8 page 100 contre page 1 (animatrice)"] = Get(rose, hundredth),
            ["P7 réponses promises (jeune)"] = Get(lina, $"{Ideas.List}/retards"), ["P7 idées suivies (jeune)"] = Get(lina, $"{Ideas.List}/suivies"), ["P7 ce qui a changé (tout le monde)"] = Get(lina, "/ce-qui-a-change"), ["P8 ce qui a changé, page 100"] = Get(lina, $"/ce-qui-a-change?apres={before}"),
            ["P8 chercher (jeune)"] = new(portal, async one => await SeeAsync(await one.PostAsync(Ideas.List, lina, [new("q", Asked)], pass))),
        };
    }

    private static async Task SeeAsync(HttpResponseMessage answer)
    {
        using var _ = answer;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await answer.Content.ReadAsByteArrayAsync();
    }
}

public sealed class IdeasGrowthOnSqlite(FewIdeas small, ManyIdeas large) : IdeasGrowth(small, large), IClassFixture<FewIdeas>, IClassFixture<ManyIdeas>;

/// <summary>The small side.</summary>
public sealed class FewIdeas : Portal;

/// <summary>The large one.</summary>
public sealed class ManyIdeas : Portal;

public sealed class IdeasGrowthOnPostgres(FewIdeasOnPostgres small, ManyIdeasOnPostgres large) : IdeasGrowth(small, large), IClassFixture<FewIdeasOnPostgres>, IClassFixture<ManyIdeasOnPostgres>;

/// <summary>The small side.</summary>
public sealed class FewIdeasOnPostgres() : Portal(PostgresDatabase.WithTables());

/// <summary>The large one.</summary>
public sealed class ManyIdeasOnPostgres() : Portal(PostgresDatabase.WithTables());
