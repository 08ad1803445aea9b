using ChildProtection.Features.Votes;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The votes of the demonstration: one open, one counted; and one prepared here.</summary>
internal sealed class VotesWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var votes = await portal.WithDbAsync(db => db.Elections.AsNoTracking().ToListAsync());
        var (open, counted, prepared, closed) = (votes.First(vote => vote is { IsAnnounced: true, SealedOn: null }), votes.First(vote => vote.CountedOn is not null), votes.First(vote => !vote.IsAnnounced), votes.First(vote => vote is { SealedOn: not null, CountedOn: null }));
        var (young, runner) = (pages[Role.YoungPerson], pages[Role.Facilitator]);
        foreach (var part in (string[])["", "/voter"]) await walk.OpenAsync(young, $"/comite/votes/{open.Id}{part}");
        foreach (var part in (string[])["", "/tickets", "/releve"]) await walk.OpenAsync(young, $"/comite/votes/{counted.Id}{part}");
        foreach (var part in (string[])["", "/conduire", "/papier"]) await walk.OpenAsync(runner, $"/comite/votes/{open.Id}{part}");
        await walk.OpenAsync(runner, $"/comite/votes/{prepared.Id}/conduire");
        await walk.OpenAsync(young, "/comite/votes/recompter");
        foreach (var address in (string[])[$"/comite/votes/{prepared.Id}/ceremonie", $"/comite/votes/{closed.Id}/depouiller"]) await walk.LookAsync(runner, address, await runner.GotoAsync(address)); // their forms are their scripts’
    }
}
