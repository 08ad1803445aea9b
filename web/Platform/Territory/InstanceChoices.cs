using System.Globalization;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Platform.Territory;

/// <summary>
/// What this installation says otherwise than its territory pack: who answers when somebody wants to speak, and how soon an
/// answer is owed. Kept in <see cref="InstanceSetting"/> rows, used by pages at once: in this process when they are written,
/// in the others within <see cref="ReadChoices.Period"/>.
/// </summary>
public sealed class InstanceChoices(TerritoryPack pack, IServiceScopeFactory scopes)
{
    /// <summary>Before the key of each row.</summary>
    public const string Prefix = "choice:";

    public const string Phone = "phone";
    public const string Email = "email";
    public const string Hours = "hours";
    public const string WordDaysKey = "word-days";

    public static readonly IReadOnlyList<string> Keys = [Phone, Email, Hours, WordDaysKey];

    private volatile Dictionary<string, string> values = [];

    /// <summary>Grows when something changed, for whoever keeps pages made with it.</summary>
    public int Version { get; private set; }

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>The service that listens, as the pages show it.</summary>
    public Listening Listening => pack.Listening with
    {
        Phone = values.GetValueOrDefault(Phone, pack.Listening.Phone ?? "") is { Length: > 0 } phone ? phone : null,
        Email = values.GetValueOrDefault(Email, pack.Listening.Email ?? "") is { Length: > 0 } email ? email : null,
        Hours = values.GetValueOrDefault(Hours, pack.Listening.Hours),
    };

    /// <summary>Within how many days somebody owes an answer to « Ma parole ».</summary>
    public int WordDays => int.TryParse(values.GetValueOrDefault(WordDaysKey), CultureInfo.InvariantCulture, out var days) ? days : pack.Answer.WordDays;

    /// <summary>The pack as it is in use here.</summary>
    public TerritoryPack Pack => pack with { Listening = Listening, Answer = pack.Answer with { WordDays = WordDays } };

    public async Task ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<PortalDb>().InstanceSettings.AsNoTracking()
            .Where(setting => setting.Key.StartsWith(Prefix)).ToDictionaryAsync(setting => setting.Key[Prefix.Length..], setting => setting.Value);
        if (rows.Count == values.Count && rows.All(row => values.GetValueOrDefault(row.Key) == row.Value)) return;
        values = rows;
        Version++;
    }
}

/// <summary>Reads the choices before the first page.</summary>
internal sealed class FirstReadOfChoices(InstanceChoices choices, PortalDb db) : IStartTask
{
    public int Order => 2;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (await db.FindsAsync($"SELECT 1 FROM \"InstanceSettings\" WHERE \"Key\" LIKE '{InstanceChoices.Prefix}%' LIMIT 1")) await choices.ReadAsync();
        return [];
    }
}

/// <summary>Sees what another process changed.</summary>
internal sealed class ReadChoices(InstanceChoices choices, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReadChoices> logger)
    : PeriodicJob(Period, scopes, clock, logger)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>They have just been read: <see cref="FirstReadOfChoices"/>.</summary>
    protected override TimeSpan Peace => Period;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => choices.ReadAsync();
}
