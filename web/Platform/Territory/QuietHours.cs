using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>When minors are left in peace (« calme », reference SAFE-30): from one hour of the evening to one of the morning, on the clocks of the territory.</summary>
/// <param name="From">The hour they begin, 0 to 23.</param>
/// <param name="Until">The hour they end, 0 to 23; the same as the first: never.</param>
public sealed record QuietHours(int From = 21, int Until = 8)
{
    private const int LastHour = 23;

    /// <summary>Of what a clock on the wall there shows, so summer time and overseas hours are right by themselves.</summary>
    public bool IsQuiet(TimeZoneInfo zone, DateTimeOffset at)
    {
        var hour = TimeZoneInfo.ConvertTime(at, zone).Hour;
        return From <= Until ? hour >= From && hour < Until : hour >= From || hour < Until;
    }

    /// <summary>The first moment from this one on that is not quiet.</summary>
    public DateTimeOffset EndAfter(TimeZoneInfo zone, DateTimeOffset at)
    {
        if (!IsQuiet(zone, at)) return at;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var wakes = local.Date.AddHours(Until);
        if (wakes <= local.DateTime) wakes = wakes.AddDays(1);
        return new DateTimeOffset(wakes, zone.GetUtcOffset(wakes)).ToUniversalTime();
    }

    /// <summary>The pack’s own (« calme: { de: 21, a: 8 } »), or 21 to 8.</summary>
    internal static QuietHours Read(YamlMap? map)
    {
        if (map is null) return new QuietHours();
        var hours = new QuietHours(map.Number("de", 0, LastHour), map.Number("a", 0, LastHour));
        map.RefuseTheRest();
        return hours;
    }
}
