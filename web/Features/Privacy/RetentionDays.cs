namespace ChildProtection.Features.Privacy;

/// <summary>How many days each kind of data stays here: the code's default, until an administrator chose otherwise.</summary>
public sealed class RetentionDays(PortalDb db, IEnumerable<IRetention> rules, AuditLog audit, TimeProvider clock)
{
    private const int DaysOfManyMonths = 60;
    private const double DaysPerMonth = 365.25 / 12;

    public sealed record Line(RetentionRule Rule, int Days, DateTimeOffset? ChangedAt)
    {
        public string Words => InWords(Days);
    }

    /// <summary>All rules in their order, with the days in force.</summary>
    public async Task<IReadOnlyList<Line>> AllAsync()
    {
        var settings = await db.RetentionSettings.AsNoTracking().ToDictionaryAsync(setting => setting.Code);
        return [.. rules.Select(one => one.Rule).OrderBy(rule => rule.Order).ThenBy(rule => rule.Code, StringComparer.Ordinal)
            .Select(rule => settings.TryGetValue(rule.Code, out var set) && !rule.IsFixed ? new Line(rule, Math.Clamp(set.Days, rule.Least, rule.Most), set.ChangedAt) : new Line(rule, rule.Days, null))];
    }

    /// <summary>The days of one rule, in force now.</summary>
    public async Task<int> OfAsync(string code) => (await AllAsync()).First(line => line.Rule.Code == code).Days;

    /// <summary>Within the rule's bounds, else <see cref="BrokenRuleException"/>; no such rule: false. Written down.</summary>
    public async Task<bool> ChangeAsync(string code, int days)
    {
        if (rules.Select(one => one.Rule).FirstOrDefault(one => one.Code == code) is not { } rule) return false;
        if (rule.IsFixed) throw new BrokenRuleException("Cette durée ne se change pas ici.");
        if (days < rule.Least || days > rule.Most) throw new BrokenRuleException($"Choisissez entre {rule.Least} et {rule.Most} jours.");
        await db.InOneTransactionAsync(async () =>
        {
            var now = clock.GetUtcNow();
            await db.RetentionSettings.Where(setting => setting.Code == code)
                .ExecuteUpdateAsync(update => update.SetProperty(setting => setting.Days, days).SetProperty(setting => setting.ChangedAt, now));
            await audit.WriteAsync(PrivacyAudit.RuleChanged, reason: $"{code}.{days}");
        });
        return true;
    }

    /// <summary>Rules that have no row yet get theirs, with the default.</summary>
    public async Task SeedAsync()
    {
        var known = await db.RetentionSettings.Select(setting => setting.Code).ToListAsync();
        foreach (var rule in rules.Select(one => one.Rule).Where(rule => !known.Contains(rule.Code)))
            db.RetentionSettings.Add(new RetentionSetting { Code = rule.Code, Days = rule.Days, ChangedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // another process, started at the same moment, has just made some
        {
            db.ChangeTracker.Clear();
            await SeedAsync();
        }
    }

    /// <summary>« 24 mois », « 30 jours », « 1 jour ».</summary>
    public static string InWords(int days) => days < DaysOfManyMonths ? $"{days} jour{(days > 1 ? "s" : "")}" : $"{Math.Round(days / DaysPerMonth)} mois";
}

/// <summary>At each start: every rule has its row of configuration.</summary>
internal sealed class SeedRetention(RetentionDays days) : IStartTask
{
    public int Order => 10;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        try
        {
            await days.SeedAsync();
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // Another process that starts at the same moment did it.
        }
        return [];
    }
}
