namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>Where a volunteer is, in plain words.</summary>
public static class VolunteerWords
{
    /// <summary>In a few words, for lists.</summary>
    public static Said Words(this VolunteerState state) => state switch
    {
        VolunteerState.Asked => new Said("Tu as été tiré·e au sort", "Vous avez été tiré·e au sort"),
        VolunteerState.Accepted => "Place acceptée",
        VolunteerState.Declined => "Place refusée",
        VolunteerState.Silent => "Délai de réponse passé",
        VolunteerState.Substitute => new Said("Tu es remplaçant·e", "Vous êtes remplaçant·e"),
        VolunteerState.NotDrawn => "Non tiré·e au sort",
        VolunteerState.NotFit => "Hors du tirage",
        VolunteerState.Left => "N’est plus remplaçant·e",
        _ => new Said("Tu veux participer", "Vous voulez participer"),
    };

    /// <summary>To the facilitator, of a person who was drawn.</summary>
    public static string Answer(this VolunteerState state) => state switch
    {
        VolunteerState.Accepted => "A dit oui",
        VolunteerState.Declined => "A dit non",
        VolunteerState.Silent => "N’a pas répondu à temps",
        _ => "Doit répondre",
    };
}
