using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>Many who come at the same instant: a code serves once, a person has one seat, a full body stays full.</summary>
public abstract class LastSeatTests(Portal portal)
{
    [Fact]
    public async Task The_last_seats_of_a_body_are_given_once_under_parallel_joins()
    {
        const int Size = 3, Tries = 12;
        var body = await portal.BodyAsync(Bodies.Adolescents);
        await portal.WithDbAsync(db => db.Set<Body>().Where(one => one.Id == body.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Size, Size)));
        var people = new List<(Visitor Person, string Code)>();
        for (var number = 0; number < Tries; number++) people.Add((await portal.LinaAsync(), await CodeAsync(body.Id)));

        var joined = await Task.WhenAll(people.Select(one => Task.Run(() => JoinAsync(one.Person.Account, one.Code))));

        Assert.Equal(Size, joined.Count(answer => answer is null));
        Assert.All(joined.OfType<string>(), refusal => Assert.Equal("Toutes les places sont prises. Parle avec l’animateur.", refusal));
        Assert.Equal(Size, await portal.WithDbAsync(db => db.Set<CommitteeMember>().CountAsync(seat => seat.BodyId == body.Id && seat.Until == null)));
        Assert.Equal(Tries - Size, await portal.WithDbAsync(db => db.Set<CommitteeCode>().CountAsync(code => code.BodyId == body.Id && code.UsedAt == null))); // a code refused stays good
    }

    [Fact]
    public async Task Two_codes_at_the_same_instant_give_one_seat_and_one_code_serves_one_person()
    {
        var body = await portal.BodyAsync();
        var (lina, codes) = (await portal.LinaAsync(), new[] { await CodeAsync(body.Id), await CodeAsync(body.Id) });
        var mine = await Task.WhenAll(codes.Select(code => Task.Run(() => JoinAsync(lina.Account, code))));
        Assert.Single(mine, answer => answer is null);
        Assert.Single(mine, "Tu es déjà membre.");
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<CommitteeMember>().CountAsync(seat => seat.AccountId == lina.Account.Id)));

        var (one, others) = (await CodeAsync(body.Id), new List<Account>());
        for (var number = 0; number < 6; number++) others.Add((await portal.LinaAsync()).Account);
        var all = await Task.WhenAll(others.Select(person => Task.Run(() => JoinAsync(person, one))));
        Assert.Single(all, answer => answer is null);
    }

    /// <summary>Null when it opened; else why not.</summary>
    private async Task<string?> JoinAsync(Account person, string code)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.As<JoinCommittee>(person).JoinAsync(code);
            return null;
        }
        catch (BrokenRuleException refusal)
        {
            return refusal.Message;
        }
    }

    private async Task<string> CodeAsync(Guid bodyId)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var code = SecretCode.NewCode(CommitteeCode.CodeLength);
        var row = scope.ServiceProvider.As<JoinCommittee>(await portal.AccountAsync(Role.Facilitator)).Of(code, bodyId);
        await portal.WithDbAsync(db => { db.Add(row); return db.SaveChangesAsync(); });
        return code;
    }
}

public sealed class LastSeatOnSqlite(SqlitePortal portal) : LastSeatTests(portal), IClassFixture<SqlitePortal>;

public sealed class LastSeatOnPostgres(PostgresPortal portal) : LastSeatTests(portal), IClassFixture<PostgresPortal>;
