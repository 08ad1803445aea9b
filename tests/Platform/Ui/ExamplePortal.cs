using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform.Ui;

/// <summary>A portal whose territory has one help line of each kind that the shell must tell apart.</summary>
public class ExamplePortal : Portal
{
    protected override void ChangeServices(IServiceCollection services) => services.AddSingleton(Pack);

    public static readonly TerritoryPack Pack = new()
    {
        Code = "exemple", Name = "Exemple", PortalName = "Nos Voix", Languages = ["fr"], EffectiveFrom = new(2026, 1, 1),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
        Terms = new Dictionary<string, FrenchTerm>(DemoWords.Pack.Terms) { ["collectivite"] = new() { Noun = "Département du Rivage" } },
        Zones = [], Ages = DemoWords.Pack.Ages, Reminders = [], Modules = new HashSet<string>(),
        HelpLines =
        [
            Line("119", HelpLevel.Now, "danger"),
            Line("114", HelpLevel.Now, "urgence") with { BySms = true },
            Line("3018", HelpLevel.Soon, "ecran"),
            Line("116111", HelpLevel.Whenever, "parler") with { ToConfirm = true },
        ],
        Listening = new("La cellule d’écoute", "Du lundi au vendredi.", "Réponse en 2 jours.", Phone: "01 99 00 45 67", Email: null),
        Answer = new(45, "direction_enfance"), Legal = new(null, null, null, null),
    };

    private static HelpLine Line(string number, HelpLevel level, string kind) => new()
    {
        Code = number, Name = $"Ligne {number}", Number = number, Shown = number, Kind = kind, Level = level,
        ForTheYoung = "Tu as besoin d’aide.", ForAdults = "Un enfant a besoin d’aide.", Hours = "Jour et nuit.", IsFree = true,
    };
}
