using System.Security.Claims;

namespace ChildProtection.Platform.Ui;

/// <summary><c>Tu</c> to the young and to visitors, <c>vous</c> to adults; never both on one page.</summary>
public static class Politeness
{
    public static bool SaysVous(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && !user.IsInRole(Role.YoungPerson);
}
