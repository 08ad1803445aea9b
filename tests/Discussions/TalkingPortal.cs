using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>A portal whose people on duty, silences and alerts are the test’s own.</summary>
public abstract class TalkingPortal : Portal
{
    private readonly bool isLive;

    /// <param name="database">Its own.</param>
    /// <param name="isLive">At the hour of the machine: a socket is closed by that clock when its session expires.</param>
    private protected TalkingPortal(ITestDatabase database, bool isLive = false) : base(database) => this.isLive = isLive;

    protected override TimeProvider Time => isLive ? TimeProvider.System : Clock;

    public FakeDuty Duty { get; } = new();
    public FakeSilences Silences { get; } = new();
    public FakeAlerts Alerts { get; } = new();

    protected override void ChangeServices(IServiceCollection services)
    {
        services.AddScoped<IDuty>(_ => Duty);
        services.AddScoped<ISilences>(_ => Silences);
        services.AddScoped<IAlerts>(_ => Alerts);
    }

    /// <summary>Says it as a socket or a form would; null for no such room.</summary>
    public async Task<Ack?> SayAsync(Account author, Guid room, string text, Guid? id = null)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostMessage>().PostAsync(new RoomPerson(author.Id, author.Role), room, id ?? SecretCode.NewId(), text);
    }

    /// <summary>A room with these people, who are no newcomers; the first facilitator is there.</summary>
    public async Task<Guid> RoomAsync(RoomKind kind, params (Account Account, RoomPart Part)[] people)
    {
        var (id, now) = (SecretCode.NewId(), Clock.GetUtcNow());
        await WithDbAsync(db =>
        {
            db.Add(Room.Open(id, kind, now));
            foreach (var (account, part) in people)
            {
                var member = RoomMember.Come(id, account.Id, part, now);
                for (var post = 0; post < RoomMember.FirstPosts; post++) member.WasShown();
                if (part == RoomPart.Facilitator) member.Host(now.AddHours(3));
                db.Add(member);
            }
            return db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A committee’s room with two young people, one who runs it and one who accompanies.</summary>
    public async Task<Talk> TalkAsync()
    {
        var (lina, sami, samia, paul) = (await this.AccountAsync(Role.YoungPerson, "Loutre"), await this.AccountAsync(Role.YoungPerson, "Renard"), await this.AccountAsync(Role.Facilitator, "Samia Roche"), await this.AccountAsync(Role.Moderator, "Paul Martin"));
        return new Talk(await RoomAsync(RoomKind.Committee, (lina, RoomPart.Member), (sami, RoomPart.Member), (samia, RoomPart.Facilitator), (paul, RoomPart.Supervisor)), lina, sami, samia, paul);
    }

    public Task<RoomMessage> MessageAsync(Guid room, long sequence) => WithDbAsync(db => db.Set<RoomMessage>().AsNoTracking().SingleAsync(message => message.RoomId == room && message.Sequence == sequence));

    public Task ChangeAsync(Guid room, Action<Room> change) => WithDbAsync(async db =>
    {
        change(await db.Set<Room>().SingleAsync(one => one.Id == room));
        return await db.SaveChangesAsync();
    });
}

/// <summary>A room and who is in it.</summary>
public sealed record Talk(Guid Room, Account Lina, Account Sami, Account Samia, Account Paul);

public sealed class TalkingSqlitePortal() : TalkingPortal(new SqliteFile());

public sealed class LiveSqlitePortal() : TalkingPortal(new SqliteFile(), isLive: true);

public sealed class LivePostgresPortal() : TalkingPortal(PostgresDatabase.WithTables(), isLive: true);

public sealed class TalkingPostgresPortal() : TalkingPortal(PostgresDatabase.WithTables());

/// <summary>Somebody is on duty, and nothing is quiet, unless a test says otherwise.</summary>
public sealed class FakeDuty : IDuty
{
    public bool IsCovered { get; set; } = true;
    public bool IsQuietNow { get; set; }

    public Task<bool> IsCoveredAsync(DateTimeOffset at) => Task.FromResult(IsCovered);

    public bool IsQuiet(DateTimeOffset at) => IsQuietNow;
}

/// <summary>Who only reads.</summary>
public sealed class FakeSilences : ISilences
{
    public IDictionary<Guid, DateTimeOffset> Until { get; } = new Dictionary<Guid, DateTimeOffset>();

    public Task<DateTimeOffset?> UntilAsync(Guid accountId) => Task.FromResult(Until.TryGetValue(accountId, out var until) ? until : (DateTimeOffset?)null);
}

/// <summary>What was raised.</summary>
public sealed class FakeAlerts : IAlerts
{
    private readonly System.Collections.Concurrent.ConcurrentBag<(WordRisk Risks, SaidAt At)> raised = [];

    public IReadOnlyCollection<(WordRisk Risks, SaidAt At)> Raised => raised;

    /// <summary>Who has the alert of which text.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, AlertHeard> Heard { get; } = [];

    public Task<IReadOnlyDictionary<Guid, AlertHeard>> HeardAsync(string kind, IReadOnlyCollection<Guid> texts) =>
        Task.FromResult<IReadOnlyDictionary<Guid, AlertHeard>>(texts.Where(Heard.ContainsKey).ToDictionary(text => text, text => Heard[text]));

    public Task<Guid> RaiseAsync(WordRisk risks, SaidAt at, Guid? reporter = null)
    {
        raised.Add((risks, at));
        return Task.FromResult(SecretCode.NewId());
    }
}
