using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>A young person's name is one of ours, and one person's: on both databases.</summary>
public abstract class PseudonymTests(Portal portal)
{
    [Theory]
    [InlineData("Renard du lac", true)]
    [InlineData("Renard du lac 2", true)]
    [InlineData("Renard du lac 99", true)]
    [InlineData("Mangue de l’est", true)]
    [InlineData("Renard du lac 0612345678", false)]
    [InlineData("Renard du lac 100", false)]
    [InlineData("Renard du lac 1", false)]
    [InlineData("Renard du lac 07", false)]
    [InlineData("Renard du lac 2011", false)]
    [InlineData("Renard du lac2", false)]
    [InlineData("Renard du lac  2", false)]
    [InlineData("Renard du lac 2 3", false)]
    [InlineData("Renard du lac ", false)]
    [InlineData("12", false)]
    public void A_number_after_the_name_tells_nothing(string name, bool isOurs) => Assert.Equal(isOurs, Pseudonym.IsOurs(name));

    [Fact]
    public async Task Of_two_who_choose_a_name_at_once_one_has_it()
    {
        for (var round = 2; round < 17; round++)
        {
            var name = $"Cactus du port {round}";
            var nadia = await portal.AccountAsync(Role.Professional);
            var cookies = new List<string> { await portal.SignInAsync(await portal.AccountAsync(Role.YoungPerson, "Lune du sud")), await portal.SignInAsync(await portal.AccountAsync(Role.YoungPerson, "Lune du nord")) };
            var child = await portal.ChildOfAsync(nadia);
            await portal.InvitationAsync(child, nadia, RelationKind.Self);
            var invitation = await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id).Select(i => i.Id).SingleAsync());
            using var start = new Barrier(3);

            var won = await Task.WhenAll(
                TryAsync(start, () => RenameAsync(cookies[0], name)), TryAsync(start, () => RenameAsync(cookies[1], name)),
                TryAsync(start, () => portal.InRequestAsync(null, (_, services) => services.GetRequiredService<ActivateAccount>().AsYoungPersonAsync(invitation, name, People.Pin))));

            Assert.Single(won, yes => yes);
            Assert.Equal(1, (await portal.WithDbAsync(db => db.Users.Select(account => account.DisplayName).ToListAsync())).Count(one => one == name));
        }
        Console.WriteLine($"{GetType().Name}: 15 rounds of three who want one name, 1 has it each time.");
    }

    [Fact]
    public async Task Two_who_had_one_name_before_names_were_held_keep_it_and_the_next_start_does_not_break()
    {
        var first = await portal.AccountAsync(Role.YoungPerson, "Orage de la baie");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await portal.AccountAsync(Role.YoungPerson, "Orage de la baie");

        for (var start = 0; start < 2; start++)
            await portal.WithDbAsync(async db => { await new HoldPseudonyms(db).RunAsync(); return true; });

        Assert.NotNull((await portal.ReadAccountAsync(first.Id)).PseudonymIndex);
        Assert.Null((await portal.ReadAccountAsync(second.Id)).PseudonymIndex);
        Assert.Equal("Orage de la baie", (await portal.ReadAccountAsync(second.Id)).DisplayName);
    }

    [Fact]
    public async Task Processes_that_start_at_the_same_instant_hold_each_name_once()
    {
        string[] places = ["du lac", "du port", "du vent", "du sud", "du nord", "du parc", "du large", "du fleuve"];
        var names = places.Select(place => $"Galet {place}").ToList();
        foreach (var name in names.Concat(names)) await portal.AccountAsync(Role.YoungPerson, name);
        using var start = new Barrier(4);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait();
            return portal.WithDbAsync(async db => { await new HoldPseudonyms(db).RunAsync(); return true; });
        })));

        var held = await portal.WithDbAsync(db => db.Users.Where(account => account.PseudonymIndex != null).Select(account => account.DisplayName).ToListAsync());
        Assert.All(names, name => Assert.Single(held, one => one == name));
    }

    [Fact]
    public async Task A_corrected_name_is_there_at_once_without_signing_in_again()
    {
        var account = await portal.AccountAsync(Role.Parent, "Claire");
        var visitor = await portal.VisitorAsync(account);
        Assert.Contains("Bonjour Claire.", (await visitor.OpenAsync("/accueil")).Text);

        await portal.WithDbAsync(async db =>
        {
            (await db.Users.SingleAsync(one => one.Id == account.Id)).DisplayName = "Claire Petit";
            return await db.SaveChangesAsync();
        });

        Assert.Contains("Bonjour Claire Petit.", (await visitor.OpenAsync("/accueil")).Text);
    }

    private async Task<bool> RenameAsync(string cookie, string name)
    {
        var who = (await portal.WhoHasAsync(cookie))!;
        return await portal.InRequestAsync(cookie, async (context, services) =>
        {
            context.User = who;
            await services.GetRequiredService<CorrectMyName>().ChangeAsync(name);
            return true;
        });
    }

    private static Task<bool> TryAsync(Barrier start, Func<Task> act) => Task.Run(async () =>
    {
        start.SignalAndWait(TimeSpan.FromSeconds(20));
        try
        {
            await act();
            return true;
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    });
}

public sealed class PseudonymOnSqliteTests(SqlitePortal portal) : PseudonymTests(portal), IClassFixture<SqlitePortal>;

public sealed class PseudonymOnPostgresTests(PostgresPortal portal) : PseudonymTests(portal), IClassFixture<PostgresPortal>;
