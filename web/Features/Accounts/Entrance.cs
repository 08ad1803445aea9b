namespace ChildProtection.Features.Accounts;

/// <summary>Where each person arrives after signing in.</summary>
public static class Entrance
{
    public static string HomeOf(string? role) => role switch
    {
        Role.Professional => "/equipe",
        Role.Administrator => "/administration",
        _ => "/accueil",
    };

    /// <summary>Back to the page that asked for a sign-in, when it is one of ours.</summary>
    public static string After(string? role, string? wanted, IUrlHelper url) =>
        url.IsLocalUrl(wanted) && wanted != "/" ? wanted! : HomeOf(role);
}
