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

    /// <summary>The same below a page: whoever has signed in is spoken to as they are; of a visitor, only the page knows for whom it was written.</summary>
    public static bool SaysVous(this ClaimsPrincipal user, bool isForAdults) => user.Identity?.IsAuthenticated == true ? user.SaysVous() : isForAdults;
}
