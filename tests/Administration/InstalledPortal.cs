using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>A portal for a territory whose words, dates and help lines the tests know.</summary>
public abstract class InstalledPortal : Portal
{
    private protected InstalledPortal(ITestDatabase database) : base(database) { }

    protected override void ChangeServices(IServiceCollection services) => services.AddSingleton(new TerritoryPack
    {
        Code = "essai", Name = "Val-d’Essai", PortalName = "Nos Voix", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Languages = ["fr"],
        EffectiveFrom = new(2023, 1, 1), EffectiveUntil = new(2025, 12, 31), Terms = DemoWords.Pack.Terms, Zones = [],
        Ages = DemoWords.Pack.Ages, Reminders = [], Modules = new HashSet<string>(), Answer = new(45, "direction_enfance"),
        HelpLines = [Line("119", new(2026, 11, 22)), Line("3018", null)],
        Listening = new("La cellule d’écoute", "Du lundi au vendredi.", "Deux jours.", null, null), Legal = new(null, null, null, null),
    });

    private static HelpLine Line(string number, DateOnly? checkedOn) => new()
    {
        Code = number, Name = $"Ligne {number}", Number = number, Shown = number, Kind = "danger", Level = HelpLevel.Now, Hours = "Jour et nuit.",
        ForTheYoung = "Tu es en danger.", ForAdults = "Un enfant est en danger.", CheckedOn = checkedOn, ToConfirm = checkedOn is null,
    };
}

/// <summary>That portal on a fresh SQLite file.</summary>
public sealed class InstalledSqlitePortal() : InstalledPortal(new SqliteFile());

/// <summary>That portal on a fresh PostgreSQL database.</summary>
public sealed class InstalledPostgresPortal() : InstalledPortal(PostgresDatabase.WithTables());
