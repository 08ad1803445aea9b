using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums;

/// <summary>Words that several pages of forums say.</summary>
internal static class ForumWords
{
    public const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    /// <summary>What anybody will read.</summary>
    public static ReadersNotice Public { get; } = ReadersNotice.Fixed("Pour annoncer le forum.", "Tout le monde, une fois le forum publié.", "N’écrivez le nom d’aucun jeune, et aucune adresse d’un lieu de vie.");

    /// <summary>What members read.</summary>
    public static ReadersNotice Members { get; } = ReadersNotice.Fixed("Pour préparer le forum ensemble.", "Les membres et les animateurs de l’instance.", "Écrivez des fonctions, jamais des noms.");

    /// <summary>« 1 place », « 3 places ».</summary>
    public static string Places(int number) => $"{number}\u00A0place{(number > 1 ? "s" : "")}";

    /// <summary>« 3 étapes, dans 2 secteurs. Dans un lieu de vie : 1. »</summary>
    public static string Route(Reach.CountReach.Route route) =>
        $"{route.Stops}\u00A0étape{(route.Stops > 1 ? "s" : "")}, dans {route.Zones}\u00A0secteur{(route.Zones > 1 ? "s" : "")}. Dans un lieu de vie\u00A0: {route.Places}.";

    /// <summary>« 14 h 30 ».</summary>
    public static string Hour(TimeOnly hour) => hour.Minute == 0 ? $"{hour.Hour}\u00A0h" : $"{hour.Hour}\u00A0h\u00A0{hour.Minute:00}";

    public static string Icon(Stops.StopKind kind) => kind switch { Stops.StopKind.Home or Stops.StopKind.ChildrensHome => "maison", Stops.StopKind.Centre => "bureau", _ => "lieu" };
}
