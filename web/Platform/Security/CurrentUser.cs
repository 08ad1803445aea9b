using System.Security.Claims;

namespace ChildProtection.Platform.Security;

/// <summary>Whoever makes the request.</summary>
public sealed class CurrentUser(ClaimsPrincipal principal)
{
    public const string DisplayNameClaim = "nom";

    /// <summary>Nobody is signed in: <see cref="InvalidOperationException"/>.</summary>
    public Guid Id => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Nobody is signed in."));

    public bool IsSignedIn => principal.Identity?.IsAuthenticated == true;

    /// <summary>Null for a visitor.</summary>
    public string? Role => principal.FindFirstValue(ClaimTypes.Role);

    public string DisplayName => principal.FindFirstValue(DisplayNameClaim) ?? "";

    public bool Is(string role) => principal.IsInRole(role);
}

internal static class CurrentUserSetup
{
    public static void AddCurrentUser(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddScoped(provider => new CurrentUser(
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new ClaimsPrincipal()));
}
