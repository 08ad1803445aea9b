using System.Security.Claims;

namespace ChildProtection.Platform.Ui;

/// <summary>Which of <c>tu</c> and <c>vous</c> a page says to whoever looks at it.</summary>
public static class Politeness
{
    /// <summary>
    /// True for an adult who has signed in; the young, and visitors whose age nobody knows, read <c>tu</c>. The words of a page
    /// made for adults say <c>vous</c> by themselves, to visitors too; « ViewData["Vous"] » tells the reading bar so.
    /// </summary>
    public static bool SaysVous(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && !user.IsInRole(Role.YoungPerson);
}
