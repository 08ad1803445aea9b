using ChildProtection.Features.Accounts;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Voice;

/// <summary>R01: the people whom the form names are those, and only those, to whom the door opens. On both databases.</summary>
public abstract class ReadersTests(Portal portal)
{
    [Fact]
    public async Task Whoever_is_named_reads_and_whoever_reads_was_named()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child);
        var around = new List<Account> { nadia };
        foreach (var (kind, name) in new[] { (RelationKind.Educator, "Karim"), (RelationKind.FosterCarer, "Rose"), (RelationKind.Parent, "Claire"), (RelationKind.Mentor, "Jonas") })
        {
            var account = await portal.AccountAsync(kind.RoleOf(), name);
            await portal.RelateAsync(child, account, kind);
            around.Add(account);
        }
        foreach (var (kind, name) in new[] { (RelationKind.CaseWorker, "Fermée"), (RelationKind.Educator, "Fermé"), (RelationKind.Parent, "Close") })
        {
            var account = await portal.AccountAsync(kind.RoleOf(), name);
            await portal.RelateAsync(child, account, kind);
            await portal.CloseAsync(account);
            around.Add(account);
        }
        var elsewhere = await portal.AccountAsync(Role.Professional, "Ailleurs");
        await portal.ChildOfAsync(elsewhere);
        var administrator = await portal.AccountAsync(Role.Administrator, "Alex");
        around.AddRange([elsewhere, administrator]);

        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        var form = await new WhoReads(services.AccessOf(lina), Voices.UserOf(lina), services.GetRequiredService<TerritoryPack>(), portal.Clock).ChoicesAsync(Purpose.Own, child.Id, "", 15);
        var pairs = 0;
        foreach (var choice in form.Choices)
        {
            var id = await portal.SayAsync(lina.Id, child.Id, Enum.Parse<Audience>(choice.Value), "Des mots.");
            foreach (var account in around)
            {
                var reads = await services.AccessOf(account).Readable(db.Statements).AnyAsync(statement => statement.Id == id);
                var isNamed = choice.Names.Any(name => name.StartsWith($"{account.DisplayName} (", StringComparison.Ordinal));
                Assert.True(reads == isNamed, $"{choice.Value}: {account.DisplayName} is {(isNamed ? "" : "not ")}named and {(reads ? "reads" : "does not read")}.");
                pairs++;
            }
            Assert.True(await services.AccessOf(lina).Readable(db.Statements).AnyAsync(statement => statement.Id == id));
        }
        Assert.Equal(Enum.GetValues<Audience>().Length * around.Count, pairs);
        Console.WriteLine($"{GetType().Name}: {pairs} pairs of audience and person, 0 difference between the sentence and the rule.");
    }

    [Fact]
    public async Task When_the_referent_leaves_nobody_is_named_and_what_waits_reaches_the_next_one()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child);
        var before = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Des mots d’avant.");
        await portal.CloseAsync(nadia);
        var after = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Des mots d’après.");

        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var form = await new WhoReads(services.AccessOf(lina), Voices.UserOf(lina), services.GetRequiredService<TerritoryPack>(), portal.Clock).ChoicesAsync(Purpose.Own, child.Id, "", 15);
        Assert.Equal(["Personne pour le moment. Ton prochain référent lira."], form.Choices.Single(choice => choice.Value == nameof(Audience.CaseWorker)).Names);
        Assert.DoesNotContain(form.Choices.SelectMany(choice => choice.Names), name => name.Contains("Nadia", StringComparison.Ordinal));
        var adults = await (await portal.VisitorAsync(lina)).OpenAsync("/mes-adultes");
        Assert.DoesNotContain("Nadia", adults.Text);
        Assert.Contains("Tu n’as pas de référent ici pour le moment.", adults.Text);

        var omar = await portal.AccountAsync(Role.Professional, "Omar");
        await portal.RelateAsync(child, omar, RelationKind.CaseWorker);
        Assert.True(await ReadsAsync(omar, before));
        Assert.True(await ReadsAsync(omar, after));
        Assert.False(await ReadsAsync(nadia, before));
    }

    /// <summary>No audience at all makes a parent a reader: the rule object itself cannot say it.</summary>
    [Fact]
    public void No_audience_names_a_parent() => Assert.DoesNotContain(Readership.All, one => one.Readers.Contains(RelationKind.Parent));

    [Fact]
    public async Task When_the_référent_changes_the_next_one_reads_and_the_one_before_no_longer_does()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child);
        var id = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Des mots.");
        var omar = await portal.AccountAsync(Role.Professional, "Omar");
        await portal.WithDbAsync(async db =>
        {
            (await db.Relations.SingleAsync(r => r.ChildId == child.Id && r.Kind == RelationKind.CaseWorker)).End(portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await portal.RelateAsync(child, omar, RelationKind.CaseWorker);

        Assert.False(await ReadsAsync(nadia, id));
        Assert.True(await ReadsAsync(omar, id));
        Assert.Equal(2, await portal.WithDbAsync(db => db.Relations.CountAsync(r => r.ChildId == child.Id && r.Kind == RelationKind.CaseWorker))); // the history stays
    }

    [Fact]
    public async Task Taking_back_and_reading_at_the_same_instant_is_decided_once()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child);
        var (taken, read) = (0, 0);
        for (var round = 0; round < 40; round++)
        {
            var id = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Des mots.");
            var back = Task.Run(() => WithdrawAsync(lina, id));
            var open = Task.Run(() => OpenAsync(nadia, id));
            await Task.WhenAll(back, open);

            var row = await portal.WithDbAsync(db => db.Statements.AsNoTracking().SingleAsync(statement => statement.Id == id));
            Assert.True(await back != await open, $"Round {round}: taken back {await back}, opened {await open}.");
            Assert.Equal(await back, row.WithdrawnAt is not null);
            Assert.Equal(await back, row.Text is null);
            Assert.Equal(await open, row.FirstReadAt is not null);
            if (await back) taken++; else read++;
        }
        Console.WriteLine($"{GetType().Name}: 40 races, {taken} taken back, {read} read, 0 both, 0 neither.");
    }

    private async Task<bool> ReadsAsync(Account account, Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.AccessOf(account).Readable(scope.ServiceProvider.GetRequiredService<PortalDb>().Statements).AnyAsync(statement => statement.Id == id);
    }

    private async Task<bool> WithdrawAsync(Account account, Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.As<SaySomething>(account).WithdrawAsync(id);
        }
        catch (ChildProtection.Platform.BrokenRuleException)
        {
            return false;
        }
    }

    private async Task<bool> OpenAsync(Account account, Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.As<HearStatement>(account).OpenAsync(id);
    }
}

public sealed class ReadersOnSqliteTests(SqlitePortal portal) : ReadersTests(portal), IClassFixture<SqlitePortal>;

public sealed class ReadersOnPostgresTests(PostgresPortal portal) : ReadersTests(portal), IClassFixture<PostgresPortal>;
