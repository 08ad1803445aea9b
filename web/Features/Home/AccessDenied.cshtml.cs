namespace ChildProtection.Features.Home;

/// <summary>Signed in, but not for this page.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class AccessDeniedModel : PageModel;
