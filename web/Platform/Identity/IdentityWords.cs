namespace ChildProtection.Platform.Identity;

/// <summary>French for the codes of sign-in, in the copy that people take away.</summary>
internal static class IdentityWords
{
    public static string Role(string role) => role switch
    {
        Security.Role.YoungPerson => "Jeune",
        Security.Role.Parent => "Parent",
        Security.Role.Mentor => "Mentor, parrain ou marraine",
        Security.Role.Professional => "Professionnel",
        Security.Role.Facilitator => "Animation",
        Security.Role.Moderator => "Modération",
        Security.Role.Observer => "Pilotage",
        Security.Role.Administrator => "Administration",
        _ => role,
    };

    public static Said Profile(string profile) =>
        profile == SessionProfile.OwnDevice.Name ? new Said("Ton appareil", "Votre appareil")
        : profile == SessionProfile.SharedDevice.Name ? "Appareil partagé"
        : "Appareil de travail";

    /// <summary>Why an account is closed.</summary>
    public static string Closed(string reason) => reason switch
    {
        "left" => "départ",
        "absent" => "longue absence",
        "lost-device" => "appareil perdu ou volé",
        "mistake" => "compte fait par erreur",
        "safety" => "protection",
        _ => reason,
    };

    /// <summary>The codes of RFC 8176 that the portal writes.</summary>
    public static string Methods(string methods) => methods.Split(' ') switch
    {
        var all when all.Contains("mca") => "un accès refait",
        var all when all.Contains("pop") => "la carte",
        var all when all.Contains("rc") => "un code de secours",
        var all when all.Contains("pwd") => "un mot de passe",
        _ => "une clé d’accès",
    };

    public static string End(string reason) => reason switch
    {
        SessionEnd.SignedOut => "Sorti avec le bouton",
        SessionEnd.ByOwner => "Fermée depuis un autre appareil",
        SessionEnd.TooMany => "Trop d’appareils ouverts",
        SessionEnd.Renewed => "Une nouvelle connexion l’a remplacée",
        SessionEnd.AccessRemade => "L’accès a été refait",
        SessionEnd.AllClosed => "Tout a été fermé",
        SessionEnd.AccountChanged => "Fermée par l’équipe du site",
        _ => "Fermée toute seule",
    };

    public static Said Notice(string kind) => new(Told(kind).Sentence(vous: false), Told(kind).Sentence(vous: true));

    private static AccessNotice Told(string kind) => AccessNotice.To(Guid.Empty, kind, default);
}
