namespace ChildProtection.Features.Administration.People;

/// <summary>Why an account is closed: a code in the audit log, words on the screen.</summary>
public enum DisableReason
{
    [Display(Name = "La personne est partie")]
    Left,

    [Display(Name = "Longue absence")]
    Absent,

    [Display(Name = "Appareil perdu ou volé")]
    LostDevice,

    [Display(Name = "Compte fait par erreur")]
    Mistake,

    [Display(Name = "Protection : un doute sérieux")]
    Safety,
}

internal static class DisableReasons
{
    public static string Code(this DisableReason reason) => reason switch
    {
        DisableReason.Left => "left",
        DisableReason.Absent => "absent",
        DisableReason.LostDevice => "lost-device",
        DisableReason.Mistake => "mistake",
        _ => "safety",
    };

    /// <summary>The words of a stored code; null for none.</summary>
    public static string? Words(string? code) => Enum.GetValues<DisableReason>().Where(reason => reason.Code() == code)
        .Select(reason => typeof(DisableReason).GetField(reason.ToString())!.GetCustomAttributes(typeof(DisplayAttribute), inherit: false).Cast<DisplayAttribute>().Single().Name).FirstOrDefault();
}

/// <summary>The roles as the administration reads them.</summary>
internal static class RoleWords
{
    public static string Of(string role) => role switch
    {
        Role.YoungPerson => "Jeune",
        Role.Parent => "Parent",
        Role.Mentor => "Mentor, parrain ou marraine",
        Role.Professional => "Professionnel ou professionnelle",
        Role.Facilitator => "Animateur ou animatrice",
        Role.Moderator => "Modération et protection",
        Role.Observer => "Pilotage",
        Role.Administrator => "Administration technique",
        _ => role,
    };

    public static string Of(PersonState state) => state switch
    {
        PersonState.Open => "Ouvert",
        PersonState.Closed => "Fermé",
        _ => "Jamais venu",
    };
}
