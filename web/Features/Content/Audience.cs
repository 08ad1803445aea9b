using System.Security.Claims;

namespace ChildProtection.Features.Content;

/// <summary>For whom a page is written (« public »). Only the young are told « tu ».</summary>
public enum Audience { Young, Parents, Mentors, Professionals, Everyone }

internal static class Audiences
{
    public static readonly IReadOnlyDictionary<string, Audience> ByName = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["jeunes"] = Audience.Young, ["parents"] = Audience.Parents, ["mentors"] = Audience.Mentors,
        ["pros"] = Audience.Professionals, ["tous"] = Audience.Everyone,
    };

    /// <summary>As whom somebody reads who chose nothing: by their role; whoever is not signed in reads what is for the young.</summary>
    public static Audience Of(ClaimsPrincipal user) =>
        user.IsInRole(Role.Parent) ? Audience.Parents : user.IsInRole(Role.Mentor) ? Audience.Mentors
        : user.IsInRole(Role.Professional) ? Audience.Professionals : Audience.Young;

    /// <summary>Who should have reread the page, as « relu par … ».</summary>
    public static string Rereaders(this Audience audience) => audience switch
    {
        Audience.Young => "des jeunes",
        Audience.Parents => "des parents",
        Audience.Mentors => "des bénévoles",
        Audience.Professionals => "des professionnels",
        _ => "des personnes concernées",
    };
}
